"""What stands in a market before there are goods: categories, shops, brands, pictures."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from bench.filling import vocabulary as words
from bench.filling.goods import PICTURES, Shelf, both
from foundation import sql
from foundation.ids import uuid7
from foundation.money import Money
from market.catalogue import facade as catalogue
from market.merchants import facade as merchants
from market.shipping import facade as shipping


def put_up_shelves() -> list[Shelf]:
    shelves: list[Shelf] = []
    for place, (name, nouns, price) in enumerate(words.SHELVES):
        root = catalogue.create_category(slug=f"room-{place}", name=both(name), sort=place)
        for noun in nouns:
            leaf = catalogue.create_category(slug=f"shelf-{len(shelves)}", name=both(noun), parent_id=root.id)
            shelves.append(Shelf(leaf.id, noun, price * 100))
    return shelves


def open_shop(place: int, now: datetime) -> UUID:
    town = words.PLACES[place % len(words.PLACES)]
    series = words.SERIES[place % len(words.SERIES)]
    shop = merchants.create_shop(
        slug=f"bench-shop-{place}",
        name={"zh-CN": f"{town[0]}{series[0]}旗舰店 {place}", "en": f"{series[1]} of {town[1]} {place}"},
        intro=both(("小店自营，认真做东西。", "A small shop that takes its time.")),
        licence=merchants.LicenceView(
            f"{town[0]}{series[0]}贸易有限公司", f"91330100MA{place:08d}", town[0], date(2020, 1, 1), None
        ),
        now=now,
    )
    shipping.set_rule(shop.id, Money(settings.CURRENCY, 10_00 if place % 3 else 0), None)
    return shop.id


def found_brand(place: int, name: words.Pair) -> UUID:
    return catalogue.create_brand(slug=f"bench-brand-{place}", name=both(name), story={}).id


def hang_pictures(now: datetime) -> list[UUID]:
    """Write pictures down as rows; their files would be sent by whoever serves files, and nobody here asks for them."""
    ids = [uuid7() for _ in range(PICTURES)]
    sql.run(
        """
        INSERT INTO media_picture (id, purpose, digest, stem, sizes, width, height, colour, asked_at, kept_at)
        SELECT id, 'product', id::text, 'pictures/bench/' || id, '{320,640,1280}', 1280, 1280, '#c8b8a8', %s, %s
        FROM unnest(%s::uuid[]) AS drawn (id)
        """,
        [now, now, ids],
    )
    return ids
