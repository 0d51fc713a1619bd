"""What was told is weighed: believed when it fits, set aside with an alarm when it does not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.payments.errors import AttemptNotFound, RefundNotFound
from market.payments.metrics import alert
from market.payments.models import Attempt, Notice, Refund
from market.payments.providers.base import NoticeRead, Unproven
from market.payments.providers.registry import provider
from market.payments.services.learn_payment import DoesNotFit, learn_payment
from market.payments.services.send_refund import learn_refund
from market.payments.states import NoticeState


@transaction.atomic
def process_notice(notice_id: UUID, *, now: datetime) -> None:
    """
    Act on a recorded notice, once. In: the row's id. A notice that does not fit changes nothing but itself.

    Locks the notice, then what it is about. Touches no network.

    :raises NoticeNotFound:
    """
    notice = Notice.objects.lock(notice_id)
    if notice.state != NoticeState.RECORDED:
        return
    try:
        read = provider(notice.provider).read_notice(notice.headers, bytes(notice.body), received_at=notice.received_at)
        notice.attempt_id = _ours(read.payment_ref)
        with transaction.atomic():  # What a refusal leaves half done is undone.
            _learn(read, notice.provider, now=now)
    except (Unproven, DoesNotFit, AttemptNotFound, RefundNotFound) as reason:
        said = str(reason) if isinstance(reason, Unproven | DoesNotFit) else "about nothing of ours"
        alert("notice_quarantined", provider=notice.provider, notice_id=notice.notice_id, reason=said)
        notice.move_to(NoticeState.QUARANTINED, now=now, reason=said)
    else:
        notice.move_to(NoticeState.PROCESSED, now=now)


def _learn(read: NoticeRead, provider_code: str, *, now: datetime) -> None:
    attempt = Attempt.objects.filter(pk=_ours(read.payment_ref), method=provider_code).first()
    if attempt is None:
        raise AttemptNotFound
    if read.payment is not None:
        learn_payment(attempt.id, read.payment, now=now, source=f"notice {read.notice_id}")
    if read.refund is not None:
        refund = Refund.objects.filter(pk=_ours(read.refund_ref or ""), attempt=attempt).first()
        if refund is None:
            raise RefundNotFound
        learn_refund(refund.id, read.refund, now=now, source=f"notice {read.notice_id}")


def _ours(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise DoesNotFit("a reference that is none of ours") from None
