"""The bank's own protocol: create, query and close a payment, refund and query a refund; signed with a secret."""

import json
import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, ClassVar

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox_bank.answering import book_of, respond
from sandbox_bank.book import Book, Refused, Row
from sandbox_bank.protocol import Letter
from sandbox_bank.protocols import bank_bills
from sandbox_bank.protocols import bank_shares as shares
from sandbox_bank.signing import NONCE, SIGNATURE, TIMESTAMP, TOLERANCE_SECONDS, is_signed, sign

Work = Callable[[Request, bytes], Row]
MERCHANT = "bank"


class Amount(msgspec.Struct):
    currency: str
    minor: int


class NewPayment(msgspec.Struct):
    merchant_ref: str
    amount: Amount
    title: str
    notify_url: str
    return_url: str
    expires_at: datetime


class NewRefund(msgspec.Struct):
    refund_ref: str
    merchant_ref: str
    amount: Amount


class _About(msgspec.Struct):
    merchant_ref: str


class OurOwn:
    code: ClassVar[str] = "bank"
    secret: str = ""  # Set when the bank opens.

    def routes(self) -> list[Route]:
        return [
            Route("/v1/payments", _signed(_create, 201), methods=["POST"]),
            Route("/v1/payments/{merchant_ref}", _signed(_query), methods=["GET"]),
            Route("/v1/payments/{merchant_ref}/close", _signed(_close), methods=["POST"]),
            Route("/v1/refunds", _signed(_refund), methods=["POST"]),
            Route("/v1/refunds/{refund_ref}", _signed(_query_refund), methods=["GET"]),
            Route("/v1/bills/{day}", _signed(bank_bills.bill), methods=["GET"]),
            Route("/v1/splits", _signed(shares.split), methods=["POST"]),
            Route("/v1/splits/{split_ref}", _signed(shares.query_split), methods=["GET"]),
            Route("/v1/returns", _signed(shares.take_back), methods=["POST"]),
            Route("/v1/payouts", _signed(shares.pay_out), methods=["POST"]),
            Route("/v1/payouts/{payout_ref}", _signed(shares.query_payout), methods=["GET"]),
        ]

    def letter(self, book: Book, notice: Row, *, signed_at: float, is_forged: bool) -> Letter:
        body = notice["body"].encode()
        timestamp, nonce = str(int(signed_at)), secrets.token_hex(12)
        secret = "somebody else's" if is_forged else self.secret
        signature = sign(secret, timestamp, nonce, body=body)
        headers = {"Content-Type": "application/json", TIMESTAMP: timestamp, NONCE: nonce, SIGNATURE: signature}
        return Letter(notice["url"], headers, body)

    def rotate(self, book: Book) -> None:
        """A shared secret is changed by people who have spoken about it."""

    def is_heard(self, status: int, content: bytes) -> bool:
        return status == 200


def _create(request: Request, body: bytes) -> Row:
    asked = msgspec.json.decode(body, type=NewPayment)
    if asked.amount.minor <= 0 or len(asked.amount.currency) != 3:
        raise Refused(422, "amount_makes_no_sense")
    book = book_of(request)
    return book.create_payment(
        merchant_ref=asked.merchant_ref,
        currency=asked.amount.currency,
        minor=asked.amount.minor,
        title=asked.title,
        notify_url=asked.notify_url,
        return_url=asked.return_url,
        expires_at=asked.expires_at.timestamp(),
        now=book.now(),
        number=f"bp_{secrets.token_hex(10)}",
    )


def _query(request: Request, body: bytes) -> Row:
    return book_of(request).payment(request.path_params["merchant_ref"], now=book_of(request).now())


def _close(request: Request, body: bytes) -> Row:
    return book_of(request).close_payment(request.path_params["merchant_ref"], now=book_of(request).now())


def _refund(request: Request, body: bytes) -> Row:
    asked = msgspec.json.decode(body, type=NewRefund)
    if asked.amount.minor <= 0:
        raise Refused(422, "amount_makes_no_sense")
    book = book_of(request)
    return book.refund(
        refund_ref=asked.refund_ref,
        merchant_ref=asked.merchant_ref,
        currency=asked.amount.currency,
        minor=asked.amount.minor,
        now=book.now(),
        number=f"br_{secrets.token_hex(10)}",
    )


def _query_refund(request: Request, body: bytes) -> Row:
    return book_of(request).refund_of(request.path_params["refund_ref"])


def _signed(work: Work, status: int = 200) -> Callable[[Request], Awaitable[Response]]:
    """Do the work for whoever signs."""

    async def endpoint(request: Request) -> Response:
        body = await request.body()
        refusal = _check_signature(request, body)
        if refusal is not None:
            return _problem(401, refusal)
        is_birth = request.url.path == "/v1/payments"
        try:
            return await respond(
                request,
                about=_payment_meant(request, body),
                merchant=MERCHANT,
                work=lambda: work(request, body),
                reply=lambda done: _reply(done, status),
                refuse=lambda refused: _problem(refused.status, refused.code),
                born=lambda done: done if is_birth else None,
            )
        except msgspec.MsgspecError as trouble:
            return _problem(422, "malformed", str(trouble))

    return endpoint


def _reply(done: Row, status: int) -> Response:
    if "words" in done:  # Of bills, shares and payouts, whose words are their own.
        return JSONResponse(done["words"])
    if done["state"] == "failed":
        return _problem(409, "insufficient_funds", "The merchant's account cannot cover this refund now.")
    return JSONResponse(wire(done), status_code=status)


def _payment_meant(request: Request, body: bytes) -> str:
    """Return the reference of the payment that is asked about; nothing when the words make no sense."""
    if "merchant_ref" in request.path_params:
        return str(request.path_params["merchant_ref"])
    if "refund_ref" in request.path_params:
        return book_of(request).merchant_ref_of(request.path_params["refund_ref"])
    if "split_ref" in request.path_params:
        return book_of(request).payment_of_split(request.path_params["split_ref"], merchant=MERCHANT)
    try:
        return msgspec.json.decode(body, type=_About).merchant_ref
    except msgspec.MsgspecError:
        return ""


def _check_signature(request: Request, body: bytes) -> str | None:
    timestamp = request.headers.get(TIMESTAMP, "")
    nonce = request.headers.get(NONCE, "")
    path = request.url.path
    signature = request.headers.get(SIGNATURE, "")
    secret: str = request.app.state.secret
    if not is_signed(secret, signature, request.method, path, timestamp, nonce, body=body):
        return "wrong_signature"
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return "too_old"
    if not 8 <= len(nonce) <= 64 or not book_of(request).take_nonce(nonce, now=time.time()):
        return "nonce_used"
    return None


def wire(row: Row) -> dict[str, Any]:
    """Shape a payment or a refund for the merchant."""
    about = {
        "merchant_ref": row["merchant_ref"],
        "amount": {"currency": row["currency"], "minor": row["minor"]},
        "state": row["state"],
        "settled_at": _instant(row["settled_at"]),
    }
    if "refund_ref" in row:
        return {"refund_id": row["id"], "refund_ref": row["refund_ref"], **about}
    return {
        "payment_id": row["id"],
        "pay_path": f"/pay/{row['token']}",
        "expires_at": _instant(row["expires_at"]),
        **about,
    }


def _instant(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()


def _problem(status: int, code: str, detail: str = "") -> Response:
    return Response(
        json.dumps({"status": status, "code": code, "detail": detail}),
        status_code=status,
        media_type="application/problem+json",
    )
