"""
Stripe's API, as far as a shop with hosted pages and connected accounts needs it: https://docs.stripe.com/api

Requests bear a secret key and an Idempotency-Key; webhooks are signed with HMAC-SHA256 over their time and words.
It lies under `/stripe`, since the bank's own protocol begins with the same `/v1`.
"""

import hashlib
import hmac
import json
import secrets
from typing import Any, ClassVar

from starlette.routing import BaseRoute, Mount

from sandbox_bank.book import Book, Row
from sandbox_bank.protocol import Letter
from sandbox_bank.protocols.stripe import refunds, sessions, transfers

TYPES = {
    "payment.succeeded": "checkout.session.completed",
    "payment.declined": "payment_intent.payment_failed",
    "payment.closed": "checkout.session.expired",
    "refund.succeeded": "refund.updated",
    "chargeback.opened": "charge.dispute.created",
    "chargeback.closed": "charge.dispute.closed",
}


class Stripe:
    code: ClassVar[str] = "stripe"

    def routes(self) -> list[BaseRoute]:
        return [Mount("/stripe/v1", routes=[*sessions.routes(), *refunds.routes(), *transfers.routes()])]

    def letter(self, book: Book, notice: Row, *, signed_at: float, is_forged: bool) -> Letter:
        merchant = book.account_called(notice["merchant"])
        event = json.loads(notice["body"])
        kind = TYPES[event["kind"]]
        body = json.dumps(
            {
                "id": f"evt_{notice['id']}",
                "object": "event",
                "api_version": "2025-09-30.clover",
                "created": int(event["at"]),
                "livemode": False,
                "pending_webhooks": 1,
                "type": kind,
                "data": {"object": _about(kind, notice, event)},
            }
        ).encode()
        secret = secrets.token_hex(16) if is_forged else merchant["webhook_secret"]
        signed = hmac.new(secret.encode(), f"{int(signed_at)}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "Stripe-Signature": f"t={int(signed_at)},v1={signed}"}
        return Letter(notice["url"], headers, body)

    def rotate(self, book: Book) -> None:
        """A webhook's secret is rolled by the merchant, in the dashboard."""

    def is_heard(self, status: int, content: bytes) -> bool:
        return 200 <= status < 300


def _about(kind: str, notice: Row, event: dict[str, Any]) -> dict[str, Any]:
    money = {"amount": event["amount"]["minor"], "currency": event["amount"]["currency"].lower()}
    if kind.startswith("checkout.session"):
        state = "paid" if kind.endswith("completed") else "closed"
        row = {**notice, "id": event["payment_id"], "state": state, "merchant_ref": event["merchant_ref"]}
        said = sessions.shown(row, url=None)
        return {**said, "amount_total": money["amount"], "currency": money["currency"]}
    if kind == "refund.updated":
        metadata = {"ref": event["refund_ref"], "payment_ref": event["merchant_ref"]}
        about = {"id": event["refund_id"], "object": "refund", "payment_intent": notice["trade_no"]}
        return {**about, **money, "status": "succeeded", "metadata": metadata}
    if kind.startswith("charge.dispute"):
        status = {"open": "needs_response"}.get(event["outcome"], event["outcome"])
        about = {"id": event["chargeback_id"], "object": "dispute", "payment_intent": notice["trade_no"]}
        return {**about, **money, "reason": event["reason"], "status": status, "created": int(event["at"])}
    return {"id": notice["trade_no"], "object": "payment_intent", "status": "requires_payment_method", **money}
