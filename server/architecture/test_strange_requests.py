"""
What no description would make up: bodies that are hardly JSON, headers out of this world, cursors that somebody has
worked on. Each is asked of every endpoint it can be asked of, is refused by a problem document, and changes nothing.
"""

import base64
import gzip
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from architecture.fuzzing import NotOurWay, check_refusal
from architecture.world import ALL, DESCRIPTION, Endpoint, World, example, fingerprint, make_world

JSON = "application/json"
HUGE = 10**400
DEEP = 5_000  # Levels; Python itself gives up at a thousand.
WRONG: list[Any] = [None, {}, [], HUGE, -HUGE, 1e308, float("nan"), float("inf"), "\0", "\ud800", "\u202e\u2028"]
WRONG += ["a" * 70_000]
WRITES = [one for one in ALL if (one.body_schema() or ("", {}))[0] == JSON]
CURSORED = [one for one in ALL if any(said["name"] == "after" for said in one.says.get("parameters", ()))]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def address_of(endpoint: Endpoint, world: World) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: world.ids.get(found.group(1), "mugs-1"), endpoint.path)


def spoiled(fair: dict[str, Any]) -> Iterator[tuple[str, bytes, str]]:
    """Spoil a fair body in every way. Out: how, the bytes, the content type."""
    said = json.dumps(fair)
    yield "nothing", b"", JSON
    yield "half of it", said[: len(said) // 2].encode(), JSON
    for plain in ("null", "[]", "0", '""', "true", "[[]]", "NaN"):
        yield plain, plain.encode(), JSON
    yield "broken UTF-8", b'{"a": "\xff\xfe"}', JSON
    yield "UTF-16", said.encode("utf-16"), JSON
    yield "a key of NUL", b'{"\\u0000": 1}', JSON
    yield "half a surrogate pair", b'{"x": "\\ud800"}', JSON
    yield "deep", b'{"x": ' + b"[" * DEEP + b"]" * DEEP + b"}", JSON
    yield "deep keys", b'{"a":' * DEEP + b"1" + b"}" * DEEP, JSON
    yield "a form", b"a=1&b=2", "application/x-www-form-urlencoded"
    yield "no form at all", b"--x", "multipart/form-data"
    yield (
        "a form without an end",
        b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n',
        ("multipart/form-data; boundary=x"),
    )
    yield "packed", gzip.compress(said.encode()), JSON
    yield "far too much", b'{"x": "' + b"a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE + b'"}', JSON
    for name in fair:
        for wrong in WRONG:
            yield f"{name} = {str(wrong)[:12]!r}", json.dumps({**fair, name: wrong}).encode(), JSON


def test_bodies_that_make_no_sense_are_refused_and_change_nothing(world):
    """
    Without `FairTexts`: fails with DataError at many endpoints. Without its look at the body as a whole: fails with an
    order that `[]` has cancelled.
    """
    before = fingerprint()
    wrong: list[str] = []

    for endpoint in WRITES:
        client = world.people["olga" if "shop" in endpoint.path or "sku" in endpoint.path else "ana"]
        client.raise_request_exception = False
        fair = example(endpoint.body_schema()[1], world)
        for how, body, kind in spoiled(fair):
            with transaction.atomic():
                answer = client.generic(
                    endpoint.method, address_of(endpoint, world), body, kind, headers={"Idempotency-Key": "k"}
                )
                transaction.set_rollback(answer.status_code < 400)  # What is refused has nothing to be taken back.
            must_be_refused = " = " not in how
            try:
                check_refusal(answer.status_code, answer.headers.get("Content-Type", ""), answer.content)
                assert answer.status_code >= 400 or not must_be_refused, "this was taken for sense"
            except (AssertionError, NotOurWay) as failure:
                wrong.append(f"{endpoint.name}, {how}: {answer.status_code}: {failure}"[:500])
        if fingerprint() != before:
            wrong.append(f"{endpoint.name}: a refused request changed something")

    assert not wrong, "\n".join(wrong)
    assert len(WRITES) > 20


def test_only_yes_and_no_are_taken_for_yes_and_no(world):
    """Without `StrictBool`: fails, `"selected": 0.0` unselects a line, though the description says boolean."""
    asked = []

    for endpoint in WRITES:
        body = endpoint.body_schema()[1]
        fields = DESCRIPTION["components"]["schemas"].get(body.get("$ref", "").rsplit("/", 1)[-1], body)["properties"]
        for name, said in fields.items():
            if "boolean" not in (one.get("type") for one in [said, *said.get("anyOf", ())]):
                continue
            for wrong in (0, 0.0, 1, "no", "true"):
                told = json.dumps({**example(body, world), name: wrong})
                answer = world.people["ana"].generic(
                    endpoint.method, address_of(endpoint, world), told, JSON, headers={"Idempotency-Key": "k"}
                )
                errors = [one["field"] for one in answer.json().get("errors", ())]
                assert (answer.status_code, errors) == (422, [name]), f"{endpoint.name}: {told}"
            asked.append(name)

    assert sorted(asked) == [
        "as_note", "as_shop", "from_basket", "is_ai_declared", "is_ai_declared", "is_asked", "is_default", "is_default",
        "is_given", "is_paid", "is_paid", "is_personal", "is_private", "is_private", "is_private", "is_question",
        "keep_title", "selected",
    ]  # fmt: skip


STRANGE_HEADERS: dict[str, list[str]] = {
    "Accept-Language": ["", ",,,;q=,;q=x", "zh" * 4000, "en;q=1e400,zh;q=nan", "*;q=-1", "ü;q=0.5", "\x7f",
                        "en-" + "a-" * 999],
    "Accept": ["application/xml", "*/*;q=0", "x" * 4000],
    "X-Request-ID": ["../../etc/passwd", "a" * 9000, "<script>", "ü" * 20],
    "X-Forwarded-For": ["1.2.3.4, 5.6.7.8", "nonsense", "::1" + "," * 500],
    "X-Forwarded-Host": ["evil.example"],
    "If-None-Match": ["*", '"', 'W/"x"', "a" * 5000],
    "If-Modified-Since": ["yesterday", "Thu, 99 Foo 9999 99:99:99 GMT"],
    "Range": ["bytes=5-1", "bytes=-99999999999999999999", "lines=1-2"],
    "Cookie": ["sessionid=" + "x" * 3000, "sessionid=';--", "csrftoken=", "a", "=;;=", "sessionid=\xff",
               'messages="[\\"'],
    "Content-Length": ["-1", "99999999999999999999"],
    "Content-Encoding": ["gzip", "x" * 200],
    "Origin": ["null", "https://evil.example", "://"],
    "Referer": ["https://evil.example/", "\x01"],
    "Authorization": ["Basic !!!", "Bearer " + "x" * 4000],
    "Idempotency-Key": ["", " ", "a" * 4000, "键", "\x00", "a,b"],
}  # fmt: skip


# One of each kind of endpoint: a header is read in front of them, not by them.
ASKED_WITH_HEADERS = {
    "GET /api/storefront/home", "GET /api/storefront/search", "GET /api/orders", "GET /api/session",
    "GET /api/affiliate/shares/{code}/qr.svg", "POST /api/orders/checkouts", "POST /api/media/pictures",
    "PATCH /api/people/me",
    "DELETE /api/orders/basket/lines/{sku_id}",
}  # fmt: skip


def test_headers_that_make_no_sense_break_nothing(world):
    client = Client(raise_request_exception=False)
    signed_in = world.people["ana"]
    signed_in.raise_request_exception = False
    wrong: list[str] = []

    for endpoint in (one for one in ALL if one.name in ASKED_WITH_HEADERS):
        for name, values in STRANGE_HEADERS.items():
            for value in values:
                asker = client if name == "Cookie" else signed_in
                with transaction.atomic():
                    answer = asker.generic(endpoint.method, address_of(endpoint, world), headers={name: value})
                    transaction.set_rollback(True)
                try:
                    check_refusal(answer.status_code, answer.headers.get("Content-Type", ""), answer.content)
                except AssertionError as failure:
                    wrong.append(f"{endpoint.name} {name}: {value[:40]!r}: {failure}"[:400])

    assert not wrong, "\n".join(wrong)


def cursor(text: str | bytes) -> str:
    return base64.urlsafe_b64encode(text if isinstance(text, bytes) else text.encode()).decode().rstrip("=")


CURSORS = [
    "x", "%", "=", "....", "é", cursor(""), cursor("null"), cursor("{}"), cursor("[]"), cursor("[null]"),
    cursor('["x"]'), cursor("[1]"), cursor("[1e400]"), cursor("[NaN,NaN]"), cursor(f"[{HUGE}]"), cursor("[-1,-1]"),
    cursor(f"[{HUGE},{HUGE}]"),
    cursor('["\\u0000"]'), cursor('["\\ud800","x"]'), cursor('["2026-01-01","2026-01-01"]'), cursor("[[],{}]"),
    cursor('["0001-01-01T00:00:00+23:59","00000000-0000-0000-0000-000000000000"]'), cursor("[true,false]"),
    cursor('["9999-12-31T23:59:59-23:59","00000000-0000-0000-0000-000000000000"]'), cursor("[" * 5000), cursor(b"\xff"),
    cursor('["99999999999999999999999", "0"]'), cursor('["0000", "\' OR 1=1 --"]'), "A" * 9000,
]  # fmt: skip


def test_cursors_that_somebody_has_worked_on_are_refused_by_name(world):
    """A cursor of another list may fit; whatever does not is told so, as the field that it is."""
    wrong: list[str] = []

    for endpoint in CURSORED:
        client = world.people["olga" if "shop" in endpoint.path or "sku" in endpoint.path else "ana"]
        client.raise_request_exception = False
        for text in CURSORS:
            answer = client.get(address_of(endpoint, world), {"after": text})
            try:
                check_refusal(answer.status_code, answer.headers.get("Content-Type", ""), answer.content)
                if answer.status_code == 422:
                    assert [error["field"] for error in answer.json()["errors"]] == ["after"]
            except AssertionError as failure:
                wrong.append(f"{endpoint.name} {text[:60]}: {failure}"[:400])

    assert not wrong, "\n".join(wrong)
    assert len(CURSORED) > 12


def test_numbers_of_a_query_may_be_any_size(world):
    """Without bounds of what a bigint holds: fails with DataError, integer out of range."""
    wrong: list[str] = []

    for endpoint in ALL:
        client = world.people["olga" if "shop" in endpoint.path or "sku" in endpoint.path else "ana"]
        client.raise_request_exception = False
        for said in endpoint.says.get("parameters", ()):
            if said["in"] != "query":
                continue
            for value in (HUGE, -HUGE, 2**63, -(2**63) - 1, 2**31, -1, 0, "1e3", "0x10", "１", "", " ", "nan", "true"):
                answer = client.get(address_of(endpoint, world), {said["name"]: str(value)})
                try:
                    check_refusal(answer.status_code, answer.headers.get("Content-Type", ""), answer.content)
                except AssertionError as failure:
                    wrong.append(f"{endpoint.name}?{said['name']}={str(value)[:30]}: {failure}"[:400])

    assert not wrong, "\n".join(wrong)


def test_methods_that_nobody_offers_are_refused_as_everything_else(world):
    wrong: list[str] = []
    for endpoint in ALL:
        offered = {name.upper() for name in DESCRIPTION["paths"][endpoint.path]} | {"HEAD", "OPTIONS"}
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE"} - offered:
            answer = Client(raise_request_exception=False).generic(method, address_of(endpoint, world))
            try:
                check_refusal(answer.status_code, answer.headers.get("Content-Type", ""), answer.content)
                assert answer.status_code in (404, 405), answer.status_code
            except AssertionError as failure:
                wrong.append(f"{method} {endpoint.path}: {failure}"[:300])

    assert not wrong, "\n".join(wrong)
