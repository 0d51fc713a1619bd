"""A shop gives another reward from now on."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import sql
from market.affiliate import rules
from market.affiliate.errors import PlanMakesNoSense
from market.affiliate.models import Plan
from market.affiliate.types import PlanDraft
from market.coupons import facade as coupons


@transaction.atomic
def set_plan(
    *,
    shop_id: UUID,
    category_id: UUID | None = None,
    product_id: UUID | None = None,
    draft: PlanDraft,
    level_count: int = rules.LEVELS[0],
    decided_by: UUID | None,
    because: str,
    now: datetime,
) -> Plan:
    """
    Begin another version. What was paid before keeps the one that it was paid under.

    Changes of one shop come one after the other. :raises PlanMakesNoSense, SayWhy:
    """
    rules.check_plan(draft, level_count)
    check_template(shop_id, draft)
    said = rules.check_reason(because)
    sql.run("SELECT pg_advisory_xact_lock(7342, hashtext(%s))", [str(shop_id)])
    scope = {"shop_id": shop_id, "category_id": category_id, "product_id": product_id}
    before = Plan.objects.filter(**scope).order_by("version").last()
    return Plan.objects.create(
        **scope,
        version=before.version + 1 if before else 1,
        reward=draft.reward,
        rate_bps=draft.rate_bps,
        template_id=draft.template_id,
        currency=settings.CURRENCY if draft.least_minor else "",
        least_minor=draft.least_minor,
        level_count=level_count,
        # Whoever waited for the lock read the clock before the one that it waited for.
        starts_at=max(now, before.starts_at + timedelta(microseconds=1)) if before else now,
        because=said,
        decided_by=decided_by,
    )


def check_template(shop_id: UUID, draft: PlanDraft) -> None:
    """Let a plan give coupons of its own shop, which cannot run out. :raises PlanMakesNoSense:"""
    if draft.template_id is None:
        return
    template = coupons.templates([draft.template_id]).get(draft.template_id)
    is_fit = template is not None and template.withdrawn_at is None and template.draft.way == coupons.Way.REWARD
    if template is None or not is_fit or template.draft.terms.shop_id != shop_id:
        raise PlanMakesNoSense(field="template_id")
