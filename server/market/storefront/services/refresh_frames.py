"""Make again what stands around the cards: the home page's banners and categories, and each category's heading."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction

from foundation import sql
from foundation.ids import encode
from foundation.words import LANGUAGES, say
from market.catalogue import facade as catalogue
from market.catalogue.facade import CategoryView
from market.media import facade as media
from market.media.facade import PictureOut, PictureView
from market.storefront.models import Banner

MOST_BANNERS = 8


@transaction.atomic
def refresh_frames() -> None:
    """
    Draw the frames and headings again when they would show something else; remove those of categories that are gone.

    Looks at the tree, the banners, and the first card of each category in which something moved; at nothing more while
    these stay as they are, so it may be called often. Takes the marks first and reads after, as `refresh_stale` does.
    """
    moved = sql.rows("DELETE FROM storefront_stalelist RETURNING list_id")
    categories = catalogue.categories()
    banners = _banners()
    drawn_from = blake2b(repr((categories, banners)).encode(), digest_size=12).hexdigest()
    before = sql.one("SELECT min(drawn_from) FROM storefront_frame")
    if before != (drawn_from,):
        _hang_pictures([category.id for category in categories])
    elif not _hang_pictures([list_id for (list_id,) in moved]):
        return
    _draw(_Tree(categories), banners, drawn_from)


def _hang_pictures(list_ids: Sequence[UUID]) -> bool:
    """Note the picture of the first card of each of these lists. Return whether any is another than before."""
    if not list_ids:
        return False
    changed = sql.one(
        """
        WITH wanted AS (SELECT unnest(%s::uuid[]) AS list_id), now AS (
          SELECT wanted.list_id, (c.card_zh::json -> 'picture')::text AS picture FROM wanted
          CROSS JOIN LATERAL (SELECT product_id FROM storefront_shelf WHERE list_id = wanted.list_id
                              ORDER BY rank DESC, product_id DESC LIMIT 1) first
          JOIN storefront_card c ON c.product_id = first.product_id
        ), hung AS (
          INSERT INTO storefront_listpicture AS p (list_id, picture) SELECT list_id, picture FROM now
          ON CONFLICT (list_id) DO UPDATE SET picture = excluded.picture
          WHERE p.picture IS DISTINCT FROM excluded.picture RETURNING 1
        ), taken AS (
          DELETE FROM storefront_listpicture WHERE list_id IN (SELECT list_id FROM wanted)
            AND list_id NOT IN (SELECT list_id FROM now) RETURNING 1
        )
        SELECT count(*) FROM (SELECT FROM hung UNION ALL SELECT FROM taken) AS changes
        """,
        [sorted(list_ids)],  # In one order, so that two who draw cannot wait for each other.
    )
    assert changed is not None, "a count is always given"
    return bool(changed[0])


def _draw(tree: "_Tree", banners: Mapping[str, str], drawn_from: str) -> None:
    frames = [(language, banners[language], _json(tree.roots(language)), drawn_from) for language in LANGUAGES]
    sql.run(
        """
        INSERT INTO storefront_frame AS f (language, banners, categories, drawn_from)
        SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[])
        ON CONFLICT (language) DO UPDATE SET
          banners = excluded.banners, categories = excluded.categories, drawn_from = excluded.drawn_from
        WHERE (f.banners, f.categories, f.drawn_from)
              IS DISTINCT FROM (excluded.banners, excluded.categories, excluded.drawn_from)
        """,
        [list(column) for column in zip(*frames, strict=True)],
    )
    headings = [(one.id, one.slug, *(_json(tree.heading(one, language)) for language in LANGUAGES))
                for one in sorted(tree.all.values(), key=lambda one: one.id)]  # fmt: skip
    columns = [list(column) for column in zip(*headings, strict=True)] if headings else [[], [], [], []]
    for table, column in (("storefront_heading", "category_id"), ("storefront_listpicture", "list_id")):
        sql.run(f"DELETE FROM {table} WHERE {column} <> ALL(%s::uuid[])", [columns[0]])
    sql.run(
        """
        INSERT INTO storefront_heading AS h (category_id, slug, head_zh, head_en)
        SELECT * FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[])
        ON CONFLICT (category_id) DO UPDATE SET
          slug = excluded.slug, head_zh = excluded.head_zh, head_en = excluded.head_en
        WHERE (h.slug, h.head_zh, h.head_en) IS DISTINCT FROM (excluded.slug, excluded.head_zh, excluded.head_en)
        """,
        columns,
    )


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


class _Tree:
    """The categories with a picture each, and which of them have something on sale."""

    def __init__(self, categories: Sequence[CategoryView]) -> None:
        self.all = {category.id: category for category in categories}
        self.children: dict[object, list[CategoryView]] = {}
        for category in sorted(categories, key=lambda one: (one.sort, one.slug)):
            self.children.setdefault(category.parent_id, []).append(category)
        self.pictures = {
            list_id: msgspec.Raw(picture.encode())
            for list_id, picture in sql.rows("SELECT list_id, picture FROM storefront_listpicture")
        }

    def roots(self, language: str) -> list[dict[str, Any]]:
        return self._filled(None, language)

    def heading(self, category: CategoryView, language: str) -> dict[str, Any]:
        steps = [self.all[one] for one in category.path if one in self.all]
        return {
            "category": self._shown(category, language),
            "path": [{"slug": one.slug, "name": say(one.name, language)} for one in steps],
        }

    def _filled(self, parent_id: object, language: str) -> list[dict[str, Any]]:
        """Return the categories under a parent that have something on sale."""
        return [self._shown(one, language) for one in self.children.get(parent_id, ()) if one.id in self.pictures]

    def _shown(self, category: CategoryView, language: str) -> dict[str, Any]:
        return {
            "category_id": encode("cat", category.id),
            "slug": category.slug,
            "name": say(category.name, language),
            "picture": self.pictures.get(category.id),
            "children": self._filled(category.id, language),
        }


def _banners() -> dict[str, str]:
    """Return the home page's banners in each language, as JSON."""
    rows = list(Banner.objects.filter(is_shown=True).order_by("sort", "id")[:MOST_BANNERS])
    pictures = media.pictures([one for row in rows for one in (row.picture_id, row.dark_picture_id) if one])
    return {language: _json([_banner(row, pictures, language) for row in rows]) for language in LANGUAGES}


def _banner(row: Banner, pictures: Mapping[UUID, PictureView], language: str) -> dict[str, Any]:
    def shown(picture_id: UUID | None) -> dict[str, Any] | None:
        picture = PictureOut.of(pictures.get(picture_id)) if picture_id else None
        return picture.model_dump() if picture else None

    return {
        "title": say(row.title, language),
        "subtitle": say(row.subtitle, language),
        "action": say(row.action, language),
        "link": row.link,
        "picture": shown(row.picture_id),
        "dark_picture": shown(row.dark_picture_id),
    }
