"""What crosses the facade of approvals: frozen, framework-free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from market.approvals.states import ApprovalState

ApprovalId = typed_id("appr")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants done, and all that is needed to do it later."""

    act: str  # By which its room has registered it: "orders.take_back".
    subject: str  # The outside id of what it is done to: "ord_…".
    payload: Mapping[str, Any]  # Plain JSON: what the room's act reads.
    amount: Money  # How much money it moves, whatever its direction.
    because: str
    holder_id: UUID | None = None  # The shop concerned.


@dataclass(frozen=True, slots=True)
class ApprovalView:
    id: UUID
    key: str
    wish: Wish
    state: ApprovalState
    asked_by: UUID
    asked_at: datetime
    expires_at: datetime
    decided_by: UUID | None  # None: nobody yet, or nobody had to.
    decided_at: datetime | None
