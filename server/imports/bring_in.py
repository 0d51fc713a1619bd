"""
Bring records into the market, through its doors, in batches.

A batch is one transaction: a product comes with its SKUs, prices and stock, or not at all. A batch that the market
refuses is undone and brought in one by one, so that only what is wrong stays out. Whatever is known by its key is left
as it is, so a run that was killed is simply run again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation.errors import ShopError
from foundation.tables import Refusal, Remark
from imports.records import (
    BrandRecord,
    CategoryRecord,
    OfferRecord,
    OrderRecord,
    PersonRecord,
    ProductRecord,
    Record,
    ReviewRecord,
    ShopRecord,
)
from market.catalogue import facade as catalogue
from market.community import facade as community
from market.groupbuy import facade as groupbuy
from market.merchants import facade as merchants
from market.orders import facade as orders
from market.payments import facade as payments
from market.people import facade as people
from market.pricing import facade as pricing
from market.shipping import facade as shipping
from market.stock import facade as stock
from market.storefront import facade as storefront

BATCH = 200  # Enough to share the statements, few enough for a transaction of a fraction of a second.
REVIVED_FOR = timedelta(days=30)
BECAUSE = "imported"
LANGUAGE_ABROAD = "en"  # The nearer of the two that the market speaks.


class RowRefused(Exception):
    """A record does not fit what is in the market, in the column named."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


class Importer:
    """One run's way into the market. Remembers what it has met, for the reckoning at the end."""

    def __init__(
        self,
        *,
        now: datetime,
        refuse: Callable[[Refusal], None],
        remark: Callable[[Remark], None],
        revive_offers: bool = False,
        pieces: int = 0,
    ) -> None:
        self.now = now
        self.refuse = refuse
        self.remark = remark
        self.revive_offers = revive_offers
        self.pieces = pieces  # of each SKU that the source does not count
        self.shelves: dict[str, UUID] = {}  # Shops, categories and brands by key: few, and named by many.
        self.product_keys: dict[str, int] = {}  # What must be in the market at the end, and how many SKUs of it.
        self.order_keys: set[str] = set()
        self.review_keys: set[str] = set()

    def bring_in(self, records: Iterable[Record | Refusal | Remark]) -> None:
        waiting: list[Record] = []
        for record in records:
            if isinstance(record, Refusal):
                self.refuse(record)
                continue
            if isinstance(record, Remark):
                self.remark(record)
                continue
            if waiting and (type(record) is not type(waiting[0]) or len(waiting) == BATCH):
                self._bring(waiting)
                waiting = []
            waiting.append(record)
        if waiting:
            self._bring(waiting)

    def _bring(self, records: Sequence[Record]) -> None:
        """Bring a batch; halve it where the market refuses something, until what is refused stands alone."""
        try:
            with transaction.atomic():
                self._bring_kind(records)
        except (RowRefused, ShopError) as error:
            for record in records:
                self.shelves.pop(record.key, None)  # What was made is undone.
            if len(records) == 1:
                self.refuse(_refusal(records[0], error))
                return
            self._bring(records[: len(records) // 2])
            self._bring(records[len(records) // 2 :])
        else:
            self.product_keys |= {one.key: len(one.skus) for one in records if isinstance(one, ProductRecord)}
            self.order_keys |= {one.key for one in records if isinstance(one, OrderRecord)}
            self.review_keys |= {one.key for one in records if isinstance(one, ReviewRecord)}

    def _bring_kind(self, records: Sequence[Record]) -> None:
        self._bring_shops([one for one in records if isinstance(one, ShopRecord)])
        self._bring_products([one for one in records if isinstance(one, ProductRecord)])
        self._bring_people([one for one in records if isinstance(one, PersonRecord)])
        self._bring_orders([one for one in records if isinstance(one, OrderRecord)])
        self._bring_reviews([one for one in records if isinstance(one, ReviewRecord)])
        for one in records:
            match one:
                case CategoryRecord():
                    self._bring_category(one)
                case BrandRecord():
                    self._bring_brand(one)
                case OfferRecord():
                    self._bring_offer(one)
                case ShopRecord() | ProductRecord() | PersonRecord() | OrderRecord() | ReviewRecord():
                    pass  # Brought above, all together.

    # ── Shelves ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _bring_shops(self, records: Sequence[ShopRecord]) -> None:
        if not records:
            return
        drafts = [merchants.ShopDraft(one.key, one.slug, one.name, one.intro, one.licence) for one in records]
        shop_ids = merchants.create_shops(drafts, now=self.now)
        self.shelves |= shop_ids
        ruled = [one for one in records if one.freight]
        known = shipping.rules_of([shop_ids[one.key] for one in ruled])
        for one in ruled:
            if one.freight and not known.get(shop_ids[one.key]):  # Else the shop has named its own since.
                shipping.set_rule(shop_ids[one.key], one.freight, one.freight_free_over)

    def _bring_category(self, record: CategoryRecord) -> None:
        category = catalogue.create_category(
            slug=record.slug,
            name=record.name,
            parent_id=self._shelf(record.parent_key, "parent_id") if record.parent_key else None,
            sort=record.sort,
            source_key=record.key,
        )
        self.shelves[record.key] = category.id

    def _bring_brand(self, record: BrandRecord) -> None:
        brand = catalogue.create_brand(
            slug=record.slug, name=record.name, story=record.story, source_key=record.key
        )  # fmt: skip
        self.shelves[record.key] = brand.id

    def _shelf(self, key: str, column: str) -> UUID:
        """:raises RowRefused:"""
        if key not in self.shelves:
            raise RowRefused(column, f"names {key}, which was not brought in")
        return self.shelves[key]

    # ── Products ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _bring_products(self, records: Sequence[ProductRecord]) -> None:
        known = catalogue.product_ids_of_source([record.key for record in records])
        fresh = [record for record in records if record.key not in known]
        if not fresh:
            return
        products = catalogue.create_products([self._product_draft(record) for record in fresh], now=self.now)
        sku_ids = {
            (record.key, sku.code): sku.id
            for record, product in zip(fresh, products, strict=True)
            for sku in product.skus
        }
        wares = [(sku_ids[record.key, sku.code], sku) for record in fresh for sku in record.skus]
        pricing.set_first_prices(
            {sku_id: sku.price for sku_id, sku in wares if sku.price}, now=self.now, because=BECAUSE
        )  # fmt: skip
        counted = [(sku_id, self.pieces if sku.on_hand is None else sku.on_hand, sku.key) for sku_id, sku in wares]
        stock.receive_many([stock.Delivery(*one) for one in counted if one[1]], because=BECAUSE, now=self.now)
        catalogue.publish_products(
            [product.id for record, product in zip(fresh, products, strict=True) if record.is_on_sale],
            self.now,
            because=BECAUSE,
        )

    def _product_draft(self, record: ProductRecord) -> catalogue.ProductDraft:
        return catalogue.ProductDraft(
            shop_id=self._shelf(record.shop_key, "shop_id"),
            category_id=self._shelf(record.category_key, "category_id"),
            brand_id=self._shelf(record.brand_key, "brand_id") if record.brand_key else None,
            slug=record.slug,
            title=record.title,
            subtitle=record.subtitle,
            description=record.description,
            attributes=record.attributes,
            options=record.options,
            origin=record.origin,
            skus=[
                catalogue.SkuDraft(sku.code, sku.option_values, sku.weight_grams, source_key=sku.key, gtins=sku.gtins)
                for sku in record.skus
            ],
            source_key=record.key,
        )

    # ── What hangs on products ───────────────────────────────────────────────────────────────────────────────────

    def _bring_offer(self, record: OfferRecord) -> None:
        """
        Offer the product to groups as the source says. What has ended there is kept as a draft, since an old promise
        is not a new one; when asked to, we offer it anew from today beside that draft.
        """
        product = self._product_of([record])[record.product_key]
        sku_ids = {sku.code: sku.id for sku in catalogue.products([product])[product].skus}
        prices = [
            groupbuy.OfferPrice(sku_ids[code], price, pieces) for code, (price, pieces) in record.prices.items()
        ]  # fmt: skip
        is_over = record.ends_at <= self.now
        groupbuy.create_activity(
            product_id=product,
            prices=prices,
            starts_at=record.starts_at,
            ends_at=record.ends_at,
            team_size=record.team_size,
            source_key=record.key,
            start=not is_over,
            now=self.now,
        )
        if is_over and self.revive_offers:
            groupbuy.create_activity(
                product_id=product,
                prices=prices,
                starts_at=self.now,
                ends_at=self.now + REVIVED_FOR,
                team_size=record.team_size,
                source_key=f"{record.key}:revived",
                now=self.now,
            )

    def _bring_reviews(self, records: Sequence[ReviewRecord]) -> None:
        known = community.review_ids_of_source([record.key for record in records])
        fresh = [record for record in records if record.key not in known]
        if not fresh:
            return
        product_ids = self._product_of([record for record in fresh if not record.order_key])
        lines = _lines_to_review([record for record in fresh if record.order_key])
        community.import_reviews(
            [
                community.ReviewDraft(
                    source_key=record.key,
                    product_id=lines[record.key].product_id if record.order_key else product_ids[record.product_key],
                    nickname=record.nickname,
                    stars=record.stars,
                    text=record.text,
                    at=record.at,
                    reply=record.reply,
                    line=_bought(lines[record.key]) if record.order_key else None,
                )
                for record in fresh
            ]
        )

    # ── People and their orders ──────────────────────────────────────────────────────────────────────────────────

    def _bring_people(self, records: Sequence[PersonRecord]) -> None:
        people.import_people(
            [
                people.PersonDraft(one.key, one.nickname, one.email, LANGUAGE_ABROAD, one.city, one.joined_at)
                for one in records
            ]
        )

    def _bring_orders(self, records: Sequence[OrderRecord]) -> None:
        """Orders as they went; what was paid for and kept counts among what was sold, once, with the order."""
        if not records:
            return
        person_ids = people.person_ids_of_source({record.person_key for record in records})
        products = catalogue.brought_products(
            {line.product_key for record in records for shop in record.shops for line in shop.lines}
        )
        for record in records:
            if record.person_key not in person_ids:
                raise RowRefused("customer_id", f"names {record.person_key}, who was not brought in")
            for shop in record.shops:
                for line in shop.lines:
                    if line.product_key not in products:
                        raise RowRefused("lines", f"has {line.product_key}, which was not brought in")
        pasts = {record.key: self._past(record, person_ids[record.person_key], products) for record in records}
        fresh = orders.import_history(list(pasts.values()))
        product_of = {one.sku_ids[0]: one.id for one in products.values()}
        storefront.count_sales(
            [
                (product_of[line.sku_id], line.quantity)
                for past in fresh
                if past.paid_at is not None
                for order in past.orders
                if order.refunded_at is None
                for line in order.lines
            ],
            sign=1,
        )

    def _past(
        self, record: OrderRecord, person_id: UUID, products: Mapping[str, catalogue.BroughtView]
    ) -> orders.PastCheckout:
        return orders.PastCheckout(
            source_key=record.key,
            person_id=person_id,
            address={
                "recipient": "",
                "phone": "",
                "country": record.country,
                "region_names": list(record.region_names),
                "line1": "",
                "line2": "",
                "postcode": record.postcode,
            },
            placed_at=record.placed_at,
            paid_at=record.paid_at,
            cancelled_at=record.cancelled_at,
            orders=tuple(
                orders.PastOrder(
                    shop_id=self._shelf(shop.shop_key, "shop_id"),
                    lines=tuple(
                        orders.PastLine(products[line.product_key].sku_ids[0], line.quantity, line.unit)
                        for line in shop.lines
                    ),
                    freight=shop.freight,
                    tracking_no=shop.tracking_no,
                    shipped_at=shop.shipped_at,
                    delivered_at=shop.delivered_at,
                    refunded_at=shop.refunded_at,
                )
                for shop in record.shops
            ),
            parts=tuple(payments.PastPart(*part) for part in record.payments),
        )

    def _product_of(self, records: Sequence[ReviewRecord | OfferRecord]) -> dict[str, UUID]:
        """:raises RowRefused:"""
        found = catalogue.product_ids_of_source({record.product_key for record in records})
        for record in records:
            if record.product_key not in found:
                raise RowRefused("product_id", f"names {record.product_key}, which was not brought in")
        return found


def _lines_to_review(records: Sequence[ReviewRecord]) -> dict[str, orders.SourceLine]:
    """Find for each review the first line of its order that nobody has reviewed. :raises RowRefused:"""
    lines = orders.lines_of_source({record.order_key for record in records})
    taken = community.reviewed_line_ids([line.line_id for of_one in lines.values() for line in of_one])
    found: dict[str, orders.SourceLine] = {}
    for record in records:
        free = [line for line in lines.get(record.order_key, ()) if line.line_id not in taken]
        if not free:
            what = "has been reviewed already" if record.order_key in lines else "was not brought in"
            raise RowRefused("order_id", f"names {record.order_key}, which {what}")
        found[record.key] = free[0]
        taken = {*taken, free[0].line_id}
    return found


def _bought(line: orders.SourceLine) -> community.BoughtLine:
    return community.BoughtLine(
        person_id=line.person_id,
        order_id=line.order_id,
        line_id=line.line_id,
        shop_id=line.shop_id,
        sku_id=line.sku_id,
        option_text=line.option_text,
    )


def _refusal(record: Record, error: RowRefused | ShopError) -> Refusal:
    """Say what was refused in the source's own words for the columns."""
    if isinstance(error, RowRefused):
        column, reason = error.column, error.reason
    else:
        column = error.field or ""
        said = (type(error).__doc__ or "").strip().splitlines()[0]
        facts = ", ".join(f"{name} {fact}" for name, fact in error.facts.items())
        reason = f"{said} [{error.code}{': ' if facts else ''}{facts}]"
    names = getattr(record, "columns", {})
    return Refusal(record.place, names.get(column.split(".")[0], column), reason)
