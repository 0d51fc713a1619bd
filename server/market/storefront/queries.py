"""
What pages read. The hot ones are one hand-written statement each, over the read models, and travel as bytes: a page of
a list is the cards' own JSON, joined.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from foundation import sql
from foundation.errors import NotFound
from foundation.paging import clamp, decode_cursor, encode_cursor
from market.media import facade as media
from market.media.facade import PictureView
from market.merchants import facade as merchants
from market.storefront.rules import EVERYTHING

ListSort = Literal["recommended", "newest", "price_up", "price_down", "sold"]
_SORTS: dict[str, tuple[str, str, Callable[[Any], Any]]] = {
    "recommended": ("rank", "DESC", int),
    "newest": ("published_at", "DESC", datetime.fromisoformat),
    "price_up": ("price_minor", "ASC", int),
    "price_down": ("price_minor", "DESC", int),
    "sold": ("sold_count", "DESC", int),
}


class ProductNotListed(NotFound):
    """This product is not on sale, or never was."""

    code = "storefront.product_not_found"


class CategoryNotListed(NotFound):
    """There is no such category."""

    code = "storefront.category_not_found"


class ShopNotListed(NotFound):
    """There is no such shop."""

    code = "storefront.shop_not_found"


def unfinished(product_ids: Collection[UUID]) -> set[UUID]:
    """Return those that have no pages yet, or pages that are about to be made again. One query."""
    found = sql.rows(
        """
        SELECT wanted.id FROM unnest(%s::uuid[]) AS wanted (id)
        WHERE NOT EXISTS (SELECT 1 FROM storefront_card c WHERE c.product_id = wanted.id)
           OR EXISTS (SELECT 1 FROM storefront_staleproduct s
                      WHERE s.product_id = wanted.id AND s.since <= now())
        """,
        [list(product_ids)],
    )
    return {product_id for (product_id,) in found}


class CardPage(msgspec.Struct):
    items: list[msgspec.Raw]
    next: str | None


def cards(
    list_id: UUID = EVERYTHING, *, sort: ListSort = "recommended", after: str | None, limit: int | None, language: str
) -> CardPage:
    """Return a page of one list: everything, a category or a shop. One statement. :raises BadCursor:"""
    statement, keys = _page_of("%s", sort, after, limit, language)
    return _card_page(sql.rows(statement, [list_id, *keys]), clamp(limit))


def category_cards(
    slug: str, *, sort: ListSort, after: str | None, limit: int | None, language: str
) -> tuple[dict[str, msgspec.Raw], CardPage]:
    """Return a category's heading and a page of its list. One statement. :raises CategoryNotListed, BadCursor:"""
    statement, keys = _page_of(
        "(SELECT category_id FROM storefront_heading WHERE slug = %s LIMIT 1)", sort, after, limit, language
    )
    found = sql.rows(
        f"""
        (SELECT head_{_suffix(language)}, NULL, NULL FROM storefront_heading WHERE slug = %s LIMIT 1)
        UNION ALL ({statement})
        """,
        [slug, slug, *keys],
    )
    head = next((head for head, _, product_id in found if product_id is None), None)
    if head is None:
        raise CategoryNotListed
    page = _card_page([row for row in found if row[2] is not None], clamp(limit))
    return msgspec.json.decode(head, type=dict[str, msgspec.Raw]), page


def _page_of(
    list_id: str, sort: ListSort, after: str | None, limit: int | None, language: str
) -> tuple[str, list[Any]]:
    """Write the statement that reads a page of the list that `list_id`, SQL of our own, names; one card too many."""
    column, direction, read = _SORTS[sort]
    cursor = decode_cursor(after, [read, UUID])
    beyond = f"AND (s.{column}, s.product_id) {'<' if direction == 'DESC' else '>'} (%s, %s)" if cursor else ""
    return (
        f"""
        SELECT c.card_{_suffix(language)}, s.{column}, s.product_id
        FROM storefront_shelf s JOIN storefront_card c USING (product_id)
        WHERE s.list_id = {list_id} {beyond}
        ORDER BY s.{column} {direction}, s.product_id {direction} LIMIT %s
        """,
        [*(cursor or ()), clamp(limit) + 1],
    )


def _card_page(found: list[tuple[Any, ...]], size: int) -> CardPage:
    following = None
    if len(found) > size:
        _, key, product_id = found[size - 1]
        following = encode_cursor([key.isoformat() if isinstance(key, datetime) else key, product_id])
    return CardPage([msgspec.Raw(card.encode()) for card, _, _ in found[:size]], following)


def cards_of(product_ids: Collection[UUID], language: str) -> list[msgspec.Raw]:
    """Return these products' cards in this order, without those that are no longer listed. One statement."""
    found = dict(
        sql.rows(
            f"SELECT product_id, card_{_suffix(language)} FROM storefront_card WHERE product_id = ANY(%s)",
            [list(product_ids)],
        )
    )
    return [msgspec.Raw(found[product_id].encode()) for product_id in product_ids if product_id in found]


def body(product_id: UUID, language: str) -> dict[str, Any]:
    """Return what changes seldom in a product's page, decoded, for the rest to be put in. :raises ProductNotListed:"""
    row = sql.one(f"SELECT body_{_suffix(language)} FROM storefront_card WHERE product_id = %s", [product_id])
    if row is None:
        raise ProductNotListed
    decoded: dict[str, Any] = msgspec.json.decode(row[0])
    return decoded


def _suffix(language: str) -> str:
    """Name the column of a language: what is kept in two has one column each."""
    return "en" if language == "en" else "zh"


def frame(language: str) -> tuple[msgspec.Raw, msgspec.Raw]:
    """Return the home page's banners and its categories, each a JSON list. One statement."""
    found = sql.one("SELECT banners, categories FROM storefront_frame WHERE language = %s", [language])
    banners, categories = found or ("[]", "[]")
    return msgspec.Raw(banners.encode()), msgspec.Raw(categories.encode())


def category_name(slug: str, language: str) -> str:
    """:raises CategoryNotListed:"""
    found = sql.one(
        f"SELECT head_{_suffix(language)}::json #>> '{{category,name}}' FROM storefront_heading WHERE slug = %s", [slug]
    )
    if found is None:
        raise CategoryNotListed
    return str(found[0])


def shop(shop_id: UUID) -> tuple[merchants.ShopView, Mapping[UUID, PictureView]]:
    """Return a shop and its logo. :raises ShopNotListed:"""
    found = merchants.shops([shop_id]).get(shop_id)
    if found is None:
        raise ShopNotListed
    return found, media.pictures([found.logo_picture_id]) if found.logo_picture_id else {}
