"""News coupons tell. Past tense, ids and values; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class CouponIssued:
    """Somebody was given a coupon. Under the coupon's id."""

    name: ClassVar[str] = "coupons.coupon_issued"
    coupon_id: UUID
    template_id: UUID
    person_id: UUID
    shop_id: UUID
    title: dict[str, str]
    cause: str
    expires_at: datetime
    at: datetime
