"""
Nobody reads or writes what is another's, whatever the endpoint: the tests are made from the API's own description, so
an endpoint added tomorrow is tried tomorrow. Ana has bought in Olga's shop; Ben is a shopper and owns another shop.
"""

import copy
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from architecture.world import (
    ALL,
    DESCRIPTION,
    SAID,
    Endpoint,
    World,
    example,
    fingerprint,
    make_world,
    picture_bytes,
)

# Whose path names something that is nobody's in particular, and why.
FOR_EVERYBODY = {
    "PUT /api/orders/basket/lines/{sku_id}": "the article is on sale; the basket is one's own",
    "DELETE /api/orders/basket/lines/{sku_id}": "the basket is one's own",
    "GET /api/community/products/{product_id}/reviews": "reviews are public",
    "GET /api/community/products/{product_id}/summary": "reviews are public",
    "PUT /api/community/reviews/{review_id}/helpful": "anybody but its author may say so",
    "DELETE /api/community/reviews/{review_id}/helpful": "the vote is one's own",
    "GET /api/community/products/{product_id}/friends": "names one's own friends alone, who agreed",
    "GET /api/circles/people/{person_id}": "a profile is public; who blocked somebody is not there for them",
    "PUT /api/circles/people/{person_id}/follow": "anybody may follow, or ask to",
    "DELETE /api/circles/people/{person_id}/follow": "the tie is one's own",
    "PUT /api/circles/people/{person_id}/block": "anybody may keep away from anybody",
    "DELETE /api/circles/people/{person_id}/block": "the block is one's own",
    "PUT /api/circles/people/{person_id}/mute": "anybody may keep away from anybody",
    "DELETE /api/circles/people/{person_id}/mute": "the mute is one's own",
    "GET /api/circles/people/{person_id}/followers": "an open account's lists are public",
    "GET /api/circles/people/{person_id}/following": "an open account's lists are public",
    "DELETE /api/circles/me/followers/{person_id}": "one's own followers; who is none changes nothing",
    "GET /api/notes/{note_id}": "a published note is public; market/notes/tests asks as who may not see it",
    "POST /api/live/notes/{note_id}/tickets": "whoever sees a note may see its counts move",
    "GET /api/notes/{note_id}/comments": "the talk beneath a public note is public",
    "POST /api/notes/{note_id}/comments": "anybody who sees a note may say something",
    "GET /api/notes/comments/{comment_id}/replies": "the talk beneath a public note is public",
    "PUT /api/notes/comments/{comment_id}/like": "anybody who sees a comment may like it",
    "DELETE /api/notes/comments/{comment_id}/like": "the like is one's own",
    "PUT /api/notes/{note_id}/like": "anybody who sees a note may like it",
    "DELETE /api/notes/{note_id}/like": "the like is one's own",
    "PUT /api/notes/{note_id}/save": "anybody who sees a note may keep it",
    "DELETE /api/notes/{note_id}/save": "what is kept is one's own",
    "GET /api/notes/people/{person_id}": "what an open account publishes is public",
    "GET /api/notes/people/{person_id}/boards": "boards are public but for the private ones",
    "GET /api/notes/products/{product_id}": "published notes are public",
    "GET /api/questions/products/{product_id}": "what buyers are asked is public",
    "POST /api/questions/products/{product_id}": "anybody may ask about what is on sale",
    "GET /api/questions/{question_id}": "a question is public; market/questions/tests asks as who may not see it",
    "GET /api/questions/{question_id}/answers": "answers to a public question are public",
    "POST /api/coupons/for-points/{template_id}": "what can be had for points is there for everybody",
    "GET /api/groupbuy/teams/{team_id}": "a team's page is public, its names are masked",
    "GET /api/affiliate/shares/{code}/qr.svg": "a shared link is public",
    "GET /api/affiliate/shares/{code}/poster.png": "a poster shows what its viewer may see",
    "POST /api/groupbuy/teams/{team_id}/members": "anybody may join",
    "GET /api/storefront/categories/{slug}": "the storefront is public",
    "GET /api/storefront/shops/{shop_id}": "the storefront is public",
    "GET /api/storefront/products/{product_id}": "the storefront is public",
}
TYPED_ID = re.compile(r"([a-z]+)_[0-9a-z]{26}")
PREFIX = {
    "shop": "shop", "product": "prod", "sku": "sku", "order": "ord", "intent": "pay", "address": "addr", "team": "team",
    "person": "pers", "review": "rev", "checkout": "chk", "import": "imp", "case": "case", "judged": "moditem",
    "line": "line", "attempt": "att", "statement": "stmt", "item": "item", "invoice": "inv", "title": "ttl",
    "note": "note", "comment": "cmt", "board": "brd", "video": "vid", "conversation": "conv", "message": "msg",
    "question": "ques", "answer": "ans",
}  # fmt: skip


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def call(client: Client, endpoint: Endpoint, world: World) -> Any:
    path = re.sub(r"\{(\w+)\}", lambda found: world.ids.get(found.group(1), "0"), endpoint.path)
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


def ids_in(body: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Name every id in a body: (where it stands, its prefix)."""
    if isinstance(body, str) and (found := TYPED_ID.fullmatch(body)):
        yield place, found.group(1)
    for key, part in body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ():
        yield from ids_in(part, (*place, key))


def put_in(body: Any, place: tuple[str | int, ...], value: str) -> Any:
    """Return the body with something else at one place."""
    changed = copy.deepcopy(body)
    *way, last = place
    part = changed
    for step in way:
        part = part[step]
    part[last] = value
    return changed


def everything(schema: dict[str, Any], world: World) -> Any:
    """Make a value that says all that a schema lets one say, so that optional ids are tried as well."""
    if "$ref" in schema:
        return everything(DESCRIPTION["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], world)
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema:
            return everything(next(one for one in schema[word] if one.get("type") != "null"), world)
    if schema.get("type") == "object" and "properties" in schema:
        return {name: SAID.get(name) or everything(one, world) for name, one in schema["properties"].items()}
    if schema.get("type") == "array":
        return [everything(schema["items"], world)] * max(1, schema.get("minItems", 1))
    return example(schema, world)


def test_what_is_anothers_cannot_be_named_in_a_body(world):
    """
    Ben acts on what is his own, and names one thing of Ana's or Olga's in what he says. Without the owner's check at
    addresses: fails with the two orders that went to her door.
    """
    before = fingerprint()
    wrong, tried = [], set()
    for endpoint in ALL:
        kind, schema = endpoint.body_schema() or ("", {})
        if kind != "application/json":
            continue
        path = re.sub(r"\{(\w+)_id\}", lambda found: world.of_ben.get(PREFIX[found.group(1)], "none"), endpoint.path)
        for said in (example(schema, world), everything(schema, world)):
            for place, prefix in ids_in(said):
                if prefix not in world.private:
                    continue
                body = json.dumps(put_in(said, place, world.private[prefix]))
                with transaction.atomic():
                    answer = world.ben.generic(
                        endpoint.method, path, body, "application/json", headers={"Idempotency-Key": "k-2"}
                    )
                    transaction.set_rollback(answer.status_code < 400)
                tried.add(prefix)
                if answer.status_code < 400:
                    wrong.append(f"{endpoint.name} {place}: {answer.status_code} {answer.content[:200]!r}")

    assert wrong == []
    assert fingerprint() == before
    assert tried >= {"addr", "line", "pic"}


def test_a_clerk_of_the_shop_may_not_do_what_its_owner_may(world):
    """Without the look at what a role includes: fails with 200."""
    staff_only = {"POST", "PATCH", "PUT", "DELETE"}
    chosen = [one for one in ALL if one.path.startswith("/api/merchants/shops/{shop_id}") and one.method in staff_only]

    wrong = complaints(
        chosen, lambda one: call(world.people["cleo"], one, world), lambda _, said: said.status_code == 403
    )

    assert wrong == []
    assert len(chosen) >= 4


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

    no_ids = ("{slug}", "{code}")
    named = [one for one in ALL if one.names_something and not any(word in one.path for word in no_ids)]
    assert complaints(named, ask, is_refused) == []


def test_the_world_owns_one_of_everything_that_a_path_names(world):
    named = {parameter for one in ALL for parameter in re.findall(r"\{(\w+)\}", one.path)} - {"slug", "number"}

    assert named <= set(world.ids)


def test_every_exemption_is_of_an_endpoint_that_is_there():
    assert set(FOR_EVERYBODY) <= {one.name for one in ALL}
    assert len(ALL) > 60
