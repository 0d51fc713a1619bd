"""Transfers of a charge's money to connected accounts, and their reversals."""

from collections.abc import Mapping
from typing import Any

from starlette.routing import Route

from sandbox_bank.book import Refused, Row
from sandbox_bank.protocols.stripe.door import Asked, door
from sandbox_bank.protocols.stripe.sessions import page_of

ALL = 10_000  # Stripe lets a charge be transferred whole.


def routes() -> list[Route]:
    return [
        Route("/transfers", door(_transfer), methods=["POST"]),
        Route("/transfers", door(_list), methods=["GET"]),
        Route("/transfers/{transfer}/reversals", door(_reverse), methods=["POST"]),
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
