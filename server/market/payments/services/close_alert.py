"""An operator has looked at what rang."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from market.payments.models import Alert
from market.payments.states import AlertState


@transaction.atomic
def close_alert(alert_id: UUID, *, because: str, actor_id: UUID | None, now: datetime) -> None:
    """Close it, with what was found. :raises AlertNotFound; IllegalMove: closed already"""
    row = Alert.objects.lock(alert_id)
    row.move_to(AlertState.CLOSED, now=now, because=because)
    audit.record(
        actor_id=actor_id,
        action="payments.close_alert",
        subject=str(row.id),
        before={"kind": row.kind, "subject": row.subject, "times": row.times},
        after={"because": because},
    )
