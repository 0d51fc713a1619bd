"""Shapes on the wire. Only endpoints import this."""

from datetime import datetime

from ninja import Field, Schema

from foundation.web import MoneyOut
from market.media.facade import PictureId
from market.payments.providers.base import Fits, ShownKind
from market.payments.states import AttemptState, IntentState, SlipState
from market.payments.types import AttemptId, AttemptView, CheckoutId, IntentId, IntentView, SlipId


class MethodOut(Schema):
    method: str
    title: str
    fits: Fits  # On what it works: on any device, where it opens an app, shows a code to scan, or in the wallet itself.


class MethodsOut(Schema):
    items: list[MethodOut]


class AttemptIn(Schema):
    method: str = Field(max_length=32)
    return_path: str = Field(max_length=512)
    wallet_id: str | None = Field(default=None, max_length=128)  # Who the payer is to the wallet (openid), inside it.


class ShownOut(Schema):
    """What the payer gets instead of being sent somewhere."""

    kind: ShownKind  # scan: the text of a code; invoke: JSON for the wallet's script; transfer: JSON, whom to pay
    text: str

    @classmethod
    def of(cls, view: AttemptView) -> "ShownOut | None":
        return cls(kind=ShownKind(view.shown.kind), text=view.shown.text) if view.shown else None


class AttemptOut(Schema):
    attempt_id: AttemptId
    state: AttemptState
    redirect_url: str | None  # Neither this nor `shown`: the provider has not answered; ask again with the same key.
    shown: ShownOut | None

    @classmethod
    def of(cls, view: AttemptView) -> "AttemptOut":
        shown = ShownOut.of(view)
        return cls(attempt_id=view.id, state=view.state, redirect_url=view.redirect_url, shown=shown)


class LastAttemptOut(Schema):
    attempt_id: AttemptId
    state: AttemptState
    method: str
    shown: ShownOut | None
    slip: SlipState | None  # Of a transfer, once the payer has shown its slip.

    @classmethod
    def of(cls, view: AttemptView) -> "LastAttemptOut":
        return cls(
            attempt_id=view.id,
            state=view.state,
            method=view.way,
            shown=ShownOut.of(view),
            slip=SlipState(view.slip) if view.slip else None,
        )


class SlipIn(Schema):
    picture_id: PictureId
    payer_name: str = Field(min_length=1, max_length=100)  # Whose account the transfer came from.


class SlipOut(Schema):
    slip_id: SlipId
    state: SlipState


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
            last_attempt=LastAttemptOut.of(attempt) if attempt else None,
        )
