"""The door through which Stripe's merchants ask: a secret key and forms in, JSON out."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox_bank.answering import book_of, respond
from sandbox_bank.book import Book, Refused, Row

# Our own word for a refusal -> status, Stripe's kind and code.
REFUSALS: Mapping[str, tuple[int, str, str]] = {
    "out_of_order": (503, "api_error", "api_error"),
    "no_such_payment": (404, "invalid_request_error", "resource_missing"),
    "no_such_refund": (404, "invalid_request_error", "resource_missing"),
    "no_such_split": (404, "invalid_request_error", "resource_missing"),
    "amount_makes_no_sense": (400, "invalid_request_error", "parameter_invalid_integer"),
    "merchant_ref_reused": (400, "idempotency_error", "idempotency_key_in_use"),
    "refund_ref_reused": (400, "idempotency_error", "idempotency_key_in_use"),
    "split_ref_reused": (400, "idempotency_error", "idempotency_key_in_use"),
    "not_paid": (400, "invalid_request_error", "charge_not_captured"),
    "more_than_paid": (400, "invalid_request_error", "charge_already_refunded"),
    "insufficient_funds": (400, "invalid_request_error", "balance_insufficient"),
    "not_open": (400, "invalid_request_error", "checkout_session_not_open"),
    "over_the_cap": (400, "invalid_request_error", "transfer_source_balance_parameters_mismatch"),
    "not_enough_left": (400, "invalid_request_error", "balance_insufficient"),
    "shared_out": (400, "invalid_request_error", "balance_insufficient"),
    "receiver_lacks_funds": (400, "invalid_request_error", "balance_insufficient"),
    "no_such_payout": (404, "invalid_request_error", "resource_missing"),
    "payout_ref_reused": (400, "idempotency_error", "idempotency_key_in_use"),
    "more_than_shared": (400, "invalid_request_error", "parameter_invalid_integer"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that bears the key of a merchant of ours."""

    request: Request
    book: Book
    merchant: Row
    said: Mapping[str, str]  # Flat, as forms are: "line_items[0][quantity]".

    @property
    def now(self) -> float:
        return self.book.now()

    def whole(self, name: str) -> int:
        """Read a whole number above zero. :raises Refused:"""
        value = self.said.get(name, "")
        if not value.isdecimal() or int(value) < 1:
            raise Refused(400, "amount_makes_no_sense")
        return int(value)


Work = Callable[[Asked], Mapping[str, Any]]


def door(work: Work, *, about: Callable[[Asked], str] = lambda asked: "", is_birth: bool = False) -> Any:
    """Make an endpoint of work that returns what to answer."""

    async def endpoint(request: Request) -> Response:
        book = book_of(request)
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        merchant = book.account(key, "stripe") if scheme == "Bearer" else None
        if merchant is None:
            return _error(401, "invalid_request_error", "api_key_invalid", "Invalid API Key provided")
        body = await request.body()
        if request.method == "POST" and not request.headers.get("Idempotency-Key"):
            return _error(400, "invalid_request_error", "parameter_missing", "This bank wants an Idempotency-Key")
        pairs = [*parse_qsl(request.url.query), *parse_qsl(body.decode(), keep_blank_values=True)]
        asked = Asked(request, book, merchant, dict(pairs))
        made: dict[str, Row] = {}

        def do() -> Mapping[str, Any]:
            done = work(asked)
            if is_birth:
                made["payment"] = book.payment_numbered(done["id"], merchant=merchant["code"])
            return done

        return await respond(
            request,
            about=about(asked),
            merchant=merchant["code"],
            work=do,
            reply=JSONResponse,
            refuse=_refusal,
            born=lambda _: made.get("payment"),
        )

    return endpoint


def of_number(asked: Asked) -> str:
    """Return the merchant's reference of the payment whose number is in the path or the form."""
    said = asked.request.path_params.get("number") or asked.said.get("payment_intent", "")
    found = asked.book.find_numbered(said, merchant=asked.merchant["code"])
    return "" if found is None else str(found["merchant_ref"])


def _refusal(refused: Refused) -> Response:
    status, kind, code = REFUSALS.get(refused.code, (refused.status, "invalid_request_error", refused.code))
    return _error(status, kind, code, refused.code)


def _error(status: int, kind: str, code: str, message: str) -> Response:
    error = {"type": kind, "code": code, "message": message}
    return Response(json.dumps({"error": error}), status, media_type="application/json")
