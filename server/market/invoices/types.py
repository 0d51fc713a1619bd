"""What invoices shows other rooms, frozen; what is handed to an issuer stands in issuers/base.py."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from foundation.words import Words
from market.invoices.states import InvoiceState

InvoiceId = typed_id("inv")
TitleId = typed_id("ttl")


class TitleKind(StrEnum):
    PERSONAL = "personal"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Title:
    """To whom an invoice is made out."""

    kind: TitleKind
    name: str
    tax_id: str  # "" of a person.


@dataclass(frozen=True, slots=True)
class TitleView:
    id: UUID
    title: Title


@dataclass(frozen=True, slots=True)
class InvoiceLineView:
    words: Words
    option_text: Words
    quantity: int  # Zero of freight, and of pieces that went back for less than they had cost.
    gross: Money  # Tax included; what the buyer paid for it and has not had back.
    tax: Money
    rate_bps: int
    line_id: UUID | None  # None: freight.


@dataclass(frozen=True, slots=True)
class InvoiceView:
    id: UUID
    order_id: UUID
    person_id: UUID
    shop_id: UUID
    blue_id: UUID | None  # Of a red one: what it takes back.
    state: InvoiceState
    title: Title
    gross: Money  # Of a red one too above zero: how much it takes back.
    tax: Money
    reversed: Money  # How much of a blue one red ones take back.
    number: str  # "" until it is issued.
    requested_at: datetime
    issued_at: datetime | None
    lines: tuple[InvoiceLineView, ...]  # None until it is composed.
    is_official: bool  # By an issuer whose papers the tax office knows.
