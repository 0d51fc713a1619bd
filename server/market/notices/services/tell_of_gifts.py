"""People are told of coupons and points that they were given."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from foundation.ids import encode
from market.coupons.events import CouponIssued
from market.notices.services.notify import notify_many
from market.notices.types import Kind, NewNotice
from market.points.events import PointsEarned

FOR_POINTS = "points:"  # Who has a coupon for points has seen it already.


def tell_of_coupons(news: Sequence[CouponIssued], *, now: datetime) -> None:
    """Tell who was given a coupon that they did not ask for."""
    notify_many(
        [
            NewNotice(
                one.person_id, Kind.COUPON_GIVEN, encode("coup", one.coupon_id), {"title": one.title, "line_count": 1}
            )
            for one in news
            if not one.cause.startswith(FOR_POINTS)
        ],
        now=now,
    )


def tell_of_points(news: Sequence[PointsEarned], *, now: datetime) -> None:
    """Tell who was given points; of what came together, once."""
    together: dict[UUID, list[PointsEarned]] = {}
    for one in news:
        together.setdefault(one.person_id, []).append(one)
    notify_many(
        [
            NewNotice(
                person_id,
                Kind.POINTS_EARNED,
                theirs[0].cause,
                {"points": sum(one.points for one in theirs), "reason": theirs[0].title},
            )
            for person_id, theirs in together.items()
        ],
        now=now,
    )
