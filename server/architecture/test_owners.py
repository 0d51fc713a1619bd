"""
Nobody reads or writes what is another's, whatever the endpoint: the tests are made from the API's own description, so
an endpoint added tomorrow is tried tomorrow. Ana has bought in Olga's shop; Ben is a shopper and owns another shop.
"""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from config.api import api
from foundation.ids import encode
from foundation.testing import deliver_news
from market.community.facade import write_review
from market.groupbuy.tests.factories import make_offer, opening
from market.merchants.tests.factories import make_shop
from market.orders.facade import confirm_receipt, mark_paid, ship_order
from market.orders.tests.factories import make_address, make_buyer, make_sku, pay, place
from market.people.models import Person

# Whose path names something that is nobody's in particular, and why.
FOR_EVERYBODY = {
    "PUT /api/orders/basket/lines/{sku_id}": "the article is on sale; the basket is one's own",
    "DELETE /api/orders/basket/lines/{sku_id}": "the basket is one's own",
    "GET /api/community/products/{product_id}/reviews": "reviews are public",
    "GET /api/community/products/{product_id}/summary": "reviews are public",
    "GET /api/groupbuy/teams/{team_id}": "a team's page is public, its names are masked",
    "GET /api/groupbuy/teams/{team_id}/qr.svg": "a team's link is public",
    "GET /api/groupbuy/teams/{team_id}/poster.png": "a team's poster is public",
    "POST /api/groupbuy/teams/{team_id}/members": "anybody may join",
    "GET /api/storefront/categories/{slug}": "the storefront is public",
    "GET /api/storefront/shops/{shop_id}": "the storefront is public",
    "GET /api/storefront/products/{product_id}": "the storefront is public",
}
SAID = {"method": "sandbox", "return_path": "/"}  # What makes sense where a schema only says "a text".
DESCRIPTION = api.get_openapi_schema()


@dataclass(frozen=True)
class Endpoint:
    method: str
    path: str
    says: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def needs_person(self) -> bool:
        return any("_SignedIn" in one for one in self.says.get("security", ()))

    @property
    def names_something(self) -> bool:
        return "{" in self.path

    def body_schema(self) -> tuple[str, dict[str, Any]] | None:
        content = self.says.get("requestBody", {}).get("content", {})
        return next(((kind, one["schema"]) for kind, one in content.items()), None)


def endpoints() -> Iterator[Endpoint]:
    for path, methods in DESCRIPTION["paths"].items():
        for method, says in methods.items():
            yield Endpoint(method.upper(), path, says)


ALL = sorted(endpoints(), key=lambda one: one.name)


@dataclass
class World:
    ben: Client
    ids: dict[str, str]  # Of each kind, the one that is Ana's or Olga's, by the name of the path's parameter.
    of_ben: dict[str, str]  # What a body may name: ids by their prefix.


@pytest.fixture
def world(db: None) -> World:
    now = timezone.now()
    ana, ben, olga = make_buyer("安娜"), make_buyer("小柏"), make_buyer("奥尔加")
    shop, bens_shop = make_shop(owner_id=olga.id), make_shop(owner_id=ben.id)
    mug, bens_mug = make_sku(shop_id=shop.id), make_sku(shop_id=bens_shop.id)
    bought, unpaid = place(ana, (mug, 1), now=now), place(ana, (mug, 1), now=now)
    pay(bought, now=now)
    mark_paid(bought.id, now=now)
    order_id = bought.orders[0].id
    ship_order(order_id=order_id, staff_id=olga.id, carrier="sf", tracking_no="SF1234567890123", now=now)
    done = confirm_receipt(order_id=order_id, person_id=ana.id, now=now)
    review = write_review(person_id=ana.id, line_id=done.lines[0].id, stars=5, text="很好", now=now)
    team = opening(make_offer(now=now), ana.id, now=now).team
    deliver_news()
    client = Client()
    client.force_login(Person.objects.get(pk=ben.id))

    def ids(**known: tuple[str, UUID]) -> dict[str, str]:
        return {name: encode(prefix, value) for name, (prefix, value) in known.items()}

    return World(
        ben=client,
        ids=ids(
            shop_id=("shop", shop.id),
            person_id=("pers", olga.id),
            address_id=("addr", make_address(ana.id).id),
            product_id=("prod", mug.product_id),
            sku_id=("sku", mug.id),
            intent_id=("pay", unpaid.intent_id or UUID(int=0)),
            checkout_id=("chk", unpaid.id),
            order_id=("ord", unpaid.orders[0].id),
            review_id=("rev", review.id),
            team_id=("team", team.id),
        ),
        of_ben=ids(
            shop=("shop", bens_shop.id),
            pers=("pers", ana.id),
            addr=("addr", make_address(ben.id).id),
            sku=("sku", bens_mug.id),
            line=("line", done.lines[0].id),
            cat=("cat", UUID(int=1)),
        ),
    )


def example(schema: dict[str, Any], world: World) -> Any:
    """Make the smallest value that a schema allows."""
    if "$ref" in schema:
        return example(DESCRIPTION["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], world)
    if "enum" in schema:
        return schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema:
            return example(next(one for one in schema[word] if one.get("type") != "null"), world)
    match schema.get("type"):
        case "object":
            wanted = schema.get("required", [])
            made = {name: SAID.get(name) or example(schema["properties"][name], world) for name in wanted}
            return made or {name: example(one, world) for name, one in list(schema.get("properties", {}).items())[:1]}
        case "array":
            return [example(schema["items"], world)] * schema.get("minItems", 1)
        case "integer" | "number":
            return max(schema.get("minimum", 1), 1)
        case "boolean":
            return True
    kind = re.match(r"\^([a-z]+)_", schema.get("pattern", ""))
    if kind:
        return world.of_ben.get(kind.group(1), encode(kind.group(1), UUID(int=7)))
    return {"date": "2026-03-01", "date-time": "2026-03-01T12:00:00Z"}.get(schema.get("format", ""), "x" * 8)


def call(client: Client, endpoint: Endpoint, world: World) -> Any:
    path = re.sub(r"\{(\w+)\}", lambda found: world.ids[found.group(1)], endpoint.path)
    headers = {"Idempotency-Key": "k-1"}
    schema = endpoint.body_schema()
    if schema is None:
        return client.generic(endpoint.method, path, headers=headers)
    kind, body = schema
    if kind == "multipart/form-data":
        picture = io.BytesIO()
        Image.new("RGB", (40, 40)).save(picture, "PNG")
        picture.seek(0)
        picture.name = "x.png"
        return client.post(path, {"file": picture}, headers=headers)
    return client.generic(endpoint.method, path, json.dumps(example(body, world)), "application/json", headers=headers)


def complaints(
    chosen: Iterable[Endpoint], ask: Callable[[Endpoint], Any], is_right: Callable[[Endpoint, Any], bool]
) -> list[str]:
    """Call each endpoint on the world as it was made, and return what was wrong with the answers."""
    wrong = []
    for endpoint in chosen:
        with transaction.atomic():
            answer = ask(endpoint)
            if not is_right(endpoint, answer):
                wrong.append(f"{endpoint.name}: {answer.status_code} {answer.content[:200]!r}")
            transaction.set_rollback(True)
    return wrong


def test_what_is_anothers_is_not_found_or_not_allowed(world):
    chosen = [one for one in ALL if one.names_something and one.name not in FOR_EVERYBODY]

    # A 422 would mean that the body was refused before anybody looked whose the thing is: mend `example` then.
    wrong = complaints(chosen, lambda one: call(world.ben, one, world), lambda _, said: said.status_code in (403, 404))

    assert wrong == []
    assert len(chosen) > 30


def test_nobody_comes_in_unnamed(world):
    def is_refused(endpoint, said):
        return said.status_code == 401 and said.json()["code"] == "auth.sign_in_first"

    assert (
        complaints([one for one in ALL if one.needs_person], lambda one: call(Client(), one, world), is_refused) == []
    )


def test_no_write_without_the_csrf_token(world):
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.ben.cookies
    writes = [one for one in ALL if one.method != "GET" and one.says.get("security")]

    def is_refused(endpoint, said):
        return said.status_code == 403 and said.json()["code"] == "auth.csrf_failed"

    assert complaints(writes, lambda one: call(client, one, world), is_refused) == []


def test_an_id_of_another_kind_is_refused_by_the_name_of_its_parameter(world):
    def first_parameter(endpoint):
        return re.findall(r"\{(\w+)\}", endpoint.path)[0]

    def ask(endpoint):
        ids = {**world.ids, first_parameter(endpoint): "nonsense_01h455vb4pex5vsknk084sn02q"}
        return call(world.ben, endpoint, World(world.ben, ids, world.of_ben))

    def is_refused(endpoint, said):
        fields = [error["field"] for error in said.json()["errors"]] if said.status_code == 422 else []
        return first_parameter(endpoint) in fields

    named = [one for one in ALL if one.names_something and "{slug}" not in one.path]
    assert complaints(named, ask, is_refused) == []


def test_the_world_owns_one_of_everything_that_a_path_names(world):
    named = {parameter for one in ALL for parameter in re.findall(r"\{(\w+)\}", one.path)} - {"slug"}

    assert named == set(world.ids)


def test_every_exemption_is_of_an_endpoint_that_is_there():
    assert set(FOR_EVERYBODY) <= {one.name for one in ALL}
    assert len(ALL) > 60
