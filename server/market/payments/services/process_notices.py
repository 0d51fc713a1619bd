"""What was told is weighed: believed when it fits, set aside with an alarm when it does not. Many notices at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction

from foundation import sql
from market.payments.errors import AttemptNotFound, RefundNotFound
from market.payments.models import Notice, Refund
from market.payments.providers.base import ChargebackStatus, NoticeRead, Unproven
from market.payments.providers.registry import provider
from market.payments.services.alert import alert
from market.payments.services.learn_chargeback import learn_chargeback
from market.payments.services.learn_payment import DoesNotFit, Heard, learn_payments
from market.payments.services.send_refund import learn_refund
from market.payments.states import NOTICE, NoticeState

log = structlog.get_logger(__name__)

AT_ONCE = 200
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=1)
ALERT_AFTER_TRIES = 3
Refusal = Unproven | DoesNotFit | AttemptNotFound | RefundNotFound


def process_due_notices(*, now: datetime, limit: int = AT_ONCE) -> int:
    """
    Act on recorded notices whose time has come, as one list. Return how many there were.

    Should a list break, each of its notices is tried alone, so that one which we stumble over holds up no other; it
    waits, longer each time, and after a few times a person is called. Safe beside itself. Touches no network.
    """
    due = sql.rows(
        """
        SELECT id FROM payments_notice WHERE state = %s AND next_try_at <= %s ORDER BY next_try_at LIMIT %s
        """,
        [NoticeState.RECORDED.value, now, limit],
    )
    notice_ids = [notice_id for (notice_id,) in due]
    try:
        process_notices(notice_ids, now=now)
    except Exception:
        log.exception("payments.notices_failed", count=len(notice_ids))
        for notice_id in notice_ids:
            _process_alone(notice_id, now)
    return len(notice_ids)


@transaction.atomic
def process_notices(notice_ids: Sequence[UUID], *, now: datetime) -> None:
    """
    Act on recorded notices, each once. A notice that does not fit changes nothing but itself.

    Locks the notices by id, then what they are about. Those in other hands are left to them. Touches no network.
    """
    if not notice_ids:
        return
    found = Notice.objects.select_for_update(skip_locked=True).filter(pk__in=notice_ids, state=NoticeState.RECORDED)
    notices = list(found.order_by("pk"))
    reasons: dict[UUID, Refusal | None] = {}
    payments: list[tuple[Notice, Heard]] = []
    for notice in notices:
        try:
            read = _read(notice)
        except (Unproven, DoesNotFit) as reason:
            reasons[notice.id] = reason
            continue
        if read.payment is not None:
            assert notice.attempt_id is not None, "what it is about was read with it"
            source = f"notice {read.notice_id}"
            payments.append((notice, Heard(notice.attempt_id, read.payment, source, notice.provider)))
        if read.refund is not None:
            reasons[notice.id] = _learn_refund(notice, read, now=now)
        if read.chargeback is not None:
            reasons[notice.id] = _learn_chargeback(notice, read.chargeback, now=now)
    answers = learn_payments([heard for _, heard in payments], now=now) if payments else []
    reasons |= {notice.id: answer for (notice, _), answer in zip(payments, answers, strict=True)}
    _settle([(notice, reasons.get(notice.id)) for notice in notices], now)


def _read(notice: Notice) -> NoticeRead:
    """:raises Unproven, DoesNotFit:"""
    read = provider(notice.provider).read_notice(notice.headers, bytes(notice.body), received_at=notice.received_at)
    if read.payment is not None or read.refund is not None:
        notice.attempt_id = _ours(read.payment_ref)
    return read


def _learn_refund(notice: Notice, read: NoticeRead, *, now: datetime) -> Refusal | None:
    try:
        refund_id = _ours(read.refund_ref or "")
        assert read.refund is not None and notice.attempt_id is not None, "only a refund's notice comes here"
        with transaction.atomic():  # What a refusal leaves half done is undone.
            known = Refund.objects.filter(pk=refund_id, attempt_id=notice.attempt_id, attempt__method=notice.provider)
            if not known.exists():
                raise RefundNotFound
            learn_refund(refund_id, read.refund, now=now, source=f"notice {read.notice_id}")
    except (DoesNotFit, RefundNotFound) as reason:
        return reason
    return None


def _learn_chargeback(notice: Notice, said: ChargebackStatus, *, now: datetime) -> Refusal | None:
    try:
        with transaction.atomic():
            learn_chargeback(notice.provider, said, now=now, source=f"notice {notice.notice_id}")
    except (DoesNotFit, AttemptNotFound) as reason:
        return reason
    return None


def _ours(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise DoesNotFit("a reference that is none of ours") from None


def _settle(weighed: Sequence[tuple[Notice, Refusal | None]], now: datetime) -> None:
    for notice, refusal in weighed:
        if refusal is not None:
            said = str(refusal) if isinstance(refusal, Unproven | DoesNotFit) else "about nothing of ours"
            alert("notice_quarantined", notice.id, provider=notice.provider, notice_id=notice.notice_id, reason=said)
            notice.move_to(NoticeState.QUARANTINED, now=now, reason=said)
    believed = [notice for notice, refusal in weighed if refusal is None]
    for notice in believed:
        NOTICE.require(NoticeState(notice.state), NoticeState.PROCESSED)
    if believed:
        sql.run(
            """
            UPDATE payments_notice n SET state = %s, processed_at = %s, next_try_at = NULL, attempt_id = b.attempt_id
            FROM unnest(%s::uuid[], %s::uuid[]) AS b (id, attempt_id) WHERE n.id = b.id
            """,
            [
                NoticeState.PROCESSED.value,
                now,
                [notice.id for notice in believed],
                [notice.attempt_id for notice in believed],
            ],
        )


def _process_alone(notice_id: UUID, now: datetime) -> None:
    try:
        process_notices([notice_id], now=now)
    except Exception:
        log.exception("payments.notice_failed", notice=str(notice_id))
        _try_later(notice_id, now)


@transaction.atomic
def _try_later(notice_id: UUID, now: datetime) -> None:
    notice = Notice.objects.lock(notice_id)
    if notice.state == NoticeState.RECORDED:
        notice.tries += 1
        notice.next_try_at = now + min(FIRST_WAIT * 2**notice.tries, LONGEST_WAIT)
        notice.save(update_fields=["tries", "next_try_at"])
        if notice.tries == ALERT_AFTER_TRIES:
            alert("notice_unprocessed", notice.id, provider=notice.provider, notice_id=notice.notice_id)
