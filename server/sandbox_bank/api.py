"""What merchants ask of the bank, signed: create, query and close a payment; refund, and query a refund."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from sandbox_bank.book import Book, Faults, Refused, Row
from sandbox_bank.messenger import Messenger
from sandbox_bank.signing import NONCE, SIGNATURE, TIMESTAMP, TOLERANCE_SECONDS, is_signed

Work = Callable[[Request, bytes], Row]


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


class Cut(Response):
    """A connection that breaks in mid-answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4096")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
        # Ending here breaks the promise of 4096 bytes, so the server cannot but drop the connection.


def routes() -> list[Route]:
    return [
        Route("/v1/payments", _signed(_create, 201), methods=["POST"]),
        Route("/v1/payments/{merchant_ref}", _signed(_query), methods=["GET"]),
        Route("/v1/payments/{merchant_ref}/close", _signed(_close), methods=["POST"]),
        Route("/v1/refunds", _signed(_refund), methods=["POST"]),
        Route("/v1/refunds/{refund_ref}", _signed(_query_refund), methods=["GET"]),
    ]


def _create(request: Request, body: bytes) -> Row:
    asked = msgspec.json.decode(body, type=NewPayment)
    if asked.amount.minor <= 0 or len(asked.amount.currency) != 3:
        raise Refused(422, "amount_makes_no_sense")
    return _book(request).create_payment(
        merchant_ref=asked.merchant_ref,
        currency=asked.amount.currency,
        minor=asked.amount.minor,
        title=asked.title,
        notify_url=asked.notify_url,
        return_url=asked.return_url,
        expires_at=asked.expires_at.timestamp(),
        now=time.time(),
    )


def _query(request: Request, body: bytes) -> Row:
    return _book(request).payment(request.path_params["merchant_ref"], now=time.time())


def _close(request: Request, body: bytes) -> Row:
    return _book(request).close_payment(request.path_params["merchant_ref"], now=time.time())


def _refund(request: Request, body: bytes) -> Row:
    asked = msgspec.json.decode(body, type=NewRefund)
    if asked.amount.minor <= 0:
        raise Refused(422, "amount_makes_no_sense")
    return _book(request).refund(
        refund_ref=asked.refund_ref,
        merchant_ref=asked.merchant_ref,
        currency=asked.amount.currency,
        minor=asked.amount.minor,
        now=time.time(),
    )


def _query_refund(request: Request, body: bytes) -> Row:
    return _book(request).refund_of(request.path_params["refund_ref"])


def _signed(work: Work, status: int = 200) -> Callable[[Request], Awaitable[Response]]:
    """Do the work for whoever signs; then, if a fault says so, answer late or not at all."""

    async def endpoint(request: Request) -> Response:
        body = await request.body()
        refusal = _check_signature(request, body)
        if refusal is not None:
            return _problem(401, refusal)
        around = _book(request).faults_around(_payment_meant(request, body))
        if "out_of_order" in around:
            return _problem(503, "out_of_order")
        try:
            done = work(request, body)
        except msgspec.MsgspecError as trouble:
            return _problem(422, "malformed", str(trouble))
        except Refused as refused:
            await asyncio.sleep(around.get("slow", 0))
            return _problem(refused.status, refused.code)
        _messenger(request).wake()
        faults = {**_born_with(request, done), **around}
        await asyncio.sleep(faults.get("slow", 0))
        if "cut" in faults:
            return Cut()
        if done["state"] == "failed":
            return _problem(409, "insufficient_funds", "The merchant's account cannot cover this refund now.")
        return JSONResponse(wire(done), status_code=status)

    return endpoint


def _born_with(request: Request, done: Row) -> Faults:
    """
    Return what befalls this answer because the payment was born with it: its creation alone, and later the payer's
    page. A query is answered as ever, and the line of a creation is not cut, or the merchant could never find out.
    """
    if request.url.path != "/v1/payments":
        return {}
    return {name: figure for name, figure in json.loads(done["faults"]).items() if name != "cut"}


def _payment_meant(request: Request, body: bytes) -> str:
    """Return the reference of the payment that is asked about; nothing when the words make no sense."""
    if "merchant_ref" in request.path_params:
        return str(request.path_params["merchant_ref"])
    if "refund_ref" in request.path_params:
        return _book(request).merchant_ref_of(request.path_params["refund_ref"])
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
    if not 8 <= len(nonce) <= 64 or not _book(request).take_nonce(nonce, now=time.time()):
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


def _book(request: Request) -> Book:
    book: Book = request.app.state.book
    return book


def _messenger(request: Request) -> Messenger:
    messenger: Messenger = request.app.state.messenger
    return messenger
