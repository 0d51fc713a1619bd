"""Makers of plausible wishes, and an act that tells what was done. Every argument has a default."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from foundation.errors import Conflict
from foundation.ids import uuid7
from foundation.money import Money
from foundation.testing import NOON
from market.approvals.acts import ACTS, Act
from market.approvals.facade import ApprovalView, Wish, ask

PAY_OUT = "tests.pay_out"


class TillIsClosed(Conflict):
    """What the act was about has changed."""

    code = "tests.till_is_closed"


class Till:
    """Something with money in it: what has left it, and whether it still pays."""

    def __init__(self) -> None:
        self.paid: list[int] = []
        self.is_closed = False

    def pay(self, approval: ApprovalView, now: datetime) -> None:
        if self.is_closed:
            raise TillIsClosed
        self.paid.append(approval.wish.amount.minor)


@contextmanager
def open_till() -> Iterator[Till]:
    till = Till()
    ACTS[PAY_OUT] = Act(PAY_OUT, {"zh-CN": "付款", "en": "Pay out"}, till.pay)
    yield till
    del ACTS[PAY_OUT]


def make_wish(minor: int = 500_00, *, subject: str = "", because: str = "the buyer waited a month") -> Wish:
    return Wish(PAY_OUT, subject or f"thing_{uuid7().hex}", {"to": "ana"}, Money("CNY", minor), because)


def ask_for(
    minor: int = 500_00, *, asked_by: UUID | None = None, key: str = "", now: datetime = NOON, **what: Any
) -> ApprovalView:
    return ask(make_wish(minor, **what), asked_by=asked_by or uuid7(), key=key or uuid7().hex, now=now)
