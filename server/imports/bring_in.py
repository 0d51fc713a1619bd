"""
Bring records into the market, through its doors, in batches.

A batch is one transaction: a product comes with its SKUs, prices and stock, or not at all. A batch that the market
refuses is undone and brought in one by one, so that only what is wrong stays out. Whatever is known by its key is left
as it is, so a run that was killed is simply run again.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation.errors import ShopError
from imports.records import (
    BrandRecord,
    CategoryRecord,
    OfferRecord,
    ProductRecord,
    Record,
    Refusal,
    Remark,
    ReviewRecord,
    ShopRecord,
)
from market.catalogue import facade as catalogue
from market.community import facade as community
from market.groupbuy import facade as groupbuy
from market.merchants import facade as merchants
from market.pricing import facade as pricing
from market.shipping import facade as shipping
from market.stock import facade as stock

BATCH = 200  # Enough to share the statements, few enough for a transaction of a fraction of a second.
REVIVED_FOR = timedelta(days=30)
BECAUSE = "imported"


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
        try:
            with transaction.atomic():
                self._bring_kind(records)
        except (RowRefused, ShopError) as error:
            for record in records:
                self.shelves.pop(record.key, None)  # What was made is undone.
            if len(records) == 1:
                self.refuse(_refusal(records[0], error))
                return
            for record in records:
                self._bring([record])
        else:
            self.product_keys |= {one.key: len(one.skus) for one in records if isinstance(one, ProductRecord)}
            self.review_keys |= {one.key for one in records if isinstance(one, ReviewRecord)}

    def _bring_kind(self, records: Sequence[Record]) -> None:
        self._bring_products([one for one in records if isinstance(one, ProductRecord)])
        self._bring_reviews([one for one in records if isinstance(one, ReviewRecord)])
        for one in records:
            match one:
                case ShopRecord():
                    self._bring_shop(one)
                case CategoryRecord():
                    self._bring_category(one)
                case BrandRecord():
                    self._bring_brand(one)
                case OfferRecord():
                    self._bring_offer(one)
                case ProductRecord() | ReviewRecord():
                    pass  # Brought above, all together.

    # ── Shelves ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _bring_shop(self, record: ShopRecord) -> None:
        shop = merchants.create_shop(
            slug=record.slug,
            name=record.name,
            intro=record.intro,
            licence=record.licence,
            source_key=record.key,
            now=self.now,
        )
        if record.freight and not shipping.rules_of([shop.id]).get(shop.id):  # Else the shop has named its own since.
            shipping.set_rule(shop.id, record.freight, record.freight_free_over)
        self.shelves[record.key] = shop.id

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
        if not records:
            return
        product_ids = self._product_of(records)
        community.import_reviews(
            [
                community.ReviewDraft(
                    source_key=record.key,
                    product_id=product_ids[record.product_key],
                    nickname=record.nickname,
                    stars=record.stars,
                    text=record.text,
                    at=record.at,
                    reply=record.reply,
                )
                for record in records
            ]
        )

    def _product_of(self, records: Sequence[ReviewRecord | OfferRecord]) -> dict[str, UUID]:
        """:raises RowRefused:"""
        found = catalogue.product_ids_of_source({record.product_key for record in records})
        for record in records:
            if record.product_key not in found:
                raise RowRefused("product_id", f"names {record.product_key}, which was not brought in")
        return found


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
