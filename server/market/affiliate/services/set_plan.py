"""A shop gives another reward from now on."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.affiliate import rules
from market.affiliate.models import Plan
from market.affiliate.types import Reward


@transaction.atomic
def set_plan(
    *,
    shop_id: UUID,
    category_id: UUID | None = None,
    product_id: UUID | None = None,
    reward: Reward,
    rate_bps: int,
    level_count: int = rules.LEVELS[0],
    decided_by: UUID | None,
    because: str,
    now: datetime,
) -> Plan:
    """
    Begin another version. What was paid before keeps the one that it was paid under.

    Changes of one shop come one after the other. :raises RewardNotBuilt, PlanMakesNoSense, SayWhy:
    """
    rules.check_plan(reward, rate_bps, level_count)
    said = rules.check_reason(because)
    sql.run("SELECT pg_advisory_xact_lock(7342, hashtext(%s))", [str(shop_id)])
    scope = {"shop_id": shop_id, "category_id": category_id, "product_id": product_id}
    before = Plan.objects.filter(**scope).order_by("version").last()
    return Plan.objects.create(
        **scope,
        version=before.version + 1 if before else 1,
        reward=reward,
        rate_bps=rate_bps,
        level_count=level_count,
        # Whoever waited for the lock read the clock before the one that it waited for.
        starts_at=max(now, before.starts_at + timedelta(microseconds=1)) if before else now,
        because=said,
        decided_by=decided_by,
    )
