"""Make again what stands around the cards: the home page's banners and categories, and each category's heading."""

from typing import Any

import msgspec
from django.db import transaction

from foundation import sql
from foundation.ids import encode
from foundation.words import LANGUAGES, Words, say
from market.catalogue import facade as catalogue
from market.catalogue.facade import CategoryView
from market.media import facade as media
from market.media.facade import PictureOut
from market.storefront.models import Banner

MOST_BANNERS = 8


@transaction.atomic
def refresh_frames() -> None:
    """
    Write the frames and headings that differ from what the rooms say now; remove those of categories that are gone.

    Four statements that write nothing when nothing has changed, so it may be called often.
    """
    tree = _Tree()
    frames = [(language, _json(_banners(language)), _json(tree.roots(language))) for language in LANGUAGES]
    sql.run(
        """
        INSERT INTO storefront_frame AS f (language, banners, categories)
        SELECT * FROM unnest(%s::text[], %s::text[], %s::text[])
        ON CONFLICT (language) DO UPDATE SET banners = excluded.banners, categories = excluded.categories
        WHERE (f.banners, f.categories) IS DISTINCT FROM (excluded.banners, excluded.categories)
        """,
        [list(column) for column in zip(*frames, strict=True)],
    )
    headings = [(one.id, one.slug, *(_json(tree.heading(one, language)) for language in LANGUAGES))
                for one in sorted(tree.all.values(), key=lambda one: one.id)]  # fmt: skip
    columns = [list(column) for column in zip(*headings, strict=True)] if headings else [[], [], [], []]
    sql.run("DELETE FROM storefront_heading WHERE category_id <> ALL(%s::uuid[])", [columns[0]])
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

    def __init__(self) -> None:
        self.all = {category.id: category for category in catalogue.categories()}
        self.children: dict[object, list[CategoryView]] = {}
        for category in sorted(self.all.values(), key=lambda one: (one.sort, one.slug)):
            self.children.setdefault(category.parent_id, []).append(category)
        self.pictures = {
            list_id: msgspec.Raw((picture or "null").encode())
            for list_id, picture in sql.rows(
                """
                SELECT wanted.id, (c.card_zh::json -> 'picture')::text FROM unnest(%s::uuid[]) AS wanted (id)
                CROSS JOIN LATERAL (SELECT product_id FROM storefront_shelf WHERE list_id = wanted.id
                                    ORDER BY rank DESC, product_id DESC LIMIT 1) first
                JOIN storefront_card c ON c.product_id = first.product_id
                """,
                [list(self.all)],
            )
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


def _banners(language: str) -> list[dict[str, Any]]:
    rows = list(Banner.objects.filter(is_shown=True).order_by("sort", "id")[:MOST_BANNERS])
    pictures = media.pictures([one for row in rows for one in (row.picture_id, row.dark_picture_id) if one])

    def shown(picture_id: object) -> dict[str, Any] | None:
        picture = PictureOut.of(pictures.get(picture_id)) if picture_id else None  # type: ignore[call-overload]
        return picture.model_dump() if picture else None

    def said(words: Words) -> str:
        return say(words, language)

    return [
        {
            "title": said(row.title),
            "subtitle": said(row.subtitle),
            "action": said(row.action),
            "link": row.link,
            "picture": shown(row.picture_id),
            "dark_picture": shown(row.dark_picture_id),
        }
        for row in rows
    ]
