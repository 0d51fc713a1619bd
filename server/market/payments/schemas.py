"""Shapes on the wire. Only endpoints import this."""

from datetime import datetime

from ninja import Field, Schema

from foundation.web import MoneyOut
from market.payments.states import AttemptState, IntentState
from market.payments.types import AttemptId, AttemptView, CheckoutId, IntentId, IntentView


class MethodOut(Schema):
    method: str
    title: str


class MethodsOut(Schema):
    items: list[MethodOut]


class AttemptIn(Schema):
    method: str = Field(max_length=32)
    return_path: str = Field(max_length=512)


class AttemptOut(Schema):
    attempt_id: AttemptId
    state: AttemptState
    redirect_url: str | None  # None: the provider has not answered; ask again with the same Idempotency-Key.

    @classmethod
    def of(cls, view: AttemptView) -> "AttemptOut":
        return cls(attempt_id=view.id, state=view.state, redirect_url=view.redirect_url)


class LastAttemptOut(Schema):
    attempt_id: AttemptId
    state: AttemptState


class IntentOut(Schema):
    intent_id: IntentId
    checkout_id: CheckoutId
    amount: MoneyOut
    state: IntentState
    is_late: bool
    expires_at: datetime
    server_time: datetime
    paid_at: datetime | None
    method: str | None
    last_attempt: LastAttemptOut | None

    @classmethod
    def of(cls, view: IntentView, attempt: AttemptView | None, *, now: datetime) -> "IntentOut":
        return cls(
            intent_id=view.id,
            checkout_id=view.ref,
            amount=MoneyOut.of(view.amount),
            state=view.state,
            is_late=view.is_late,
            expires_at=view.expires_at,
            server_time=now,
            paid_at=view.paid_at,
            method=view.method,
            last_attempt=LastAttemptOut(attempt_id=attempt.id, state=attempt.state) if attempt else None,
        )
