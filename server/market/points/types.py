"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from foundation.words import Words


class Kind(StrEnum):
    """Why a balance moved."""

    EARNED = "earned"
    SPENT = "spent"
    RETURNED = "returned"  # What was spent comes back.
    TAKEN_BACK = "taken_back"  # What was earned did not last.
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Earning:
    """Points for somebody, and what for: the same cause earns once."""

    person_id: UUID
    points: int
    cause: str
    title: Words  # what a page says it was for


@dataclass(frozen=True, slots=True)
class TakingBack:
    """So many of the points that were earned under `cause`, once under `back_cause`."""

    cause: str
    points: int
    back_cause: str
    title: Words


@dataclass(frozen=True, slots=True)
class BalanceView:
    balance: int
    debt: int  # what later points pay first; nothing can be spent meanwhile
    expiring: int  # of the balance, before long
    expires_at: datetime | None  # when the first of them do


@dataclass(frozen=True, slots=True)
class EntryView:
    id: UUID
    kind: Kind
    points: int  # signed
    title: Words
    at: datetime
    balance_after: int  # below zero: a debt
