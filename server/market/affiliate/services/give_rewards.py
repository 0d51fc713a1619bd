"""Sharers get their points and coupons, and lose them where what they were for goes back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from foundation import sql
from foundation.ids import encode
from market.affiliate.models import Credit
from market.coupons import facade as coupons
from market.points import facade as points

FOR_SHARING = {"zh-CN": "你的分享带来了订单", "en": "An order that your sharing brought"}
GONE_BACK = {"zh-CN": "分享带来的订单已退货", "en": "An order that your sharing brought went back"}

_Coupon = tuple[UUID, UUID, UUID]  # (order, sharer, template): one coupon, however many lines brought it.


def give_rewards(rows: Sequence[Credit], *, now: datetime) -> None:
    """
    Give what locked credits bring that has just become their sharers' own: points for each line, and one coupon for
    each order that keeps the least its plan asks for. Once each. In the caller's transaction.
    """
    points.earn_points(
        [points.Earning(row.sharer_id, row.points, _points_cause(row), FOR_SHARING) for row in rows if row.points],
        now=now,
    )
    wanted = {_coupon(row) for row in rows if row.template_id is not None}
    coupons.issue_coupons(
        [coupons.Issuing(one[2], one[1], _coupon_cause(one)) for one in _deserved(wanted)],
        because="an order that their sharing brought",
        now=now,
    )


def take_rewards_back(rows: Sequence[tuple[Credit, int]], *, refund_id: UUID, now: datetime) -> None:
    """
    Take points back that a refund undoes, and coupons of orders that keep too little: unless they have been used.

    Points that are spent become a debt. In: locked credits, each with how many points less it brings.
    """
    points.take_back(
        [
            points.TakingBack(_points_cause(row), less, f"{_points_cause(row)}:{refund_id}", GONE_BACK)
            for row, less in rows
            if less
        ],
        now=now,
    )
    given = {_coupon(row) for row, _ in rows if row.template_id is not None}
    lost = given - set(_deserved(given))
    if lost:
        coupons.take_back([_coupon_cause(one) for one in sorted(lost)], because="the order went back", now=now)


def _deserved(wanted: Collection[_Coupon]) -> list[_Coupon]:
    """Say of which orders enough is kept and past returning, by what their credits' plans ask for. One statement."""
    if not wanted:
        return []
    columns = (("order_id", "uuid"), ("sharer_id", "uuid"), ("template_id", "uuid"))
    found = sql.rows(
        f"""
        SELECT c.order_id, c.sharer_id, c.template_id
        FROM affiliate_credit c JOIN {sql.given(columns)} USING (order_id, sharer_id, template_id)
        JOIN affiliate_plan p ON p.id = c.plan_id
        WHERE c.state = 'settleable'
        GROUP BY 1, 2, 3 HAVING sum(c.base_minor - c.returned_minor) >= max(p.least_minor) ORDER BY 1, 2, 3
        """,
        [sql.pack(columns, list(wanted))],
    )
    return [(order_id, sharer_id, template_id) for order_id, sharer_id, template_id in found]


def _coupon(row: Credit) -> _Coupon:
    assert row.template_id is not None, "it brings a coupon"
    return row.order_id, row.sharer_id, row.template_id


def _points_cause(row: Credit) -> str:
    return f"affiliate:{row.pk}"


def _coupon_cause(one: _Coupon) -> str:
    return ":".join(["affiliate", encode("ord", one[0]), encode("pers", one[1]), encode("tmpl", one[2])])
