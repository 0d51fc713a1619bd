"""What crosses the facade: frozen, framework-free. Amounts are signed minor units: debits above zero, credits below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Party(StrEnum):
    PLATFORM = "platform"
    SHOP = "shop"
    PERSON = "person"
    PROVIDER = "provider"


class Purpose(StrEnum):
    IN_TRANSIT = "in_transit"  # asset: money at a payment provider, not yet paid out to anybody
    OWED_TO_BUYER = "owed_to_buyer"  # liability: paid by a buyer for what is not theirs yet
    OWED_TO_SHOP = "owed_to_shop"  # liability: earned by a shop and not yet paid out


@dataclass(frozen=True, slots=True)
class AccountKey:
    """One account: whose, what for, in which currency."""

    party_kind: str  # a Party
    party_id: (
        UUID | str | None
    )  # a person's or shop's id, a provider's name, None for the platform itself; kept as text
    purpose: str  # a Purpose
    currency: str

    def __post_init__(self) -> None:
        if self.party_id is not None:
            object.__setattr__(self, "party_id", str(self.party_id))

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """Return the four texts that name the account in the table."""
        return str(self.party_kind), str(self.party_id or ""), str(self.purpose), self.currency


@dataclass(frozen=True, slots=True)
class Entry:
    account: AccountKey
    minor: int  # debit above zero, credit below; never zero


@dataclass(frozen=True, slots=True)
class NewSet:
    """What is to be posted for one cause."""

    cause: str  # what happened, once and for ever: "payment:0193…"
    kind: str  # one of rules.KINDS
    entries: Sequence[Entry]
    at: datetime
    memo: str = ""


@dataclass(frozen=True, slots=True)
class PostingSetView:
    id: UUID
    cause: str
    kind: str
    at: datetime
    memo: str
    reverses_id: UUID | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What an auditor asks first; each list is empty in a sound book."""

    sets_out_of_balance: tuple[UUID, ...]  # not zero per currency, fewer than two postings, or not as many as it says
    currencies_out_of_balance: tuple[tuple[str, int], ...]  # the trial balance: (currency, what is left over)
    sets: int
    postings: int

    @property
    def holds(self) -> bool:
        return not self.sets_out_of_balance and not self.currencies_out_of_balance
