"""What coupons were given for did not last."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from foundation import sql
from market.coupons.models import note_moves
from market.coupons.states import CouponState


@transaction.atomic
def take_back(causes: Collection[str], *, because: str, now: datetime) -> set[str]:
    """
    Take coupons back that are not in an order. Return the causes of those that were: what is used stays used.

    Repeating is harmless. Two statements.
    """
    taken = sql.rows(
        """
        WITH locked AS (
          SELECT id FROM coupons_coupon WHERE cause = ANY(%s) AND state = 'issued' ORDER BY id FOR NO KEY UPDATE
        )
        UPDATE coupons_coupon c SET state = 'void' FROM locked
        WHERE c.id = locked.id AND c.state = 'issued' RETURNING c.id, c.cause
        """,
        [list(causes)],
    )
    note_moves([(one[0], None) for one in taken], CouponState.ISSUED, CouponState.VOID, at=now, because=because)
    return {cause for _, cause in taken}
