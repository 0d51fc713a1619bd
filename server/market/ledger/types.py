"""What crosses the facade: frozen, framework-free. Amounts are signed minor units: debits above zero, credits below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Party(StrEnum):
    PLATFORM = "platform"
    SHOP = "shop"
    PERSON = "person"
    PROVIDER = "provider"
    TAX_AUTHORITY = "tax_authority"


class Purpose(StrEnum):
    """What an account is for. What each means, and whose it may be, is in chart.py."""

    IN_TRANSIT = "in_transit"
    OWED_TO_BUYER = "owed_to_buyer"
    OWED_TO_SHOP = "owed_to_shop"
    SETTLEABLE = "settleable"
    RESERVE = "reserve"
    DEPOSIT = "deposit"
    IN_PAYOUT = "in_payout"
    COMMISSION_PENDING = "commission_pending"
    COMMISSION_SETTLEABLE = "commission_settleable"
    COMMISSION_IN_PAYOUT = "commission_in_payout"
    WITHHOLDING = "withholding"
    BANK = "bank"
    COMMISSION_INCOME = "commission_income"
    TECHNICAL_FEE_INCOME = "technical_fee_income"
    PAYMENT_FEE_EXPENSE = "payment_fee_expense"
    SUBSIDY_EXPENSE = "subsidy_expense"
    COMPENSATION_EXPENSE = "compensation_expense"
    CHARGEBACK_LOSS = "chargeback_loss"
    DEPOSIT_FORFEITS = "deposit_forfeits"
    FX_POSITION = "fx_position"
    FX_DIFFERENCE = "fx_difference"
    SUSPENSE = "suspense"
    DIFFERENCES = "differences"


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
    kind: str  # the name of a template
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
    balances_wrong: tuple["WrongBalance", ...]  # that the postings they were folded from do not explain
    sets: int
    postings: int
    postings_folded: int

    @property
    def holds(self) -> bool:
        return not (self.sets_out_of_balance or self.currencies_out_of_balance or self.balances_wrong)


@dataclass(frozen=True, slots=True)
class WrongBalance:
    """A running balance of one kind of postings that differs from their sum."""

    account_id: UUID
    kind: str
    running_minor: int
    summed_minor: int


@dataclass(frozen=True, slots=True)
class KindSum:
    """A part of a balance: what all postings of one kind come to."""

    kind: str
    minor: int
    posting_count: int


@dataclass(frozen=True, slots=True)
class ResultPart:
    """What all postings of one kind did on one day to one of the platform's results."""

    day: date
    currency: str
    purpose: str
    kind: str
    minor: int  # earned above zero, spent below
