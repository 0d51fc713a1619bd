"""What one buyer does, request by request, as a browser behind the market's proxy would send it."""

import json
import secrets
from typing import Any

from bench.crowd import Answer, Ask, Visit, Wrong
from bench.stack import HOST

TOKEN = secrets.token_hex(16)


def request(method: str, path: str, *, session: str = "", key: str = "", body: Any = None, whom: str = "web") -> Ask:
    """Write a request down."""
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
    return Ask(whom, "\r\n".join((*head, "", "")).encode() + said)


def check(answer: Answer, status: int, fact: bytes = b"") -> None:
    """:raises Wrong:"""
    if answer.status != status or fact not in answer.body:
        raise Wrong(f"expected {status} with {fact!r}, got {answer.status}: {answer.body[:600]!r}")


def look(fact: tuple[str, str]) -> Visit:
    """Look at one page. In: its path, and what has to be on it."""
    path, shown = fact
    check((yield request("GET", path)), 200, shown.encode())
    return "seen"


def want_one(fact: tuple[str, str, str]) -> Visit:
    """Try to order one piece. In: a session, an address, a SKU."""
    session, address, sku = fact
    order = {"lines": [{"sku_id": sku, "quantity": 1}], "address_id": address}
    answer = yield request("POST", "/api/orders/checkouts", session=session, key=secrets.token_hex(12), body=order)
    if answer.status == 409:
        check(answer, 409, b"out_of_stock")
        return "refused"
    check(answer, 201, b"checkout_id")
    return "sold"
