"""Checkout sessions: a hosted page each."""

import secrets
from collections.abc import Mapping
from typing import Any

from starlette.routing import Route

from sandbox_bank.book import Refused, Row
from sandbox_bank.protocols.stripe.door import Asked, door, of_number

STATUSES = {"waiting": "open", "paid": "complete", "declined": "open", "closed": "expired"}
LEAST_SECONDS, MOST_SECONDS = 30 * 60, 24 * 3600  # How long a session may live.


def routes() -> list[Route]:
    base = "/checkout/sessions"
    return [
        Route(base, door(_create, about=lambda asked: asked.said.get("client_reference_id", ""), is_birth=True),
              methods=["POST"]),
        Route(base, door(_list), methods=["GET"]),
        Route(f"{base}/{{number}}", door(_read, about=of_number), methods=["GET"]),
        Route(f"{base}/{{number}}/expire", door(_expire, about=of_number), methods=["POST"]),
        Route("/payment_intents/{number}", door(_intent, about=of_number), methods=["GET"]),
    ]  # fmt: skip


def _create(asked: Asked) -> Mapping[str, Any]:
    said = asked.said
    item = "line_items[0]"
    if said.get("mode") != "payment" or said.get(f"{item}[quantity]") != "1":
        raise Refused(400, "amount_makes_no_sense")
    expires_at = float(said.get("expires_at") or asked.now + MOST_SECONDS)
    if not LEAST_SECONDS - 60 <= expires_at - asked.now <= MOST_SECONDS + 60:
        raise Refused(400, "amount_makes_no_sense")
    payment = asked.book.create_payment(
        merchant_ref=said["client_reference_id"],
        currency=said[f"{item}[price_data][currency]"].upper(),
        minor=asked.whole(f"{item}[price_data][unit_amount]"),
        title=said[f"{item}[price_data][product_data][name]"],
        notify_url=said["metadata[notify_url]"],  # A webhook's address is set in the dashboard; here it comes along.
        return_url=said["success_url"],
        expires_at=expires_at,
        now=asked.now,
        number=f"cs_test_{secrets.token_hex(24)}",
        trade_no=f"pi_{secrets.token_hex(12)}",
        protocol="stripe",
        merchant=asked.merchant["code"],
        way="card",
        fee_bps=asked.merchant["fee_bps"],
    )
    return _shown(asked, payment)


def _list(asked: Asked) -> Mapping[str, Any]:
    begin, end = float(asked.said.get("created[gte]", 0)), float(asked.said.get("created[lte]", asked.now))
    found = asked.book.payments_begun_between(asked.merchant["code"], begin, end + 1)
    return page_of(asked, [_shown(asked, payment) for payment in found])


def _read(asked: Asked) -> Mapping[str, Any]:
    return _shown(asked, asked.book.payment(of_number(asked), now=asked.now, merchant=asked.merchant["code"]))


def _expire(asked: Asked) -> Mapping[str, Any]:
    payment = asked.book.payment(of_number(asked), now=asked.now, merchant=asked.merchant["code"])
    if payment["state"] != "waiting":
        raise Refused(400, "not_open")
    payment = asked.book.close_payment(payment["merchant_ref"], now=asked.now, merchant=asked.merchant["code"])
    if payment["state"] == "paid":  # A stale answer had said that it waits.
        raise Refused(400, "not_open")
    return _shown(asked, payment)


def _intent(asked: Asked) -> Mapping[str, Any]:
    payment = asked.book.payment_numbered(asked.request.path_params["number"], merchant=asked.merchant["code"])
    return {"id": payment["trade_no"], "object": "payment_intent", "latest_charge": charge_of(payment["trade_no"])}


def charge_of(trade_no: str) -> str:
    return trade_no.replace("pi_", "ch_", 1)


def page_of(asked: Asked, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Shape one page of a list; the next begins after a row that the merchant names."""
    limit, after = int(asked.said.get("limit", 10)), asked.said.get("starting_after")
    names = [row["id"] for row in rows]
    begin = names.index(after) + 1 if after in names else 0
    chosen = rows[begin : begin + limit]
    return {"object": "list", "url": asked.request.url.path, "data": chosen, "has_more": begin + limit < len(rows)}


def _shown(asked: Asked, payment: Row) -> dict[str, Any]:
    public = asked.request.app.state.public_url or f"{asked.request.url.scheme}://{asked.request.url.netloc}"
    return shown(payment, url=f"{public}/pay/{payment['token']}" if payment["state"] == "waiting" else None)


def shown(payment: Row, *, url: str | None) -> dict[str, Any]:
    is_paid = payment["state"] == "paid"
    return {
        "id": payment["id"],
        "object": "checkout.session",
        "mode": "payment",
        "amount_total": payment["minor"],
        "currency": payment["currency"].lower(),
        "client_reference_id": payment["merchant_ref"],
        "payment_intent": payment["trade_no"] if is_paid else None,
        "payment_status": "paid" if is_paid else "unpaid",
        "status": STATUSES[payment["state"]],
        "url": url,
    }
