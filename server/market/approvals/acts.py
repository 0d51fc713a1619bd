"""The acts that need approval, as their rooms register them. Each room's `approved.py` is read when the house opens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from foundation.words import Words
from market.approvals.errors import ActUnknown
from market.approvals.types import ApprovalView

CarryOut = Callable[[ApprovalView, datetime], None]


@dataclass(frozen=True, slots=True)
class Act:
    code: str
    title: Words
    carry_out: CarryOut


ACTS: dict[str, Act] = {}


def act(code: str, title: Words) -> Callable[[CarryOut], CarryOut]:
    """
    Register what is done once it is approved. It runs in the transaction of the approval, and so may refuse it.

    It is given facts of the time when it was asked for, and looks again at whatever may have changed.
    """

    def register(carry_out: CarryOut) -> CarryOut:
        assert code not in ACTS, f"{code} is registered twice"
        ACTS[code] = Act(code, title, carry_out)
        return carry_out

    return register


def find(code: str) -> Act:
    """:raises ActUnknown:"""
    known = ACTS.get(code)
    if known is None:
        raise ActUnknown(act=code)
    return known
