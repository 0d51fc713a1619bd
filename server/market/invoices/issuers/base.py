"""
What every issuer of invoices can do. An electronic invoice platform (数电票) is one file beside this one.

An issuer is called outside every transaction and once per reference, however often it is asked: it answers, or raises
`Refused`, when it certainly issued nothing, or `Unclear`, when nobody knows and it is to be asked again.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

from foundation.money import Money
from foundation.words import Words
from market.invoices.types import Title


class Unclear(Exception):
    """The issuer may or may not have issued it."""


class Refused(Exception):
    """The issuer has said no, and why."""


@dataclass(frozen=True, slots=True)
class Seller:
    name: str
    tax_id: str
    address: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    words: Words
    quantity: int  # Zero: none is written.
    gross: Money  # Tax included.
    tax: Money
    rate_bps: int


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be issued."""

    ref: UUID
    order: str  # As the buyer knows it.
    red_of: str  # The number of the invoice that this one takes back from; "" of a blue one.
    seller: Seller
    title: Title
    lines: tuple[PaperLine, ...]
    gross: Money
    tax: Money
    at: datetime


@dataclass(frozen=True, slots=True)
class Issued:
    number: str
    pdf: bytes


class Issuer(Protocol):
    code: ClassVar[str]  # In rows; permanent.
    is_official: ClassVar[bool]  # Whether the tax office knows its papers.

    def issue(self, paper: Paper) -> Issued:
        """:raises Refused, Unclear:"""
        ...
