"""
One effect for one intention. A client names its intention with an `Idempotency-Key`; the key is a row, written in the
transaction of the effect, so two simultaneous duplicates wait for one another: one has the effect, both get its answer.
The same key with another body is refused. A refusal leaves no key behind, so the client may mend its request and retry.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status

from foundation import sql
from foundation.errors import Invalid

KEPT_HOURS = 24  # As long as Stripe keeps them; a client that retries later has long shown its user an error.
LONGEST_KEY = 128


class IdempotencyKeyMissing(Invalid):
    """This request creates something or moves money: name it with an Idempotency-Key header."""

    code = "market.idempotency_key_missing"


class IdempotencyKeyReused(Invalid):
    """This Idempotency-Key was used with another request."""

    code = "market.idempotency_key_reused"


@dataclass(frozen=True, slots=True)
class IdempotencyClaim:
    scope: str  # whose key it is: a person, a guest or a program
    key: str
    fingerprint: str  # of the operation and its body


@dataclass(frozen=True, slots=True)
class Remembered:
    """The answer that the first bearer of the key was given."""

    status: int
    body: bytes


def claim_from(request: HttpRequest, scope: str) -> IdempotencyClaim:
    """Read the key of a request. :raises IdempotencyKeyMissing:"""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        raise IdempotencyKeyMissing(field="Idempotency-Key", longest=LONGEST_KEY)
    print_ = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
    return IdempotencyClaim(scope, key, print_)


def claim_many(claims: Sequence[IdempotencyClaim]) -> list[Remembered | IdempotencyKeyReused | None]:
    """
    Take the keys that are free and recall the answers of those that are not. None means: yours, go on.

    Waits for any transaction that holds one of the keys. Call it first in the transaction of the effect; keys must
    differ from one another within one call.
    """
    ordered = sorted(claims, key=lambda claim: (claim.scope, claim.key))  # One order, so that two batches cannot cross.
    taken = {
        (scope, key)
        for scope, key in sql.rows(
            """
            INSERT INTO foundation_idempotencykey (scope, key, fingerprint, at)
            SELECT scope, key, fingerprint, now()
            FROM unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY AS c (scope, key, fingerprint, place)
            ORDER BY place ON CONFLICT (scope, key) DO NOTHING RETURNING scope, key
            """,
            [[c.scope for c in ordered], [c.key for c in ordered], [c.fingerprint for c in ordered]],
        )
    }
    known: dict[tuple[str, str], tuple[str, int, bytes]] = {}
    if len(taken) < len(claims):
        for scope, key, fingerprint, status, body in sql.rows(
            """
            SELECT k.scope, k.key, k.fingerprint, k.status, k.body FROM foundation_idempotencykey k
            JOIN unnest(%s::text[], %s::text[]) AS c (scope, key) ON c.scope = k.scope AND c.key = k.key
            """,
            [[c.scope for c in claims], [c.key for c in claims]],
        ):
            known[scope, key] = (fingerprint, status, bytes(body) if body is not None else b"")
    return [None if (c.scope, c.key) in taken else _recall(c, *known[c.scope, c.key]) for c in claims]


def _recall(claim: IdempotencyClaim, fingerprint: str, status: int, body: bytes) -> Remembered | IdempotencyKeyReused:
    if fingerprint != claim.fingerprint:
        return IdempotencyKeyReused(field="Idempotency-Key")
    return Remembered(status, body)


def remember_many(answers: Sequence[tuple[IdempotencyClaim, int, bytes]]) -> None:
    """Write down the answers, in the transaction of their effects. In: (claim, HTTP status, JSON body)."""
    if answers:
        sql.run(
            """
            UPDATE foundation_idempotencykey k SET status = a.status, body = a.body
            FROM unnest(%s::text[], %s::text[], %s::int[], %s::bytea[]) AS a (scope, key, status, body)
            WHERE k.scope = a.scope AND k.key = a.key
            """,
            [
                [claim.scope for claim, _, _ in answers],
                [claim.key for claim, _, _ in answers],
                [status for _, status, _ in answers],
                [body for _, _, body in answers],
            ],
        )


def forget_many(claims: Sequence[IdempotencyClaim]) -> None:
    """Give back keys whose effect was refused, so that the same key may try again."""
    if claims:
        sql.run(
            """
            DELETE FROM foundation_idempotencykey k USING unnest(%s::text[], %s::text[]) AS c (scope, key)
            WHERE k.scope = c.scope AND k.key = c.key AND k.status IS NULL
            """,
            [[c.scope for c in claims], [c.key for c in claims]],
        )


def answer_again(answer: Remembered) -> HttpResponse:
    """Give the first answer once more, and say so."""
    response = HttpResponse(answer.body, content_type="application/json; charset=utf-8", status=answer.status)
    response["Idempotency-Replayed"] = "true"
    return response


def idempotent(endpoint: Callable[..., Status[Any]]) -> Callable[..., Any]:
    """
    Give an endpoint one effect per Idempotency-Key. Everything it does is one transaction with the key.

    The endpoint returns `Status(code, SomeOut(...))`; `request.auth` is a person or a visitor.
    """

    @wraps(endpoint)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        claim = claim_from(request, scope_of(request.auth))  # type: ignore[attr-defined]
        with transaction.atomic():
            (known,) = claim_many([claim])
            if isinstance(known, IdempotencyKeyReused):
                raise known
            if known is not None:
                return answer_again(known)
            answer = endpoint(request, *args, **kwargs)
            out = answer.value
            assert isinstance(out, Schema), "an idempotent endpoint returns its schema, so that it can be remembered"
            remember_many([(claim, answer.status_code, out.model_dump_json().encode())])
            return answer

    return guarded


def scope_of(bearer: Any) -> str:
    """Name whose keys these are. In: a signed-in person or a `Visitor`."""
    guest = getattr(bearer, "guest_key", None)
    person_id = getattr(bearer, "person_id", None) or getattr(bearer, "id", None)
    return f"person:{person_id}" if person_id else f"guest:{guest}"
