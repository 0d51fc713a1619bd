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
from foundation.words import say
from market.catalogue import facade as catalogue
from market.catalogue.facade import CategoryView
from market.media import facade as media
from market.media.facade import PictureOut, PictureView
from market.merchants import facade as merchants
from market.search import facade as search
from market.storefront.models import Banner
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
           OR EXISTS (SELECT 1 FROM storefront_staleproduct s WHERE s.product_id = wanted.id)
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
    size = clamp(limit)
    column, direction, read = _SORTS[sort]
    cursor = decode_cursor(after, [read, UUID])
    beyond = f"AND (s.{column}, s.product_id) {'<' if direction == 'DESC' else '>'} (%s, %s)" if cursor else ""
    found = sql.rows(
        f"""
        SELECT c.{_card_column(language)}, s.{column}, s.product_id
        FROM storefront_shelf s JOIN storefront_card c USING (product_id)
        WHERE s.list_id = %s {beyond}
        ORDER BY s.{column} {direction}, s.product_id {direction} LIMIT %s
        """,
        [list_id, *(cursor or ()), size + 1],
    )
    following = None
    if len(found) > size:
        _, key, product_id = found[size - 1]
        following = encode_cursor([key.isoformat() if isinstance(key, datetime) else key, product_id])
    return CardPage([msgspec.Raw(card.encode()) for card, _, _ in found[:size]], following)


def cards_of(product_ids: Collection[UUID], language: str) -> list[msgspec.Raw]:
    """Return these products' cards in this order, without those that are no longer listed. One statement."""
    found = dict(
        sql.rows(
            f"SELECT product_id, {_card_column(language)} FROM storefront_card WHERE product_id = ANY(%s)",
            [list(product_ids)],
        )
    )
    return [msgspec.Raw(found[product_id].encode()) for product_id in product_ids if product_id in found]


def body(product_id: UUID, language: str) -> dict[str, Any]:
    """Return what changes seldom in a product's page, decoded, for the rest to be put in. :raises ProductNotListed:"""
    row = sql.one(
        f"SELECT {'body_en' if language == 'en' else 'body_zh'} FROM storefront_card WHERE product_id = %s",
        [product_id],
    )
    if row is None:
        raise ProductNotListed
    decoded: dict[str, Any] = msgspec.json.decode(row[0])
    return decoded


def _card_column(language: str) -> str:
    return "card_en" if language == "en" else "card_zh"


class Tree:
    """The categories that have something on sale, with a picture each, as they stand for one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.all = {category.id: category for category in catalogue.categories()}
        self.pictures = _pictures_of_lists(list(self.all))

    def roots(self) -> list[dict[str, Any]]:
        return [self.out(one) for one in self._children(None) if self._is_filled(one)]

    def out(self, category: CategoryView) -> dict[str, Any]:
        children = [self.out(one) for one in self._children(category.id) if self._is_filled(one)]
        return {
            "category_id": category.id,
            "slug": category.slug,
            "name": say(category.name, self.language),
            "picture": self.pictures.get(category.id),
            "children": children,
        }

    def by_slug(self, slug: str) -> CategoryView:
        """:raises CategoryNotListed:"""
        for category in self.all.values():
            if category.slug == slug:
                return category
        raise CategoryNotListed

    def path(self, category: CategoryView) -> list[dict[str, str]]:
        steps = [self.all[one] for one in category.path if one in self.all]
        return [{"slug": one.slug, "name": say(one.name, self.language)} for one in steps]

    def _children(self, parent_id: UUID | None) -> list[CategoryView]:
        return sorted(
            (one for one in self.all.values() if one.parent_id == parent_id), key=lambda one: (one.sort, one.slug)
        )

    def _is_filled(self, category: CategoryView) -> bool:
        return category.id in self.pictures


def _pictures_of_lists(list_ids: list[UUID]) -> dict[UUID, Any]:
    """Return the picture of each list's first product; a list without products is absent. None: it has no picture."""
    found = sql.rows(
        """
        SELECT wanted.id, (c.card_zh::json -> 'picture')::text FROM unnest(%s::uuid[]) AS wanted (id)
        CROSS JOIN LATERAL (SELECT product_id FROM storefront_shelf WHERE list_id = wanted.id
                            ORDER BY rank DESC, product_id DESC LIMIT 1) first
        JOIN storefront_card c ON c.product_id = first.product_id
        """,
        [list_ids],
    )
    return {list_id: msgspec.Raw((picture or "null").encode()) for list_id, picture in found}


def banners(language: str) -> list[dict[str, Any]]:
    """Return the home page's banners in their order."""
    rows = list(Banner.objects.filter(is_shown=True).order_by("sort", "id")[:8])
    pictures = media.pictures([one for row in rows for one in (row.picture_id, row.dark_picture_id) if one])

    def shown(picture_id: UUID | None) -> dict[str, Any] | None:
        picture = PictureOut.of(pictures.get(picture_id)) if picture_id else None
        return picture.model_dump() if picture else None

    return [
        {
            "title": say(row.title, language),
            "subtitle": say(row.subtitle, language),
            "action": say(row.action, language),
            "link": row.link,
            "picture": shown(row.picture_id),
            "dark_picture": shown(row.dark_picture_id),
        }
        for row in rows
    ]


def shop(shop_id: UUID) -> tuple[merchants.ShopView, Mapping[UUID, PictureView]]:
    """Return a shop and its logo. :raises ShopNotListed:"""
    found = merchants.shops([shop_id]).get(shop_id)
    if found is None:
        raise ShopNotListed
    return found, media.pictures([found.logo_picture_id]) if found.logo_picture_id else {}


def names_of(answer: search.SearchAnswer, language: str) -> tuple[dict[UUID, str], dict[UUID, tuple[str, str]]]:
    """Name an answer's facets: brand id -> name, and category id -> (slug, name)."""
    brands: Mapping[UUID, Any] = catalogue.brands(list(answer.brands)) if answer.brands else {}
    categories: dict[UUID, tuple[str, str]] = {}
    if answer.categories:
        categories = {one.id: (one.slug, say(one.name, language)) for one in catalogue.categories()}
    return {brand_id: say(brand.name, language) for brand_id, brand in brands.items()}, categories
