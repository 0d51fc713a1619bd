"""The bank's own protocol, for what becomes of money afterwards: shares of a payment, what is taken back, payouts."""

from typing import Any

import msgspec
from starlette.requests import Request

from sandbox_bank.answering import book_of
from sandbox_bank.book import Book, Refused, Row

MERCHANT, RECEIVER = "bank", "MERCHANT_ID"
ALL = 10_000  # Whoever banks here may share out everything.


class NewShare(msgspec.Struct):
    account: str
    minor: int
    because: str = ""


class NewSplit(msgspec.Struct):
    split_ref: str
    merchant_ref: str
    shares: list[NewShare]
    is_last: bool


class NewReturn(msgspec.Struct):
    return_ref: str
    split_ref: str
    merchant_ref: str
    account: str
    minor: int


class NewPayout(msgspec.Struct):
    payout_ref: str
    account: str
    currency: str
    minor: int


def split(request: Request, body: bytes) -> Row:
    """Share out, and open an account for whoever is named. Without shares, let the merchant have what is left."""
    asked = msgspec.json.decode(body, type=NewSplit)
    book = book_of(request)
    now = book.now()
    payment = book.payment(asked.merchant_ref, now=now)
    if not asked.shares:
        book.end_splits(payment, now=now)
        return _split_words(payment["currency"], asked.split_ref, [], "done")
    for share in asked.shares:
        book.add_receiver(MERCHANT, RECEIVER, share.account, "")
    done = book.split(
        payment,
        split_ref=asked.split_ref,
        shares=[(RECEIVER, one.account, one.minor, one.because) for one in asked.shares],
        cap_bps=ALL,
        unfreeze=asked.is_last,
        now=now,
    )
    return _split_words(payment["currency"], asked.split_ref, done, _state(book, payment, done))


def query_split(request: Request, body: bytes) -> Row:
    book = book_of(request)
    split_ref = request.path_params["split_ref"]
    merchant_ref = book.payment_of_split(split_ref, merchant=MERCHANT)
    if not merchant_ref:
        raise Refused(404, "no_such_split")
    payment = book.payment(merchant_ref, now=book.now())
    done = book.splits_of(payment["id"], split_ref)
    return _split_words(payment["currency"], split_ref, done, _state(book, payment, done))


def take_back(request: Request, body: bytes) -> Row:
    asked = msgspec.json.decode(body, type=NewReturn)
    book = book_of(request)
    done = book.return_split(
        merchant=MERCHANT,
        return_ref=asked.return_ref,
        split_ref=asked.split_ref,
        account=asked.account,
        minor=asked.minor,
        now=book.now(),
    )
    currency = book.payment(asked.merchant_ref, now=book.now())["currency"]
    back = {"receiver": asked.account, "minor": done["minor"]}
    return _split_words(currency, str(done["id"]), [back], "done")


def pay_out(request: Request, body: bytes) -> Row:
    asked = msgspec.json.decode(body, type=NewPayout)
    book = book_of(request)
    done = book.pay_out(
        merchant=MERCHANT,
        payout_ref=asked.payout_ref,
        receiver=asked.account,
        currency=asked.currency,
        minor=asked.minor,
        now=book.now(),
    )
    return _payout_words(book, done)


def query_payout(request: Request, body: bytes) -> Row:
    book = book_of(request)
    return _payout_words(book, book.payout(request.path_params["payout_ref"], merchant=MERCHANT))


def _state(book: Book, payment: Row, done: list[Row]) -> str:
    """Say where a split is: with the fault "late" on, it is done so much later by the bank's clock."""
    late = book.faults_of(payment).get("late", 0)
    return "waiting" if done[0]["settled_at"] + late > book.now() else "done"


def _split_words(currency: str, number: str, done: list[Row], state: str) -> Row:
    left = [] if state == "waiting" else [{"account": one["receiver"], "minor": one["minor"]} for one in done]
    words: dict[str, Any] = {"split_id": number, "state": state, "currency": currency, "shares": left}
    return {"words": words}


def _payout_words(book: Book, row: Row) -> Row:
    named = {"payout_id": row["id"], "state": book.payout_state(row), "currency": row["currency"]}
    return {"words": {**named, "minor": row["minor"]}}
