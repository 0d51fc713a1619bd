"""Refunds of payment intents, and what the account's balance says of a day."""

import secrets
from collections.abc import Mapping
from typing import Any

from starlette.routing import Route

from sandbox_bank.book import Refused, Row
from sandbox_bank.protocols.stripe.door import Asked, door, of_number
from sandbox_bank.protocols.stripe.sessions import charge_of, page_of


def routes() -> list[Route]:
    return [
        Route("/refunds", door(_refund, about=of_number), methods=["POST"]),
        Route("/refunds", door(_list, about=of_number), methods=["GET"]),
        Route("/refunds/{refund}", door(_read), methods=["GET"]),
        Route("/balance_transactions", door(_balance), methods=["GET"]),
    ]


def _refund(asked: Asked) -> Mapping[str, Any]:
    payment = asked.book.payment_numbered(asked.said["payment_intent"], merchant=asked.merchant["code"])
    refund = asked.book.refund(
        refund_ref=asked.said["metadata[ref]"],
        merchant_ref=payment["merchant_ref"],
        currency=payment["currency"],
        minor=asked.whole("amount"),
        now=asked.now,
        number=f"re_{secrets.token_hex(12)}",
        merchant=asked.merchant["code"],
    )
    if refund["state"] == "failed":
        raise Refused(400, "insufficient_funds")
    return {**_shown(refund), "status": "pending"}  # Through a moment later.


def _list(asked: Asked) -> Mapping[str, Any]:
    payment = asked.book.payment_numbered(asked.said["payment_intent"], merchant=asked.merchant["code"])
    rows = asked.book.refunds_of_payment(payment["id"])
    return page_of(asked, [_shown(row) for row in rows if row["state"] == "succeeded"])


def _read(asked: Asked) -> Mapping[str, Any]:
    return _shown(asked.book.refund_numbered(asked.request.path_params["refund"], merchant=asked.merchant["code"]))


def _shown(refund: Row) -> dict[str, Any]:
    return {
        "id": refund["id"],
        "object": "refund",
        "amount": refund["minor"],
        "currency": refund["currency"].lower(),
        "payment_intent": refund["trade_no"],
        "status": "succeeded",
        "metadata": {"ref": refund["refund_ref"], "payment_ref": refund["merchant_ref"]},
    }


def _balance(asked: Asked) -> Mapping[str, Any]:
    """Tell how the balance moved, with what moved it."""
    begin, end = float(asked.said["created[gte]"]), float(asked.said["created[lt]"])
    code = asked.merchant["code"]
    rows = [
        _moved(one, "charge", one["minor"], (one["minor"] * one["fee_bps"] + 5000) // 10_000, {
            "id": charge_of(one["trade_no"]), "object": "charge", "payment_intent": one["trade_no"],
            "metadata": {"ref": one["merchant_ref"]},
        })
        for one in asked.book.paid_by_bill(code, begin, end)
    ]  # fmt: skip
    rows += [
        _moved(one, "refund", -one["minor"], -one["fee_back_minor"], _shown(one))
        for one in asked.book.refunded_by_bill(code, begin, end)
    ]
    rows += [
        _moved(one, "adjustment", one["minor"], 0, {
            "id": one["id"], "object": "dispute", "payment_intent": one["trade_no"], "metadata": {},
        })
        for one in asked.book.chargebacks_between(code, begin, end)
    ]  # fmt: skip
    return page_of(asked, sorted(rows, key=lambda row: (-row["created"], row["id"])))


def _moved(one: Row, kind: str, minor: int, fee: int, source: Mapping[str, Any]) -> dict[str, Any]:
    dispute = "dispute_reversal" if minor > 0 else "dispute"
    return {
        "id": f"txn_{one['id']}{'_won' if kind == 'adjustment' and minor > 0 else ''}",
        "object": "balance_transaction",
        "type": kind,
        "reporting_category": dispute if kind == "adjustment" else kind,
        "amount": minor,
        "fee": fee,
        "net": minor - fee,
        "currency": one["currency"].lower(),
        "created": int(one["settled_at"]),
        "source": source,
    }
