"""What one buyer does, request by request, as a browser behind the market's proxy would send it."""

import json
import secrets
from collections.abc import Generator
from typing import Any
from urllib.parse import urlencode, urlsplit

from bench.crowd import Answer, Ask, Ending, Visit, Wrong
from bench.stack import HOST

TOKEN = secrets.token_hex(16)


def request(method: str, path: str, *, session: str = "", key: str = "", body: Any = None) -> Ask:
    """Write a request to the market down. In: a session when somebody is signed in, and an Idempotency-Key."""
    head = [
        f"{method} {path} HTTP/1.1",
        f"Host: {HOST}",
        "X-Forwarded-Proto: https",
        "Accept: application/json",
        "Accept-Language: zh-CN,zh;q=0.9",
    ]
    if session:
        head.append(f"Cookie: sessionid={session}; csrftoken={TOKEN}")
    said = b"" if body is None else json.dumps(body).encode()
    if method != "GET":
        head += [f"Origin: https://{HOST}", f"X-CSRFToken: {TOKEN}", f"Content-Length: {len(said)}"]
        head += ["Content-Type: application/json"]
    if key:
        head.append(f"Idempotency-Key: {key}")
    return Ask("web", "\r\n".join((*head, "", "")).encode() + said)


def check(answer: Answer, status: int, fact: bytes = b"") -> None:
    """:raises Wrong:"""
    if answer.status != status or fact not in answer.body:
        raise Wrong(f"expected {status} with {fact!r}, got {answer.status}: {answer.body[:600]!r}")


def new_key() -> str:
    return secrets.token_hex(12)


def look(fact: tuple[str, str]) -> Visit:
    """Look at one page. In: its path, and what has to be on it."""
    path, shown = fact
    answer = yield request("GET", path)
    if answer.status != 200 or shown.encode() not in answer.body:
        raise Wrong(f"{path} has to show {shown!r}, and answered {answer.status}: {answer.body[:600]!r}")
    return Ending("seen")


def look_signed_in(fact: tuple[str, str, str]) -> Visit:
    """Look at a page of one's own. In: a session, the path, and what has to be on it."""
    session, path, shown = fact
    check((yield request("GET", path, session=session)), 200, shown.encode())
    return Ending("seen")


def put_in_basket(fact: tuple[str, str]) -> Visit:
    """Put one piece into an empty basket. In: a session, a SKU."""
    session, sku = fact
    answer = yield request("POST", "/api/orders/basket/lines", session=session, body={"sku_id": sku, "quantity": 1})
    check(answer, 200, b'"count"')
    if json.loads(answer.body) != {"count": 1}:
        raise Wrong(f"one line was put into an empty basket, and it has {answer.body!r}")
    return Ending("put")


def want_one(fact: tuple[str, str, str]) -> Visit:
    """Try to order one piece, and be told clearly when there is none. In: a session, an address, a SKU."""
    session, address, sku = fact
    order = {"lines": [{"sku_id": sku, "quantity": 1}], "address_id": address}
    answer = yield request("POST", "/api/orders/checkouts", session=session, key=new_key(), body=order)
    if answer.status == 409:
        check(answer, 409, b"out_of_stock")
        return Ending("refused")
    check(answer, 201, b"checkout_id")
    return Ending("sold")


def buy(fact: tuple[str, str, str]) -> Visit:
    """Order one piece and pay for it. In: a session, an address, a SKU."""
    session, address, sku = fact
    order = {"lines": [{"sku_id": sku, "quantity": 1}], "address_id": address}
    answer = yield request("POST", "/api/orders/checkouts", session=session, key=new_key(), body=order)
    check(answer, 201)
    placed = json.loads(answer.body)
    yield from pay(session, placed["intent_id"])
    return Ending("paid at the bank", placed["order_ids"][0])


def open_team(fact: tuple[str, str, str, str]) -> Visit:
    """Open a team and pay for the first seat. In: a session, an address, a SKU, an activity."""
    session, address, sku, activity = fact
    wish = {"activity_id": activity, "sku_id": sku, "quantity": 1, "address_id": address}
    answer = yield request("POST", "/api/groupbuy/teams", session=session, key=new_key(), body=wish)
    check(answer, 201)
    opened = json.loads(answer.body)
    yield from pay(session, opened["checkout"]["intent_id"])
    return Ending("opened", opened["team"]["team_id"])


def join_team(fact: tuple[str, str, str, str]) -> Visit:
    """Try to take a seat, and be told clearly when there is none. In: a session, an address, a SKU, a team."""
    session, address, sku, team = fact
    wish = {"sku_id": sku, "quantity": 1, "address_id": address}
    answer = yield request("POST", f"/api/groupbuy/teams/{team}/members", session=session, key=new_key(), body=wish)
    if answer.status == 409:
        check(answer, 409, b"team_is_full")
        return Ending("refused")
    check(answer, 201, b"checkout")
    return Ending("seated")


def pay(session: str, intent: str) -> Generator[Ask, Answer, None]:
    """Go to the bank, press its button, and come back by the way that it shows."""
    begin = {"method": "sandbox", "return_path": "/orders"}
    path = f"/api/payments/intents/{intent}/attempts"
    answer = yield request("POST", path, session=session, key=new_key(), body=begin)
    check(answer, 201, b"/pay/")
    page = urlsplit(json.loads(answer.body)["redirect_url"])
    answer = yield _press(page.netloc, page.path)
    check(answer, 303)
    back = answer.head.partition(b"\r\nlocation:")[2].partition(b"\r\n")[0].strip().decode()
    check((yield request("GET", urlsplit(back).path, session=session)), 303)


def _press(host: str, path: str) -> Ask:
    said = urlencode({"choice": "pay"})
    head = [f"POST {path} HTTP/1.1", f"Host: {host}", "Content-Type: application/x-www-form-urlencoded"]
    head += [f"Content-Length: {len(said)}", "", said]
    return Ask("bank", "\r\n".join(head).encode())
