"""An offer ends before its time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from market.groupbuy.events import ActivityChanged
from market.groupbuy.models import Activity
from market.groupbuy.states import ActivityState
from market.groupbuy.types import ActivityView


@transaction.atomic
def stop_activity(activity_id: UUID, *, actor_id: UUID | None, because: str, now: datetime) -> ActivityView:
    """
    Let no more teams be opened. Teams that are open live on to their own deadlines (D2.1).

    Locks the activity; writes the audit trail. :raises ActivityNotFound, IllegalMove:
    """
    activity = Activity.objects.lock(activity_id)
    activity.move_to(ActivityState.STOPPED, now=now, because=because)
    outbox.publish(ActivityChanged(activity.id, activity.product_id, now), key=activity.product_id)
    audit.record(
        actor_id=actor_id,
        action="groupbuy.stop_activity",
        subject=encode("act", activity.id),
        holder_id=activity.shop_id,
        because=because,
    )
    return activity.view()
