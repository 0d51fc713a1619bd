"""Orders take coupons, give them up, use them, and bring them back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.coupons.models import note_moves
from market.coupons.states import CouponState
from market.coupons.types import Holding

HOLDING = (("coupon_id", "uuid"), ("person_id", "uuid"), ("order_id", "uuid"))


@transaction.atomic
def hold_coupons(wanted: Sequence[Holding], *, now: datetime) -> set[UUID]:
    """
    Take coupons for orders that are being placed. Return the orders that got theirs: of the others the coupon is not
    that person's, in another order, used, or out of date. One coupon goes to one order, whoever asks at once.

    Locks the coupons, by id. Two statements.
    """
    held = sql.rows(
        f"""
        WITH wanted AS (
          SELECT DISTINCT ON (coupon_id) coupon_id, person_id, order_id FROM {sql.given(HOLDING)}
        ), free AS (
          SELECT c.id, w.order_id FROM coupons_coupon c JOIN wanted w ON w.coupon_id = c.id
          WHERE c.person_id = w.person_id AND c.state = 'issued' AND c.expires_at > %s
          ORDER BY c.id FOR NO KEY UPDATE OF c
        )
        UPDATE coupons_coupon c SET state = 'held', order_id = free.order_id FROM free
        WHERE c.id = free.id AND c.state = 'issued' RETURNING c.id, c.order_id
        """,
        [sql.pack(HOLDING, [(one.coupon_id, one.person_id, one.order_id) for one in wanted]), now],
    )
    note_moves(held, CouponState.ISSUED, CouponState.HELD, at=now, because="an order takes it")
    return {order_id for _, order_id in held}


def let_go(order_ids: Collection[UUID], *, now: datetime, because: str) -> None:
    """Give coupons back that orders held and did not come to use. Repeating is harmless. Two statements."""
    _move(order_ids, CouponState.HELD, CouponState.ISSUED, now, because)


def use_coupons(order_ids: Collection[UUID], *, now: datetime) -> None:
    """Note that orders are paid, and the coupons in them used. Repeating is harmless. Two statements."""
    _move(order_ids, CouponState.HELD, CouponState.USED, now, "paid")


def bring_back(order_ids: Collection[UUID], *, now: datetime, because: str) -> None:
    """Give coupons back whose orders went back whole. What is out of date stays so. Repeating is harmless."""
    _move(order_ids, CouponState.USED, CouponState.ISSUED, now, because)


@transaction.atomic
def _move(order_ids: Collection[UUID], before: CouponState, after: CouponState, now: datetime, because: str) -> None:
    moved = sql.rows(
        """
        WITH locked AS (
          SELECT id, order_id FROM coupons_coupon WHERE order_id = ANY(%s::uuid[]) AND state = %s
          ORDER BY id FOR NO KEY UPDATE
        )
        UPDATE coupons_coupon c SET state = %s, order_id = CASE WHEN %s = 'issued' THEN NULL ELSE c.order_id END
        FROM locked WHERE c.id = locked.id AND c.state = %s RETURNING c.id, locked.order_id
        """,
        [list(order_ids), before.value, after.value, after.value, before.value],
    )
    if moved:
        note_moves(moved, before, after, at=now, because=because)
