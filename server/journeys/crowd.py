"""Many shoppers at several web processes, and what they do in a race. Each call is one request, and its answer."""

import secrets
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import httpx

from config.testing import point_django_at
from foundation.ids import decode, encode
from journeys.clocks import come_to_rest
from journeys.reckoning import REST_SECONDS
from journeys.shelves import Good, let_in
from journeys.shopper import Shopper
from journeys.stack import Stack, until
from market.groupbuy.facade import ActivityView
from sandbox_bank.signing import NONCE, SIGNATURE, TIMESTAMP, sign
from sandbox_bank.testing import RunningBank

Checkout = dict[str, Any]


def new_key() -> str:
    return secrets.token_hex(8)


def crowd_of(count: int, market: Stack) -> list[Shopper]:
    """Let so many people in, shared out over the web processes."""
    crowd = []
    for number in range(count):
        first = number % len(market.webs)
        shopper = Shopper(*market.webs[first:], *market.webs[:first]).be(let_in(f"买家{number + 1}"))
        shopper.http.get(f"{shopper.nodes[0]}/healthz")  # The line is open before the start, so that all start at once.
        crowd.append(shopper)
    return crowd


def buy(one: Shopper, good: Good, quantity: int = 1) -> httpx.Response:
    return one.ask("POST", "/api/orders/checkouts", key=new_key(), json=one.order_of((good.sku, quantity)))


def bought(one: Shopper, good: Good, quantity: int = 1) -> Checkout:
    """Place an order that nothing stands in the way of."""
    answer = buy(one, good, quantity)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def join(one: Shopper, good: Good, team: str, *, key: str = "", node: int = 0, **more: Any) -> httpx.Response:
    wish = {"sku_id": good.sku, "quantity": 1, "address_id": one.address, **more}
    return one.ask("POST", f"/api/groupbuy/teams/{team}/members", key=key or new_key(), json=wish, node=node)


def joined(one: Shopper, good: Good, team: str) -> Checkout:
    """Take a seat that nothing stands in the way of; return its checkout."""
    answer = join(one, good, team)
    assert answer.status_code == 201, answer.text
    return dict(answer.json()["checkout"])


def begin_team(one: Shopper, good: Good, offer: ActivityView, *, node: int = 0) -> httpx.Response:
    wish = {"sku_id": good.sku, "quantity": 1, "address_id": one.address, "activity_id": encode("act", offer.id)}
    return one.ask("POST", "/api/groupbuy/teams", key=new_key(), json=wish, node=node)


def leave(one: Shopper, team: str, *, node: int = 0) -> httpx.Response:
    return one.ask("DELETE", f"/api/groupbuy/teams/{team}/members/me", node=node)


def cancel(one: Shopper, checkout: Checkout, *, node: int = 0) -> httpx.Response:
    return one.ask("POST", f"/api/orders/{checkout['order_ids'][0]}/cancel", json={"because": ""}, node=node)


def bank_page(one: Shopper, checkout: Checkout) -> str:
    return one.go_to_bank(checkout["intent_id"], key=new_key())


def checkout_id(checkout: Checkout) -> UUID:
    return decode("chk", checkout["checkout_id"])


def order_id(checkout: Checkout) -> UUID:
    return decode("ord", checkout["order_ids"][0])


def seconds_of_money(one: Shopper, good: Good) -> float:
    """Return how long it takes here, now, from the press of the bank's button until the order is paid."""
    checkout = bought(one, good)
    page = bank_page(one, checkout)
    began = time.monotonic()
    one.http.post(page, data={"choice": "pay"})
    path = f"/api/orders/{checkout['order_ids'][0]}"
    until(lambda: one.ask("GET", path).json()["state"] == "to_ship", 60)
    return time.monotonic() - began


def wait_for_seats(one: Shopper, team: str, *, paid: int) -> None:
    until(lambda: one.ask("GET", f"/api/groupbuy/teams/{team}").json()["paid_count"] >= paid, 60)


def tally(answers: Sequence[httpx.Response]) -> Counter[tuple[int, str]]:
    return Counter((answer.status_code, answer.json().get("code", "")) for answer in answers)


def reckon(market: Stack) -> None:
    """Let the market come to rest and reckon it up against the bank."""
    bank = market.bank()
    point_django_at(market.database_url())  # After a crash it may be elsewhere.
    with market.connect() as db:
        come_to_rest(db)
        until(lambda: not still_to_tell(bank), REST_SECONDS, lambda: still_to_tell(bank)[:5])
        come_to_rest(db, bank.book())


def still_to_tell(bank: RunningBank) -> list[Any]:
    """
    Return the bank's notices that are on their way; not those that we never believe, which it tries for two hours.

    By their fault and not by our answer: a web node that was struck as one came did not answer 403, nor one that had
    refused many in that minute, and it is not told again for ten.
    """
    notices = bank.book()["notices"]
    unproven = {one["merchant_ref"] for one in notices if one["tries"] and "wrong_signature" in one["faults"]}
    return [one for one in notices if one["next_try_at"] is not None and one["merchant_ref"] not in unproven]


# What the bank would say


def words_of_the_bank(bank: RunningBank, market: Stack, intent_id: UUID) -> bytes:
    """Return what the bank would have told us of the money of an intent."""
    with market.connect() as db:
        found = db.execute("SELECT id FROM payments_attempt WHERE intent_id = %s", [intent_id]).fetchone()
    assert found is not None
    (said,) = (
        notice["body"]
        for notice in bank.book()["notices"]
        if notice["merchant_ref"] == str(found[0]) and notice["kind"] == "payment.succeeded"
    )
    return str(said).encode()


def tell(bank: RunningBank, web: str, words: bytes) -> int:
    """Tell a web process these words in the bank's name; return the status of its answer."""
    timestamp, nonce = str(int(time.time())), secrets.token_hex(12)
    signature = sign(bank.secret, timestamp, nonce, body=words)
    headers = {"Content-Type": "application/json", TIMESTAMP: timestamp, NONCE: nonce, SIGNATURE: signature}
    url = f"{web}/api/payments/notices/sandbox"
    return httpx.post(url, content=words, headers=headers, timeout=30, trust_env=False).status_code
