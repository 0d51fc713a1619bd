"""Make products' pages again from the rooms below: cards, bodies, shelves and the search index, many at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.money import Money
from foundation.web import MoneyOut
from foundation.words import LANGUAGES, Words, say
from market.catalogue import facade as catalogue
from market.catalogue.facade import BrandView, CategoryView, ProductState, ProductView, SkuView
from market.community import facade as community
from market.community.facade import ReviewView, SummaryView
from market.groupbuy import facade as groupbuy
from market.groupbuy.facade import ActivityView
from market.media import facade as media
from market.media.facade import PictureOut, PictureView
from market.merchants import facade as merchants
from market.merchants.facade import ShopView
from market.people import facade as people
from market.people.facade import PersonView
from market.pricing import facade as pricing
from market.pricing.facade import PriceView
from market.search import facade as search
from market.shipping import facade as shipping
from market.stock import facade as stock
from market.storefront import rules
from market.storefront.services.draft_document import Offer, draft_document
from market.storefront.services.mark_stale import mark_lists_stale
from market.storefront.types import (
    AttributeOut,
    CardOut,
    CategoryStepOut,
    LicenceOut,
    OptionOut,
    ProductBodyOut,
    PromiseOut,
    ReviewCardOut,
    ReviewsOut,
    ShopOut,
    SkuOut,
)

MOST_AT_ONCE = 200  # Products per round: enough to share the queries, few enough for a short transaction.
MOST_SHOWN_REVIEWS = 3


CARD = (
    ("product_id", "uuid"), ("shop_id", "uuid"), ("card_zh", "text"), ("card_en", "text"), ("body_zh", "text"),
    ("body_en", "text"), ("wake_at", "timestamptz"),
)  # fmt: skip


@dataclass(frozen=True)
class _Facts:
    """Everything that the pages of these products draw on, read once."""

    products: Mapping[UUID, ProductView]
    prices: Mapping[UUID, PriceView]
    in_stock: frozenset[UUID]  # SKUs
    shops: Mapping[UUID, ShopView]
    brands: Mapping[UUID, BrandView]
    categories: Mapping[UUID, CategoryView]
    pictures: Mapping[UUID, PictureView]
    activities: Mapping[UUID, ActivityView]
    sold: Mapping[UUID, int]
    ratings: Mapping[UUID, SummaryView]
    reviews: Mapping[UUID, Sequence[ReviewView]]  # The newest few of each product.
    authors: Mapping[UUID, PersonView]
    freight: Mapping[UUID, Words]


def refresh_stale(*, now: datetime, limit: int = MOST_AT_ONCE, at_once: bool = False) -> int:
    """
    Make the longest-waiting stale products fresh, and wake those whose offer begins or ends. Return how many.

    With `at_once` also those that might wait a little. Takes the marks first and reads after, so that what changes
    meanwhile is marked again. Safe beside itself.
    """
    with transaction.atomic():
        sql.run(
            """
            INSERT INTO storefront_staleproduct (product_id)
            SELECT product_id FROM storefront_card WHERE wake_at <= %s ON CONFLICT DO NOTHING
            """,
            [now],
        )
        taken = sql.rows(
            """
            DELETE FROM storefront_staleproduct WHERE product_id IN (
              SELECT product_id FROM storefront_staleproduct WHERE %s OR since <= greatest(%s, now())
              ORDER BY since LIMIT %s FOR UPDATE SKIP LOCKED)
            RETURNING product_id
            """,
            [at_once, now, limit],
        )
        product_ids = sorted(product_id for (product_id,) in taken)
        if product_ids:
            refresh_products(product_ids, now=now)
        return len(product_ids)


@transaction.atomic
def refresh_products(product_ids: Collection[UUID], *, now: datetime) -> None:
    """Write these products' cards, bodies, shelves and index entries; take down what is not on sale."""
    facts = _read(product_ids, now)
    listed = [product for product in facts.products.values() if _is_listed(product, facts)]
    gone = set(product_ids) - {product.id for product in listed}
    left = _take_down(gone)
    if listed:
        _write_cards(listed, facts, now)
        left |= _write_shelves(listed, facts)
    mark_lists_stale(left & facts.categories.keys())
    if listed:
        search.index_documents([_document(product, facts) for product in listed])


def _is_listed(product: ProductView, facts: _Facts) -> bool:
    has_price = any(sku.id in facts.prices for sku in product.skus if sku.is_active)
    shop = facts.shops.get(product.shop_id)
    is_open = shop is not None and shop.state == merchants.ShopState.OPEN
    return product.state == ProductState.PUBLISHED and has_price and is_open


def _read(product_ids: Collection[UUID], now: datetime) -> _Facts:
    products = catalogue.products(product_ids)
    sku_ids = [sku.id for product in products.values() for sku in product.skus if sku.is_active]
    shops = merchants.shops({product.shop_id for product in products.values()})
    picture_ids = {picture_id for product in products.values() for picture_id in product.picture_ids}
    picture_ids |= {sku.own_picture_id for p in products.values() for sku in p.skus if sku.own_picture_id}
    reviews = community.latest_reviews(list(products), limit=MOST_SHOWN_REVIEWS)
    picture_ids |= {picture_id for shown in reviews.values() for one in shown for picture_id in one.picture_ids}
    picture_ids |= {shop.logo_picture_id for shop in shops.values() if shop.logo_picture_id}
    return _Facts(
        products=products,
        prices=pricing.prices(sku_ids, now=now),
        in_stock=frozenset(sku_id for sku_id, level in stock.levels(sku_ids).items() if level.available > 0),
        shops=shops,
        brands=catalogue.brands({product.brand_id for product in products.values() if product.brand_id}),
        categories={category.id: category for category in catalogue.categories()},
        pictures=media.pictures(picture_ids),
        activities=groupbuy.activities_of(list(products), now),
        sold=dict(
            sql.rows("SELECT product_id, sold_count FROM storefront_sales WHERE product_id = ANY(%s)", [list(products)])
        ),
        ratings=community.reviews_of(list(products)),
        reviews=reviews,
        authors=people.people({one.person_id for shown in reviews.values() for one in shown if one.person_id}),
        freight={shop_id: rules.freight_words(of_shop) for shop_id, of_shop in shipping.rules_of(list(shops)).items()},
    )


# ── Cards and bodies ─────────────────────────────────────────────────────────────────────────────────────────────────


def _write_cards(products: Sequence[ProductView], facts: _Facts, now: datetime) -> None:
    rows = []
    for product in products:
        cards = [_card(product, facts, language).model_dump_json() for language in LANGUAGES]
        bodies = [_body(product, facts, language).model_dump_json() for language in LANGUAGES]
        rows.append((product.id, product.shop_id, *cards, *bodies, _wake_at(facts.activities.get(product.id), now)))
    sql.run(
        f"""
        INSERT INTO storefront_card (product_id, shop_id, card_zh, card_en, body_zh, body_en, wake_at, refreshed_at)
        SELECT product_id, shop_id, card_zh, card_en, body_zh, body_en, wake_at, now() FROM {sql.given(CARD)}
        ON CONFLICT (product_id) DO UPDATE SET
          shop_id = excluded.shop_id, card_zh = excluded.card_zh, card_en = excluded.card_en,
          body_zh = excluded.body_zh, body_en = excluded.body_en, wake_at = excluded.wake_at, refreshed_at = now()
        """,
        [sql.pack(CARD, rows)],
    )


def _wake_at(activity: ActivityView | None, now: datetime) -> datetime | None:
    if activity is None:
        return None
    return activity.starts_at if activity.starts_at > now else activity.ends_at


def _card(product: ProductView, facts: _Facts, language: str) -> CardOut:
    group = _group_price(product, facts)
    activity = facts.activities.get(product.id)
    first = product.picture_ids[0] if product.picture_ids else None
    return CardOut(
        product_id=product.id,
        title=say(product.title, language),
        shop_name=say(facts.shops[product.shop_id].name, language),
        picture=PictureOut.of(facts.pictures.get(first)) if first else None,
        price=MoneyOut.of(_price(product, facts)),
        group_price=MoneyOut.of(group) if group else None,
        team_size=activity.team_size if activity and group else None,
        sold_count=facts.sold.get(product.id, 0),
        in_stock=_in_stock(product, facts),
    )


def _body(product: ProductView, facts: _Facts, language: str) -> ProductBodyOut:
    shop = facts.shops[product.shop_id]
    category = facts.categories.get(product.category_id)
    brand = facts.brands.get(product.brand_id) if product.brand_id else None
    path = [facts.categories[one] for one in category.path if one in facts.categories] if category else []
    return ProductBodyOut(
        product_id=product.id,
        title=say(product.title, language),
        subtitle=say(product.subtitle, language),
        description=say(product.description, language),
        pictures=[shown for one in product.picture_ids if (shown := PictureOut.of(facts.pictures.get(one)))],
        skus=[_sku(sku, facts, language) for sku in product.skus if sku.is_active and sku.id in facts.prices],
        options=[
            OptionOut(name=say(option.name, language), values=[say(value, language) for value in option.values])
            for option in product.options
        ],
        attributes=[AttributeOut(name=say(one.name, language), value=say(one.value, language))
                    for one in product.attributes],
        brand=say(brand.name, language) if brand else None,
        origin=say(product.origin, language),
        category_path=[CategoryStepOut(slug=one.slug, name=say(one.name, language)) for one in path],
        shop=shop_out(shop, facts.pictures, language),
        promise=PromiseOut(
            ship_within_hours=48, seven_day_return=True, freight=say(facts.freight.get(shop.id, {}), language)
        ),
        reviews=_reviews(product, facts, language),
        sold_count=facts.sold.get(product.id, 0),
    )  # fmt: skip


def _sku(sku: SkuView, facts: _Facts, language: str) -> SkuOut:
    price = facts.prices[sku.id]
    activity = facts.activities.get(sku.product_id)
    group = activity.prices.get(sku.id) if activity else None
    return SkuOut(
        sku_id=sku.id,
        option_values=list(sku.option_values),
        text=say(sku.option_text, language),
        price=MoneyOut.of(price.price),
        compare_at=MoneyOut.of(price.compare_at) if price.compare_at else None,
        compare_source=say(price.compare_source, language) if price.compare_source else None,
        group_price=MoneyOut.of(group) if group else None,
        available=0,  # Filled in at each reading: stock is never shown from a copy.
        picture=PictureOut.of(facts.pictures.get(sku.own_picture_id)) if sku.own_picture_id else None,
    )


def shop_out(shop: ShopView, pictures: Mapping[UUID, PictureView], language: str) -> ShopOut:
    licence = shop.licence
    return ShopOut(
        shop_id=shop.id,
        name=say(shop.name, language),
        intro=say(shop.intro, language),
        logo=PictureOut.of(pictures.get(shop.logo_picture_id)) if shop.logo_picture_id else None,
        self_operated=shop.self_operated,
        licence=LicenceOut(
            company=licence.company,
            number=licence.number,
            address=licence.address,
            issued_on=licence.issued_on.isoformat() if licence.issued_on else None,
            valid_until=licence.valid_until.isoformat() if licence.valid_until else None,
            exemption=licence.exemption,
        ),
    )


def _reviews(product: ProductView, facts: _Facts, language: str) -> ReviewsOut:
    rating = facts.ratings.get(product.id)
    if rating is None or not rating.count:
        return ReviewsOut(count=0, average=None, items=[])
    shown = [_review(one, facts, language) for one in facts.reviews.get(product.id, ())]
    return ReviewsOut(count=rating.count, average=rating.average_x100 / 100, items=shown)


def _review(review: ReviewView, facts: _Facts, language: str) -> ReviewCardOut:
    author = facts.authors.get(review.person_id) if review.person_id else None
    return ReviewCardOut(
        nickname_masked=people.mask(author.nickname if author else review.nickname),
        stars=review.stars,
        text=review.text,
        pictures=[shown for one in review.picture_ids if (shown := PictureOut.of(facts.pictures.get(one)))],
        option_text=say(review.option_text, language),
        written_at=review.at,
        origin=review.origin,
    )


def _price(product: ProductView, facts: _Facts) -> Money:
    return min(facts.prices[sku.id].price for sku in product.skus if sku.is_active and sku.id in facts.prices)


def _group_price(product: ProductView, facts: _Facts) -> Money | None:
    activity = facts.activities.get(product.id)
    return min(activity.prices.values()) if activity and activity.prices else None


def _in_stock(product: ProductView, facts: _Facts) -> bool:
    return any(sku.id in facts.in_stock for sku in product.skus)


# ── Shelves, the index, and taking down ──────────────────────────────────────────────────────────────────────────────


def _write_shelves(products: Sequence[ProductView], facts: _Facts) -> set[UUID]:
    """Put products on their shelves, and return all lists they stand on or stood on before."""
    places = [place for product in products for place in _places(product, facts)]
    lists = _clear_shelves([product.id for product in products]) | {list_id for list_id, *_ in places}
    sql.insert_many(
        "storefront_shelf",
        [("list_id", "uuid"), ("product_id", "uuid"), ("rank", "bigint"), ("price_minor", "bigint"),
         ("sold_count", "bigint"), ("published_at", "timestamptz")],
        places,
    )  # fmt: skip
    return lists


def _clear_shelves(product_ids: Collection[UUID]) -> set[UUID]:
    cleared = sql.rows("DELETE FROM storefront_shelf WHERE product_id = ANY(%s) RETURNING list_id", [list(product_ids)])
    return {list_id for (list_id,) in cleared}


def _places(product: ProductView, facts: _Facts) -> list[tuple[UUID, UUID, int, int, int, datetime]]:
    category = facts.categories.get(product.category_id)
    sold = facts.sold.get(product.id, 0)
    published_at = product.published_at
    assert published_at is not None, "what is listed was published"
    rank = rules.rank(
        sold_count=sold,
        published_at=published_at,
        in_stock=_in_stock(product, facts),
        has_picture=bool(product.picture_ids),
        has_group=product.id in facts.activities,
    )
    lists = [rules.EVERYTHING, product.shop_id, *(category.path if category else ())]
    price = (_group_price(product, facts) or _price(product, facts)).minor
    return [(list_id, product.id, rank, price, sold, published_at) for list_id in lists]


def _document(product: ProductView, facts: _Facts) -> search.DocumentDraft:
    offer = Offer(
        price_minor=(_group_price(product, facts) or _price(product, facts)).minor,
        has_group=product.id in facts.activities,
        in_stock=_in_stock(product, facts),
        sold_count=facts.sold.get(product.id, 0),
    )
    return draft_document(product, offer, facts.brands, facts.categories)


def _take_down(product_ids: Collection[UUID]) -> set[UUID]:
    """Take products off their pages, and return the lists they stood on."""
    if not product_ids:
        return set()
    sql.run("DELETE FROM storefront_card WHERE product_id = ANY(%s)", [list(product_ids)])
    left = _clear_shelves(product_ids)
    search.forget_documents(product_ids)
    return left
