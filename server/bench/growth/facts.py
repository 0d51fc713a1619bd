"""
Say what there is to look at in a grown market, as JSON: `python -m bench.growth.facts COUNT`. Lets a few people in.

Every page is a name, whose it is ("": anybody's), and so many addresses, the same for the same market.
"""

import json
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle, islice
from typing import Any
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
django.setup()

from django.conf import settings  # noqa: E402 (Django has to be set up first, here and below)
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.growth.searches import column, searches  # noqa: E402
from foundation import sql  # noqa: E402
from foundation.ids import encode  # noqa: E402
from foundation.paging import encode_cursor  # noqa: E402
from market.people.models import Person  # noqa: E402

SORTS = ("recommended", "newest", "price_up", "price_down", "sold")
BASKET_LINES = 8
EVERYTHING = "00000000-0000-0000-0000-000000000000"
DEEPEST = 20_000  # Cards before a deep page; by key it costs no more than the first.


def facts(count: int) -> dict[str, Any]:
    """Return the pages, each with `count` addresses, and an operator's session."""
    buyer, seller, shop = _busiest_buyer(), _owner_of_largest_shop(), _largest_shop()
    _fill_basket(buyer)
    pages = [*_lists(), *_products(), *searches()]
    pages += [
        ("teams", "", ["/api/groupbuy/teams"]),
        ("basket", buyer, ["/api/orders/basket"]),
        ("my orders", buyer, ["/api/orders", "/api/orders?tab=to_review", "/api/orders?tab=to_receive"]),
        ("my orders, deep", buyer, [f"/api/orders?{urlencode({'after': _deep_order(buyer)})}"]),
        ("my notices", buyer, ["/api/notices"]),
        ("shop's orders", seller, [f"/api/orders/shops/{shop}"]),
        ("shop's orders, to ship", seller, [f"/api/orders/shops/{shop}?state=to_ship"]),
        ("shop's goods", seller, [f"/api/catalogue/shops/{shop}/products"]),
    ]
    return {
        "pages": [
            {"name": name, "session": session and _let_in(session), "paths": list(islice(cycle(paths), count))}
            for name, session, paths in pages
        ],
        "operator": _let_in(str(_operator().pk)),
    }


def _lists() -> list[tuple[str, str, list[str]]]:
    slugs = column(
        """
        SELECT slug FROM catalogue_category c JOIN LATERAL (SELECT count(*) AS goods FROM storefront_shelf s
          WHERE s.list_id = c.id) n ON true ORDER BY goods DESC LIMIT 20
        """
    )
    shops = [encode("shop", one) for one in column("SELECT id FROM merchants_shop ORDER BY id LIMIT 20")]
    deep = sql.one(
        "SELECT rank, product_id FROM storefront_shelf WHERE list_id = %s ORDER BY rank DESC, product_id DESC"
        " OFFSET (SELECT least(%s, reltuples / 10)::int FROM pg_class WHERE relname = 'storefront_shelf') LIMIT 1",
        [EVERYTHING, DEEPEST],
    )
    assert deep is not None
    after = urlencode({"after": encode_cursor(deep)})
    return [
        ("home", "", ["/api/storefront/home"]),
        ("home, deep", "", [f"/api/storefront/home?{after}"]),
        *(
            (f"category, {sort}", "", [f"/api/storefront/categories/{slug}?sort={sort}" for slug in slugs])
            for sort in SORTS
        ),
        ("category by price, deep", "", _deep_in_category(slugs[0])),
        ("shop", "", [f"/api/storefront/shops/{shop}" for shop in shops]),
    ]


def _deep_in_category(slug: str) -> list[str]:
    (category_id,) = _texts_of("SELECT id FROM catalogue_category WHERE slug = %s", slug)
    place = sql.one(
        "SELECT price_minor, product_id FROM storefront_shelf WHERE list_id = %s ORDER BY price_minor, product_id"
        " OFFSET (SELECT least(%s, count(*) / 2) FROM storefront_shelf WHERE list_id = %s) LIMIT 1",
        [category_id, DEEPEST, category_id],
    )
    assert place is not None
    asked = {"sort": "price_up", "after": encode_cursor(place)}
    return [f"/api/storefront/categories/{slug}?{urlencode(asked)}"]


def _products() -> list[tuple[str, str, list[str]]]:
    hot = column("SELECT product_id FROM storefront_sales ORDER BY sold_count DESC LIMIT 200")
    cold = column("SELECT id FROM catalogue_product ORDER BY md5(id::text) LIMIT 200")
    (most,) = column(
        "SELECT product_id FROM community_reviewsummary"
        " ORDER BY stars_1 + stars_2 + stars_3 + stars_4 + stars_5 DESC, product_id LIMIT 1"
    )
    return [
        ("product, hot", "", [f"/api/storefront/products/{encode('prod', one)}" for one in hot]),
        ("product, any", "", [f"/api/storefront/products/{encode('prod', one)}" for one in cold]),
        ("reviews", "", [f"/api/community/products/{encode('prod', one)}/reviews" for one in hot]),
        ("reviews, most", "", [f"/api/community/products/{encode('prod', most)}/reviews"]),
    ]


def _busiest_buyer() -> str:
    (person_id,) = column("SELECT person_id FROM orders_order GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    return str(person_id)


def _deep_order(person_id: str) -> str:
    (order_id,) = _texts_of("SELECT id FROM orders_order WHERE person_id = %s ORDER BY id LIMIT 1 OFFSET 20", person_id)
    return encode_cursor([order_id])


def _texts_of(statement: str, *params: Any) -> list[Any]:
    return [one for (one,) in sql.rows(statement, params)]


def _largest_shop() -> str:
    return encode("shop", column("SELECT id FROM merchants_shop WHERE slug = 'growth-1'")[0])


def _owner_of_largest_shop() -> str:
    (person_id,) = column(
        "SELECT t.person_id FROM merchants_staff t JOIN merchants_shop s ON s.id = t.shop_id WHERE s.slug = 'growth-1'"
    )
    return str(person_id)


def _fill_basket(person_id: str) -> None:
    sql.run(
        """
        INSERT INTO orders_basketline (person_id, sku_id, quantity, is_selected, added_at)
        SELECT %s::uuid, id, 1, true, now() FROM (SELECT id FROM catalogue_sku ORDER BY id LIMIT %s) AS first
        ON CONFLICT DO NOTHING
        """,
        [person_id, BASKET_LINES],
    )


def _operator() -> Person:
    known = Person.objects.filter(email="growth-operator@example.com").first()
    return known or Person.objects.create_superuser(email="growth-operator@example.com", password=os.urandom(16).hex())


def _let_in(person_id: str) -> str:
    """Open a session for somebody, past the throttled door of sign-in."""
    person = Person.objects.get(pk=person_id)
    session = Session.objects.create(
        session_key=os.urandom(16).hex(),
        session_data=SessionStore().encode(
            {
                SESSION_KEY: str(person.pk),
                BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                HASH_SESSION_KEY: person.get_session_auth_hash(),
            }
        ),
        expire_date=timezone.now() + timedelta(days=1),
    )
    return session.session_key


def main(arguments: Sequence[str]) -> None:
    sys.stdout.write(json.dumps(facts(int(arguments[0])), ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
