"""Transfers of a charge's money to connected accounts, their reversals, and payouts to those accounts' banks."""

from collections.abc import Mapping
from typing import Any

from starlette.routing import Route

from sandbox_bank.book import Refused, Row
from sandbox_bank.protocols.stripe.door import Asked, door
from sandbox_bank.protocols.stripe.sessions import page_of

ALL = 10_000  # Stripe lets a charge be transferred whole.


def routes() -> list[Route]:
    return [
        Route("/transfers", door(_transfer, about=_of_charge), methods=["POST"]),
        Route("/transfers", door(_list), methods=["GET"]),
        Route("/transfers/{transfer}/reversals", door(_reverse), methods=["POST"]),
        Route("/payouts", door(_pay_out), methods=["POST"]),
        Route("/payouts", door(_list_payouts), methods=["GET"]),
        Route("/payouts/{payout}", door(_read_payout), methods=["GET"]),
    ]


def _transfer(asked: Asked) -> Mapping[str, Any]:
    said, book, code = asked.said, asked.book, asked.merchant["code"]
    payment = book.payment_numbered(said["source_transaction"].replace("ch_", "pi_", 1), merchant=code)
    if said["currency"].upper() != payment["currency"]:
        raise Refused(400, "amount_makes_no_sense")
    account = said["destination"]
    book.add_receiver(code, "MERCHANT_ID", account, "")
    (done,) = book.split(
        payment,
        split_ref=asked.request.headers["Idempotency-Key"],
        shares=[("MERCHANT_ID", account, asked.whole("amount"), said["transfer_group"])],
        cap_bps=ALL,
        unfreeze=False,
        now=asked.now,
    )
    return _shown(done)


def _of_charge(asked: Asked) -> str:
    number = asked.said.get("source_transaction", "").replace("ch_", "pi_", 1)
    found = asked.book.find_numbered(number, merchant=asked.merchant["code"])
    return "" if found is None else str(found["merchant_ref"])


def _list(asked: Asked) -> Mapping[str, Any]:
    rows = asked.book.splits_because(asked.said["transfer_group"], merchant=asked.merchant["code"])
    return page_of(asked, [_shown(row) for row in rows])


def _reverse(asked: Asked) -> Mapping[str, Any]:
    split = asked.book.split_numbered(asked.request.path_params["transfer"].removeprefix("tr_"))
    done = asked.book.return_split(
        merchant=asked.merchant["code"],
        return_ref=asked.request.headers["Idempotency-Key"],
        split_ref=split["split_ref"],
        account=split["receiver"],
        minor=asked.whole("amount"),
        now=asked.now,
    )
    return {"id": f"trr_{done['id']}", "object": "transfer_reversal", "amount": done["minor"]}


def _pay_out(asked: Asked) -> Mapping[str, Any]:
    """Send a connected account's balance to its bank."""
    done = asked.book.pay_out(
        merchant=asked.merchant["code"],
        payout_ref=asked.said["metadata[ref]"],
        receiver=_connected(asked),
        currency=asked.said["currency"].upper(),
        minor=asked.whole("amount"),
        now=asked.now,
    )
    return _payout(asked, done)


def _list_payouts(asked: Asked) -> Mapping[str, Any]:
    rows = asked.book.payouts_of(_connected(asked), merchant=asked.merchant["code"])
    return page_of(asked, [_payout(asked, row) for row in rows])


def _read_payout(asked: Asked) -> Mapping[str, Any]:
    rows = asked.book.payouts_of(_connected(asked), merchant=asked.merchant["code"])
    found = [row for row in rows if row["id"] == asked.request.path_params["payout"]]
    if not found:
        raise Refused(404, "no_such_payout")
    return _payout(asked, found[0])


def _connected(asked: Asked) -> str:
    """Return the account on whose behalf the platform asks."""
    return str(asked.request.headers.get("Stripe-Account", ""))


def _payout(asked: Asked, row: Row) -> dict[str, Any]:
    state = asked.book.payout_state(row)
    return {
        "id": row["id"],
        "object": "payout",
        "amount": row["minor"],
        "currency": row["currency"].lower(),
        "status": {"waiting": "in_transit", "done": "paid", "bounced": "failed"}[state],
        "failure_code": "account_closed" if state == "bounced" else None,
        "metadata": {"ref": row["payout_ref"]},
    }


def _shown(split: Row) -> dict[str, Any]:
    return {
        "id": f"tr_{split['id']}",
        "object": "transfer",
        "amount": split["minor"],
        "amount_reversed": split["returned_minor"],
        "currency": split["currency"].lower(),
        "destination": split["receiver"],
        "transfer_group": split["because"],
    }
