"""Shapes on the wire. Only endpoints import this."""

from datetime import datetime

from ninja import Schema

from foundation.words import say
from market.points.types import BalanceView, EntryView, Kind


class PointsOut(Schema):
    balance: int
    debt: int  # what later points pay first
    expiring: int  # of the balance, within a month
    expires_at: datetime | None  # when the first of them do

    @classmethod
    def of(cls, view: BalanceView) -> "PointsOut":
        return cls(balance=view.balance, debt=view.debt, expiring=view.expiring, expires_at=view.expires_at)


class PointsEntryOut(Schema):
    kind: Kind
    points: int  # signed
    title: str
    at: datetime
    balance_after: int  # below zero: a debt

    @classmethod
    def of(cls, view: EntryView, language: str) -> "PointsEntryOut":
        return cls(
            kind=view.kind, points=view.points, title=say(view.title, language), at=view.at,
            balance_after=view.balance_after,
        )  # fmt: skip
