"""Terms are agreed upon: from now on a shop, or every shop without terms of its own, sells by them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.settlement import rules
from market.settlement.models import Terms
from market.settlement.types import Conditions, TermsView


@transaction.atomic
def set_terms(
    *, shop_id: UUID | None, conditions: Conditions, decided_by: UUID, because: str, now: datetime
) -> TermsView:
    """
    Begin another version. What was paid before keeps the one that it was paid under.

    In: `shop_id`, None for the house's. Changes of one shop's come one after the other. Whoever calls writes the audit
    trail. :raises TermsMakeNoSense, SayWhy:
    """
    rules.check_conditions(conditions)
    said = rules.check_reason(because)
    sql.run("SELECT pg_advisory_xact_lock(7341, hashtext(%s))", [str(shop_id)])
    before = Terms.objects.filter(shop_id=shop_id).order_by("version").last()
    # Whoever waited for the lock read the clock before the one that it waited for.
    starts_at = max(now, before.starts_at + timedelta(microseconds=1)) if before else now
    row = Terms.objects.create(
        shop_id=shop_id,
        version=before.version + 1 if before else 1,
        starts_at=starts_at,
        because=said,
        decided_by=decided_by,
        decided_at=now,
        **conditions.as_json(),
    )
    return row.view()
