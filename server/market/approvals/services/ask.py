"""Somebody wants to do what may be more than one person's to do."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.ids import encode
from market.approvals import acts, rules
from market.approvals.errors import AskedAlready, KeyReused
from market.approvals.models import Approval
from market.approvals.services.carrying_out import carry_out, note
from market.approvals.states import ApprovalState
from market.approvals.types import ApprovalView, Wish


@transaction.atomic
def ask(wish: Wish, *, asked_by: UUID, key: str, now: datetime) -> ApprovalView:
    """
    Do it at once when it is within what this person may do alone in a day; else let it wait for another operator.

    `key` names the intention: asked again, it returns what came of it. Those of one person come one after the other.

    :raises ActUnknown, SayWhy, KeyReused, AskedAlready; and whatever the act refuses
    """
    acts.find(wish.act)
    because = rules.check_reason(wish.because)
    assert wish.amount.minor >= 0, "an act moves so much money, whatever its direction"
    Approval.objects.wait_in_line(key, asked_by, wish)
    known = Approval.objects.filter(key=key).first()
    if known is not None:
        if (known.act, known.subject, known.amount, known.payload) != (
            wish.act, wish.subject, wish.amount, dict(wish.payload),
        ):  # fmt: skip
            raise KeyReused(key=key)
        return known.view()
    waiting = Approval.objects.filter(act=wish.act, subject=wish.subject, state=ApprovalState.PENDING).first()
    if waiting is not None:
        raise AskedAlready(approval=encode("appr", waiting.pk))
    alone = Approval.objects.done_alone(asked_by, wish.act, wish.amount.currency, now=now)
    approval = Approval.objects.create(
        key=key,
        act=wish.act,
        subject=wish.subject,
        holder_id=wish.holder_id,
        payload=dict(wish.payload),
        currency=wish.amount.currency,
        amount_minor=wish.amount.minor,
        because=because,
        asked_by=asked_by,
        asked_at=now,
        expires_at=now + rules.WAITS,
        is_within_limit=alone + wish.amount <= rules.limit(wish.act, wish.amount.currency),
    )
    note(approval, "ask", by=asked_by, because=because)
    if approval.is_within_limit:
        carry_out(approval, by=None, now=now, because="within the limit")
    return approval.view()
