"""
Nobody reads or writes what is another's, whatever the endpoint: the tests are made from the API's own description, so
an endpoint added tomorrow is tried tomorrow. Ana has bought in Olga's shop; Ben is a shopper and owns another shop.
"""

import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from architecture.world import ALL, Endpoint, World, example, make_world, picture_bytes

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


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def call(client: Client, endpoint: Endpoint, world: World) -> Any:
    path = re.sub(r"\{(\w+)\}", lambda found: world.ids[found.group(1)], endpoint.path)
    headers = {"Idempotency-Key": "k-1"}
    schema = endpoint.body_schema()
    if schema is None:
        return client.generic(endpoint.method, path, headers=headers)
    kind, body = schema
    if kind == "multipart/form-data":
        picture = io.BytesIO(picture_bytes())
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
        return call(world.ben, endpoint, replace(world, ids=ids))

    def is_refused(endpoint, said):
        fields = [error["field"] for error in said.json()["errors"]] if said.status_code == 422 else []
        return first_parameter(endpoint) in fields

    named = [one for one in ALL if one.names_something and "{slug}" not in one.path]
    assert complaints(named, ask, is_refused) == []


def test_the_world_owns_one_of_everything_that_a_path_names(world):
    named = {parameter for one in ALL for parameter in re.findall(r"\{(\w+)\}", one.path)} - {"slug"}

    assert named <= set(world.ids)


def test_every_exemption_is_of_an_endpoint_that_is_there():
    assert set(FOR_EVERYBODY) <= {one.name for one in ALL}
    assert len(ALL) > 60
