"""An operator has mended what made a notice suspect, and has it weighed once more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from market.payments.models import Notice
from market.payments.states import NoticeState


@transaction.atomic
def process_notice_again(notice_id: UUID, *, actor_id: UUID | None, now: datetime) -> None:
    """Let a notice out of quarantine; it must still prove itself. :raises NoticeNotFound, IllegalMove:"""
    notice = Notice.objects.lock(notice_id)
    reason = notice.reason
    notice.move_to(NoticeState.RECORDED, now=now)
    audit.record(
        actor_id=actor_id,
        action="payments.process_notice_again",
        subject=f"{notice.provider} {notice.notice_id}",
        before={"reason": reason},
    )
