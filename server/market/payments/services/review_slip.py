"""An operator has looked at the account, and says whether a slip's money is there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, sql
from foundation.ids import encode
from foundation.money import Money
from market.payments.errors import NotOneOwnSlip, SlipDoesNotFit, SlipIsReviewed
from market.payments.models import Attempt, Intent, Slip
from market.payments.providers.base import PaymentFate, PaymentStatus
from market.payments.services.learn_payment import learn_payment
from market.payments.states import SlipState


@transaction.atomic
def accept_slip(slip_id: UUID, *, arrived: Money, bank_ref: str, actor_id: UUID | None, now: datetime) -> None:
    """
    Believe that the money arrived, so that what it was for is paid. In: `bank_ref`, its number on our account, by which
    one transfer pays for one thing. Locks the intent, the attempt, the slip.

    :raises SlipNotFound, SlipIsReviewed, SlipDoesNotFit, NotOneOwnSlip:
    """
    slip, attempt = _open(slip_id, actor_id)
    bank_ref = bank_ref.strip()
    # Two operators may find the same transfer at once: the second waits, and then sees the first's.
    sql.run("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7231))", [bank_ref])
    if arrived != attempt.amount or not bank_ref or Slip.objects.filter(bank_ref=bank_ref).exists():
        raise SlipDoesNotFit(expected=attempt.amount, arrived=arrived)
    slip.bank_ref = bank_ref
    slip.move_to(SlipState.ACCEPTED, now=now, because=f"transfer {bank_ref}")
    said = PaymentStatus(PaymentFate.PAID, arrived, "", now, "", trade_ref=bank_ref)
    learn_payment(attempt.id, said, now=now, source=f"slip {slip.id}")
    _note(slip, actor_id, {"arrived": str(arrived), "bank_ref": bank_ref})


@transaction.atomic
def refuse_slip(slip_id: UUID, *, because: str, actor_id: UUID | None, now: datetime) -> None:
    """Say that no such money is there. :raises SlipNotFound, SlipIsReviewed, NotOneOwnSlip:"""
    slip, _ = _open(slip_id, actor_id)
    slip.move_to(SlipState.REFUSED, now=now, because=because)
    _note(slip, actor_id, {"because": because})


def _open(slip_id: UUID, actor_id: UUID | None) -> tuple[Slip, Attempt]:
    """Lock a slip that waits, after its intent and attempt."""
    found = Slip.objects.select_related("attempt").filter(pk=slip_id).first()
    if found is not None:
        intent = Intent.objects.lock(found.attempt.intent_id)
        Attempt.objects.lock(found.attempt_id)
        if actor_id is not None and intent.payer_id == actor_id:
            raise NotOneOwnSlip
    slip = Slip.objects.lock(slip_id)
    if slip.state != SlipState.SUBMITTED:
        raise SlipIsReviewed
    return slip, slip.attempt


def _note(slip: Slip, actor_id: UUID | None, after: dict[str, str]) -> None:
    audit.record(
        actor_id=actor_id,
        action=f"payments.slip_{slip.state}",
        subject=encode("slip", slip.id),
        before={"state": SlipState.SUBMITTED},
        after=after,
    )
