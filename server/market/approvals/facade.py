"""
The face approvals shows the rest of the market: the only file others import to ask or to tell it to act.

A room registers what it does once it is approved, in its `approved.py`, and its back office asks:
    @approvals.act("orders.take_back", {"zh-CN": "整单退款", "en": "Take an order back"})
    def take_back(approval: ApprovalView, now: datetime) -> None: ...

    approvals.ask_at_desk(Wish("orders.take_back", subject, payload, amount, because), request)
"""

from market.approvals.acts import act
from market.approvals.asking import ask_at_desk
from market.approvals.errors import ActUnknown, AskedAlready, KeyReused, SayWhy
from market.approvals.rules import LONGEST_REASON, limit
from market.approvals.services.ask import ask
from market.approvals.states import ApprovalState
from market.approvals.types import ApprovalId, ApprovalView, Wish

__all__ = [
    "LONGEST_REASON",
    "ActUnknown",
    "ApprovalId",
    "ApprovalState",
    "ApprovalView",
    "AskedAlready",
    "KeyReused",
    "SayWhy",
    "Wish",
    "act",
    "ask",
    "ask_at_desk",
    "limit",
]
