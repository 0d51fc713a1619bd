"""The express lane sends what the whole road sends, header by header, and leaves to it whatever it is not sure of."""

import json
from io import BytesIO
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from foundation import express
from foundation.ids import encode
from market.orders.tests.factories import make_sku, yuan
from market.storefront.tests.test_pages import offer_together, settle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known_host(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    express.is_our_host.cache_clear()


class WholeRoad(Exception):
    """The lane has let a request pass."""


def by_lane(path, query="", method="GET", host="testserver", **headers):
    """Return (headers, body) as the lane answers. :raises WholeRoad:"""

    def whole_road(environ, start_response):
        raise WholeRoad

    said = {}
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": f"/api{path}",
        "QUERY_STRING": query,
        "HTTP_HOST": host,
        "wsgi.input": BytesIO(),
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
    }
    application = express.with_express_lane(whole_road)
    (body,) = application(environ, lambda status, pairs: said.update(pairs, status=status))
    assert said.pop("status") == "200 OK"
    return said, body


def market():
    mug = make_sku(title="手作马克杯", price=yuan(49.9))
    offer_together(mug)
    for number in range(3):
        make_sku(title=f"碗{number}", price=yuan(10 + number))
    settle()
    return mug


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/storefront/home", ""),
        ("/storefront/home", "limit=2"),
        ("/storefront/categories", ""),
        ("/storefront/categories/{category}", "sort=price_up&limit=2"),
        ("/storefront/shops/{shop}", ""),
        ("/storefront/products/{product}", ""),
        ("/storefront/search", ""),
        ("/storefront/search", "q=%E7%A2%97&limit=2&in_stock=true&price_max=1100&sort=price_up"),
        ("/storefront/search", "q=mug&attribute=abc123"),
    ],
)
def test_both_roads_lead_to_the_same_answer(path, query, language):
    mug = market()
    category = Client().get("/api/storefront/categories").json()["items"][0]["slug"]
    path = path.format(product=encode("prod", mug.product_id), shop=encode("shop", mug.shop_id), category=category)

    headers, body = by_lane(path, query, **{"Accept-Language": language})
    whole = Client().get(f"/api{path}?{query}", headers={"Accept-Language": language})

    assert {**json.loads(body), "server_time": 0} == {**whole.json(), "server_time": 0}
    assert headers["Content-Length"] == str(len(body))
    for name in ("X-Request-ID", "Content-Length"):
        headers.pop(name)
        del whole.headers[name]
    assert headers == dict(whole.headers)


def test_the_next_page_begins_where_the_lane_left_off():
    market()
    _, first = by_lane("/storefront/home", "limit=3")
    feed = json.loads(first)["feed"]

    _, second = by_lane("/storefront/home", f"limit=3&after={feed['next']}")
    rest = json.loads(second)["feed"]

    shown = [card["product_id"] for card in feed["items"] + rest["items"]]
    assert (len(shown), len(set(shown)), rest["next"]) == (4, 4, None)


@pytest.mark.parametrize(
    ("path", "query", "how"),
    [
        ("/storefront/home", "", {"method": "HEAD"}),
        ("/storefront/home", "", {"method": "POST"}),
        ("/storefront/home", "", {"host": "elsewhere.example"}),
        ("/storefront/home", "limit=0", {}),
        ("/storefront/home", "limit=ten", {}),
        ("/storefront/home", "limit=2&limit=3", {}),
        ("/storefront/home", "after=%00", {}),
        ("/storefront/home", "after=%ff", {}),
        ("/storefront/home", "after=nonsense", {}),
        ("/storefront/home", "utm_source=letter", {}),
        ("/storefront/search", "q=mug&attribute=a&attribute=b", {}),
        ("/storefront/search", "group=yes", {}),
        ("/storefront/categories/no-such", "", {}),
        ("/storefront/categories/%s", "", {}),
        ("/storefront/products/prod_short", "", {}),
        ("/storefront/products/sku_01m82npcp8e7baehmkpt9mmfx9", "", {}),
        ("/storefront/shops/" + quote("店"), "", {}),
        ("/storefront/suggest", "q=a", {}),
        ("/session", "", {}),
    ],
    ids=str,
)
def test_what_the_lane_is_not_sure_of_takes_the_whole_road(path, query, how):
    with pytest.raises(WholeRoad):
        by_lane(path, query, **how)


def test_a_lost_database_is_left_to_the_whole_road_too(monkeypatch, caplog):
    monkeypatch.setitem(express._stops, "/api/storefront/home", express._Stop("x", _breaks, None, {}))

    with pytest.raises(WholeRoad):
        by_lane("/storefront/home")

    assert "express.left" in caplog.text


def _breaks(*, language):
    raise RuntimeError("the line went dead")


def test_the_lane_gives_the_request_the_id_it_came_with():
    headers, _ = by_lane("/storefront/home", **{"X-Request-ID": "from-the-proxy-1"})

    assert headers["X-Request-ID"] == "from-the-proxy-1"


def test_a_list_is_one_statement_and_the_home_page_two():
    mug = market()

    def statements(path):
        with CaptureQueriesContext(connection) as seen:
            by_lane(path)
        return len(seen)

    category = Client().get("/api/storefront/categories").json()["items"][0]["slug"]
    assert statements(f"/storefront/categories/{category}") == 1
    assert statements("/storefront/home") == 2
    assert statements(f"/storefront/products/{encode('prod', mug.product_id)}") <= 4
