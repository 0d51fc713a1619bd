"""
One effect for one intention. A client names its intention with an `Idempotency-Key`; the key is a row, written in the
transaction of the effect, so two simultaneous duplicates wait for one another: one has the effect, both get its answer.
The same key with another body is refused. A refusal leaves no key behind, so the client may mend its request and retry.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, TypeAlias, TypeVar

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status

from foundation import sql
from foundation.clockwork import every
from foundation.errors import Invalid, ShopError

Wish = TypeVar("Wish")

KEPT_HOURS = 24  # As long as Stripe keeps them; a client that retries later has long shown its user an error.
LONGEST_KEY = 128
CLAIM = (("place", "int"), ("scope", "text"), ("key", "text"), ("fingerprint", "text"))
ANSWER = (("scope", "text"), ("key", "text"), ("status", "int"), ("body", "text"))  # JSON has bytes as base64.


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


def claim_from(request: HttpRequest, scope: str, *, said: bytes | None = None) -> IdempotencyClaim:
    """
    Read the key of a request. In: what it says, where its body was a file and is read already.

    :raises IdempotencyKeyMissing:
    """
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        raise IdempotencyKeyMissing(field="Idempotency-Key", longest=LONGEST_KEY)
    body = request.body if said is None else said
    print_ = hashlib.sha256(f"{request.method} {request.path}\n".encode() + body).hexdigest()
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
            f"""
            INSERT INTO foundation_idempotencykey (scope, key, fingerprint, at)
            SELECT scope, key, fingerprint, now() FROM {sql.given(CLAIM)} ORDER BY place
            ON CONFLICT (scope, key) DO NOTHING RETURNING scope, key
            """,
            [sql.pack(CLAIM, [(place, c.scope, c.key, c.fingerprint) for place, c in enumerate(ordered)])],
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


def remember_many(answers: Sequence[tuple[IdempotencyClaim, Remembered]]) -> None:
    """Write down the answers, in the transaction of their effects."""
    if answers:
        sql.run(
            f"""
            UPDATE foundation_idempotencykey k SET status = given.status, body = decode(given.body, 'base64')
            FROM {sql.given(ANSWER)} WHERE k.scope = given.scope AND k.key = given.key
            """,
            [sql.pack(ANSWER, [(claim.scope, claim.key, said.status, said.body) for claim, said in answers])],
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


Claimed: TypeAlias = tuple[IdempotencyClaim, Wish]
Answered: TypeAlias = tuple[Remembered, bool]  # The answer, and whether it was given before.


def answer_claimed(
    wishes: Sequence[Claimed[Wish]], work: Callable[[Sequence[Wish]], Sequence[Remembered | ShopError]]
) -> list[Answered | ShopError]:
    """
    Do set-wise work for many bearers of keys, in one transaction: the hot paths' `idempotent`.

    `work` gets the wishes whose keys are fresh and returns their answers, or refusals, in the same order; a refused
    key is free again. Two bearers of one key in one list have one effect: the first leads, the others get its answer.
    """
    led_by: dict[tuple[str, str], int] = {}
    for index, (claim, _) in enumerate(wishes):
        led_by.setdefault((claim.scope, claim.key), index)
    leaders = list(led_by.values())
    answers: dict[int, Answered | ShopError] = {}
    with transaction.atomic():
        fresh: list[int] = []
        for index, known in zip(leaders, claim_many([wishes[index][0] for index in leaders]), strict=True):
            if known is None:
                fresh.append(index)
            else:
                answers[index] = known if isinstance(known, ShopError) else (known, True)
        outcomes = dict(zip(fresh, work([wishes[index][1] for index in fresh]) if fresh else (), strict=True))
        remember_many([(wishes[i][0], done) for i, done in outcomes.items() if isinstance(done, Remembered)])
        forget_many([wishes[i][0] for i, refusal in outcomes.items() if isinstance(refusal, ShopError)])
    for index, outcome in outcomes.items():
        answers[index] = outcome if isinstance(outcome, ShopError) else (outcome, False)
    for index, (claim, _) in enumerate(wishes):
        leader = led_by[claim.scope, claim.key]
        if index == leader:
            continue
        led = answers[leader]
        if wishes[leader][0].fingerprint != claim.fingerprint:
            answers[index] = IdempotencyKeyReused(field="Idempotency-Key")
        else:
            answers[index] = led if isinstance(led, ShopError) else (led[0], True)
    return [answers[index] for index in range(len(wishes))]


def first_answer(status: int, out: Schema) -> Remembered:
    """Write an answer down as it will be sent, now and to whoever asks again with the same key."""
    return Remembered(status, out.model_dump_json().encode())


def send_answer(answer: Remembered, *, is_again: bool) -> HttpResponse:
    """Send an answer, the same bytes each time; say so when it is not the first time."""
    response = HttpResponse(answer.body, content_type="application/json; charset=utf-8", status=answer.status)
    if is_again:
        response["Idempotency-Replayed"] = "true"
    return response


def idempotent(endpoint: Callable[..., Status[Any]]) -> Callable[..., Any]:
    """
    Give an endpoint one effect per Idempotency-Key. Everything it does is one transaction with the key.

    The endpoint returns `Status(code, SomeOut(...))`; `request.auth` is a person or a visitor.
    """

    @wraps(endpoint)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        claim = claim_from(request, scope_of(request.auth))  # type: ignore[attr-defined]
        return answer_once(claim, lambda: endpoint(request, *args, **kwargs))

    return guarded


def answer_once(claim: IdempotencyClaim, act: Callable[[], Status[Any]]) -> HttpResponse:
    """Act in one transaction with the key, or give the answer that its first bearer was given."""
    with transaction.atomic():
        (known,) = claim_many([claim])
        if isinstance(known, IdempotencyKeyReused):
            raise known
        if known is not None:
            return send_answer(known, is_again=True)
        said = act()
        assert isinstance(said.value, Schema), "an idempotent endpoint returns its schema, so it can be remembered"
        answer = first_answer(said.status_code, said.value)
        remember_many([(claim, answer)])
        return send_answer(answer, is_again=False)


def scope_of(bearer: Any) -> str:
    """Name whose keys these are. In: a signed-in person or a `Visitor`."""
    guest = getattr(bearer, "guest_key", None)
    person_id = getattr(bearer, "person_id", None) or getattr(bearer, "id", None)
    return f"person:{person_id}" if person_id else f"guest:{guest}"


def prune(*, now: datetime) -> int:
    """Forget keys whose time is over, with the answers they hold. Return how many."""
    return sql.run("DELETE FROM foundation_idempotencykey WHERE at < %s", [now - timedelta(hours=KEPT_HOURS)])


@every(seconds=3600)
def prune_keys() -> None:
    from django.utils import timezone

    prune(now=timezone.now())
