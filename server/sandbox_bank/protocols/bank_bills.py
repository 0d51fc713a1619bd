"""The bank's own protocol: what was paid and given back on a day, in the time of China."""

from datetime import datetime, timedelta, timezone

from starlette.requests import Request

from sandbox_bank.answering import book_of
from sandbox_bank.book import Refused, Row

MERCHANT = "bank"
CHINA = timezone(timedelta(hours=8))


def bill(request: Request, body: bytes) -> Row:
    """Write the bill of a day. :raises Refused: no such day, or it is not over"""
    try:
        begin = datetime.strptime(request.path_params["day"], "%Y-%m-%d").replace(tzinfo=CHINA)
    except ValueError:
        raise Refused(422, "day_makes_no_sense") from None
    end, book = begin + timedelta(days=1), book_of(request)
    if book.now() < end.timestamp():
        raise Refused(409, "too_early")
    paid = book.paid_by_bill(MERCHANT, begin.timestamp(), end.timestamp())
    back = book.refunded_by_bill(MERCHANT, begin.timestamp(), end.timestamp())
    return {"words": {"rows": [_row(one, "payment") for one in paid] + [_row(one, "refund") for one in back]}}


def _row(one: Row, kind: str) -> Row:
    return {
        "kind": kind,
        "merchant_ref": one["merchant_ref"],
        "payment_id": one["trade_no"],
        "refund_ref": one["refund_ref"] if kind == "refund" else "",
        "currency": one["currency"],
        "minor": one["minor"],
        "at": one["settled_at"],
    }
