import json
from typing import Any

import pytest

from config import doorkeeper
from config.doorkeeper import LIMITS, with_doorkeeper
from foundation.buckets import Buckets


@pytest.fixture
def ask(monkeypatch):
    """Ask at a door that lets three of an address and two of a session through in a minute."""
    monkeypatch.setitem(LIMITS, ("GET", "/api/storefront/search"), (Buckets("tests.ask", 3), Buckets("tests.ask", 2)))
    door = with_doorkeeper(lambda environ, start_response: start_response("200 OK", []) or [b"in"])

    def knock(address: str = "198.51.100.7", cookie: str = "", path: str = "/api/storefront/search"):
        said: dict[str, Any] = {}
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "REMOTE_ADDR": address, "HTTP_COOKIE": cookie}
        body = door(environ, lambda status, headers: said.update(status=status, headers=dict(headers)))
        return said["status"], said["headers"], b"".join(body)

    return knock


def test_who_asks_too_often_is_told_when_to_come_back(ask):
    """Without the doorkeeper: fails with 200."""
    assert [ask()[0] for _ in range(4)] == ["200 OK"] * 3 + ["429 Too Many Requests"]

    _, headers, body = ask()

    assert headers["Content-Type"] == "application/problem+json"
    assert headers["Retry-After"] == "20"
    assert json.loads(body)["code"] == "market.too_many_requests"
    assert json.loads(body)["request_id"] == headers["X-Request-ID"]
    assert ask("198.51.100.8")[0] == "200 OK"
    assert ask(path="/api/storefront/home")[0] == "200 OK"


def test_one_session_is_counted_wherever_it_comes_from(ask):
    came = [ask(f"198.51.100.{number}", cookie="a=b; sessionid=xyz; c=d")[0] for number in range(3)]

    assert came == ["200 OK"] * 2 + ["429 Too Many Requests"]


def test_this_machine_is_not_counted(ask):
    assert {ask("127.0.0.1")[0] for _ in range(9)} == {"200 OK"}


def test_what_is_limited_is_there():
    from architecture.world import ALL

    known = {(one.method, one.path) for one in ALL}
    assert {one for one in LIMITS if one[1].startswith("/api/")} <= known
    assert [path for _, path in known if path.endswith(doorkeeper.DRAWN)]
