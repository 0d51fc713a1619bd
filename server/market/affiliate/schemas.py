"""Shapes on the wire. Only endpoints use these."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from django.conf import settings
from ninja import Schema
from pydantic import Field, StrictBool

from foundation.web import MoneyOut
from market.affiliate.models import CODE_LENGTH
from market.affiliate.queries import Brought, page_of
from market.affiliate.states import CreditState
from market.affiliate.types import Channel, ShareView, SubjectKind

Code = Annotated[str, Field(min_length=CODE_LENGTH, max_length=CODE_LENGTH)]


class ShareIn(Schema):
    subject_kind: SubjectKind
    subject_id: Annotated[str, Field(max_length=40)]
    channel: Channel
    parent_code: Code | None = None  # From the link's `?via=`.


class ShareOut(Schema):
    code: str
    link: str
    subject_kind: SubjectKind
    channel: Channel

    @classmethod
    def of(cls, share: ShareView) -> "ShareOut":
        return cls(code=share.code, link=link_of(share.code), subject_kind=share.kind, channel=share.channel)


class BroughtOut(Schema):
    """What sharing brought: counts and sums. Who came and who bought is not in it."""

    clicks: int
    orders: int
    held: int
    estimated: MoneyOut
    pending: MoneyOut
    settleable: MoneyOut
    settled: MoneyOut
    points_coming: int  # once what was bought is received and past returning
    points_given: int
    coupons_coming: int
    coupons_given: int

    @classmethod
    def of(cls, brought: Brought) -> "BroughtOut":
        money = brought.money or {}
        return cls(
            clicks=brought.clicks,
            orders=brought.orders,
            held=brought.held,
            estimated=_sum(money, CreditState.ESTIMATED),
            pending=_sum(money, CreditState.PENDING),
            settleable=_sum(money, CreditState.SETTLEABLE),
            settled=_sum(money, CreditState.SETTLED, CreditState.PAID),
            points_coming=brought.points_coming,
            points_given=brought.points_given,
            coupons_coming=brought.coupons_coming,
            coupons_given=brought.coupons_given,
        )


class MyShareOut(ShareOut):
    page: str
    title: str  # Empty when it is there no more.
    at: datetime
    brought: BroughtOut

    @classmethod
    def told(cls, share: ShareView, title: str, brought: Brought) -> "MyShareOut":
        return cls(
            **ShareOut.of(share).model_dump(),
            page=page_of(share.kind, share.subject_id),
            title=title,
            at=share.at,
            brought=BroughtOut.of(brought),
        )


class ConsentIn(Schema):
    is_given: StrictBool
    code: Code | None = None  # Of the link that led here.


class ConsentOut(Schema):
    is_given: bool | None


def link_of(code: str) -> str:
    return f"{settings.PUBLIC_URL}/s/{code}"


def _sum(money: Mapping[str, Mapping[str, int]], *states: CreditState) -> MoneyOut:
    """The market sells in one currency; what another brought is not added to it."""
    minor = sum(money.get(state, {}).get(settings.CURRENCY, 0) for state in states)
    return MoneyOut(currency=settings.CURRENCY, minor=minor)
