"""An offer begins, or begins again."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import audit, outbox
from foundation.ids import encode
from foundation.sql import broken_guard
from market.groupbuy.errors import ActivityOverlaps
from market.groupbuy.events import ActivityChanged
from market.groupbuy.models import Activity
from market.groupbuy.states import ActivityState
from market.groupbuy.types import ActivityView


@transaction.atomic
def start_activity(activity_id: UUID, *, actor_id: UUID | None, now: datetime) -> ActivityView:
    """
    Let teams be opened, within the activity's window. Locks the activity; writes the audit trail.

    :raises ActivityNotFound, ActivityOverlaps: another one of this product runs in that time; IllegalMove
    """
    activity = Activity.objects.lock(activity_id)
    start_locked(activity, now=now)
    outbox.publish(ActivityChanged(activity.id, activity.product_id, now), key=activity.product_id)
    audit.record(
        actor_id=actor_id,
        action="groupbuy.start_activity",
        subject=encode("act", activity.id),
        holder_id=activity.shop_id,
    )
    return activity.view()


def start_locked(activity: Activity, *, now: datetime) -> None:
    try:
        with transaction.atomic():
            activity.move_to(ActivityState.RUNNING, now=now, because="started")
    except IntegrityError as refusal:
        if broken_guard(refusal) != "groupbuy_one_offer_at_a_time":
            raise
        raise ActivityOverlaps(product_id=encode("prod", activity.product_id)) from refusal
