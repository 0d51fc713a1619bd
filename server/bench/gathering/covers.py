"""Lay the covers and goods of which the notes of a crowd are made: pictures and products of the market beneath it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from foundation import sql  # noqa: E402 (Django has to be set up first, here and below)
from market.media import facade as media  # noqa: E402
from market.media.facade import PictureOut  # noqa: E402

MOST = 500


def main() -> None:
    ids = [one for (one,) in sql.rows("SELECT id FROM media_picture ORDER BY id LIMIT %s", [MOST])]
    drawn = [(at, one, PictureOut.of(view)) for at, (one, view) in enumerate(sorted(media.pictures(ids).items()), 1)]
    sql.run("CREATE UNLOGGED TABLE gathering.cover (place int PRIMARY KEY, id uuid, picture jsonb)")
    sql.insert_many(
        "gathering.cover",
        (("place", "int"), ("id", "uuid"), ("picture", "jsonb")),
        [(at, one, sql.as_json(shown.model_dump() if shown else None)) for at, one, shown in drawn],
    )
    sql.run(
        """
        CREATE UNLOGGED TABLE gathering.goods AS
        SELECT (row_number() OVER (ORDER BY id))::int AS place, id AS product_id FROM catalogue_product
        WHERE state = 'published' ORDER BY id LIMIT %s
        """,
        [MOST],
    )


if __name__ == "__main__":
    main()
