"""
The short road sends what the whole road sends: every endpoint is asked on both, by several people, with and without the
CSRF token, rightly and wrongly. An endpoint added tomorrow is asked tomorrow.
"""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from architecture.world import ALL, Endpoint, World, example, make_world
from foundation import express
from foundation.short_road import with_short_road

CALLS = [one for one in ALL if not one.path.startswith("/api/people/")]
MADE = re.compile(r"\b([a-z]+)_[0-9a-z]{26}\b")  # Ids, some of which are new on each road.
TICKET = re.compile(r"\b[\w-]+(?::|%3A)\w{6}(?::|%3A)[\w-]{43}")  # A signature, that holds the second it was made in.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)")
CHANGES = frozenset(("X-Request-ID", "Content-Length"))
OF_THE_HOUR = re.compile(r"(?<=token)=[^;]*|(?<=sessionid)=[^;]*|expires=[^;]*")


class WholeRoad(Exception):
    """The short road has let a request pass."""


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def alone_in_its_transaction(settings: Any) -> Iterator[None]:
    settings.ALLOWED_HOSTS = ["testserver"]
    express.is_our_host.cache_clear()
    for signal in (request_started, request_finished):  # A request would close the connection that the test is in.
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    express.is_our_host.cache_clear()


def refuse_to_go(environ: Any, start_response: Any) -> Any:
    raise WholeRoad


REQUESTS = RequestFactory(HTTP_HOST="testserver")
SHORT = with_short_road(refuse_to_go)


def environ_of(endpoint: Endpoint, world: World, client: Client, *, token: bool, body: bytes | None) -> dict[str, Any]:
    path = re.sub(r"\{(\w+)\}", lambda found: world.ids.get(found.group(1), "none"), endpoint.path)
    asked = REQUESTS.generic(
        endpoint.method,
        path,
        body or b"",
        "application/json" if body is not None else "",
        headers={"Idempotency-Key": "k-1", "Accept-Language": "en"},
    )
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    if token:
        cookies[settings.CSRF_COOKIE_NAME] = asked.environ["HTTP_X_CSRFTOKEN"] = get_token(asked)
    asked.environ["HTTP_COOKIE"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return dict(asked.environ)


def answered(application: Any, environ: dict[str, Any], body: bytes | None) -> tuple[Any, ...]:
    """Ask, undo what it did, and return the answer without what is new each time."""
    said: list[Any] = []
    with transaction.atomic():
        answer = application({**environ, "wsgi.input": BytesIO(body or b"")}, lambda *what: said.append(what))
        text = b"".join(answer)
        answer.close()
        transaction.set_rollback(True)
    status, headers = said[0]
    kept = sorted((name, OF_THE_HOUR.sub("", value)) for name, value in headers if name not in CHANGES)
    assert dict(headers).get("Content-Length", str(len(text))) == str(len(text))
    return status, _plain(text), *kept


def _plain(text: bytes) -> str:
    try:
        said = json.loads(text)
    except ValueError:
        return repr(text)
    if isinstance(said, dict):
        said.pop("request_id", None)
    return MOMENT.sub("T", MADE.sub(r"\1", TICKET.sub("ticket", json.dumps(said, ensure_ascii=False))))


def differences(world: World, client: Client, *, token: bool, spoil: bool = False) -> list[str]:
    whole, wrong = WSGIHandler(), []
    for endpoint in CALLS:
        schema = endpoint.body_schema()
        kind, shape = schema or ("", {})
        if kind == "multipart/form-data":
            continue  # A picture's own road is the same view; its parts are read by Django either way.
        body = None if schema is None else json.dumps(example(shape, world)).encode()
        if spoil:
            body = b'{"lines": '
        environ = environ_of(endpoint, world, client, token=token, body=body)
        short, long = answered(SHORT, environ, body), answered(whole, environ, body)
        if short != long:
            wrong.append(f"{endpoint.name}: {set(short) ^ set(long)}")
    return wrong


@pytest.mark.django_db
@pytest.mark.parametrize("token", [True, False], ids=["token", "no token"])
@pytest.mark.parametrize("who", ["stranger", "ana", "olga"])
def test_both_roads_give_the_same_answer(world, who, token):
    """Without any of the guards on the short road: fails, naming every endpoint that differs."""
    assert differences(world, world.people[who], token=token) == []
    assert len(CALLS) > 50


@pytest.mark.django_db
def test_both_roads_refuse_what_makes_no_sense_alike(world):
    assert differences(world, world.people["ana"], token=True, spoil=True) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", "/api/orders/checkouts"),  # There is the address, not the method.
        ("POST", "/api/payments/notices/nobody"),  # Not described: it is no client's.
        ("GET", "/api/payments/attempts/none/return"),
        ("GET", "/api/openapi.json"),
    ],
)
def test_what_the_description_does_not_name_is_answered_alike_too(method, path):
    environ = dict(REQUESTS.generic(method, path).environ)

    assert answered(SHORT, environ, None) == answered(WSGIHandler(), environ, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "how"),
    [
        ("HEAD", "/api/payments/methods", {}),
        ("OPTIONS", "/api/payments/methods", {}),
        ("GET", "/api/payments/methods/", {}),
        ("GET", "/api/payments", {}),
        ("GET", "/api/orders//cancel", {}),
        ("GET", "/payments/methods", {}),
        ("GET", "/api/payments/methods", {"HTTP_HOST": "elsewhere.example"}),
        ("GET", "/api/storefront/categories/\xe6\x9d\xaf", {}),
        ("GET", "/api/people/me", {}),
    ],
)
def test_what_the_short_road_does_not_know_takes_the_whole_one(method, path, how):
    application = with_short_road(refuse_to_go, but=("/api/people/",))
    environ = {**REQUESTS.generic(method, "/").environ, "PATH_INFO": path, **how}

    with pytest.raises(WholeRoad):
        application(environ, lambda *what: None)


@pytest.mark.django_db
def test_a_view_that_breaks_is_a_problem_document_on_both_roads(world, monkeypatch, settings):
    """Without turning failures into answers: fails, the exception leaves the application and the server's thread."""
    settings.DEBUG = False

    def break_down(*what: object, **more: object) -> None:
        raise RuntimeError("broken for the test")

    monkeypatch.setattr("market.payments.endpoints.offered", break_down)
    environ = dict(REQUESTS.get("/api/payments/methods").environ)

    short, whole = answered(SHORT, environ, None), answered(WSGIHandler(), environ, None)

    assert short == whole
    assert short[0] == "500 Internal Server Error"
    assert '"market.broken"' in short[1]
