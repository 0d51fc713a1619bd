"""
What every provider can do, and the words it does it in. One file per provider beside this one.

A provider is called outside every transaction. It answers, or raises one of two things: `Refused`, when it certainly
did nothing; `Unclear`, when nobody knows (a time-out, a broken connection, a fault on its side), so that we must ask.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol
from uuid import UUID

from foundation.money import Money
from foundation.words import Words


class Unclear(Exception):
    """The provider may or may not have done it."""


class Refused(Exception):
    """The provider has said no; nothing has happened. `code` is its word for why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code


class NoSuchPayment(Refused):
    """The provider has never heard of it."""


class Unproven(Exception):
    """A notice that does not show it comes from the provider."""


class PaymentFate(StrEnum):
    WAITING = "waiting"
    PAID = "paid"
    DECLINED = "declined"
    CLOSED = "closed"


class RefundFate(StrEnum):
    WAITING = "waiting"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NewPayment:
    ref: UUID  # Our attempt. The provider makes one payment per reference, however often it is asked.
    amount: Money
    title: str
    expires_at: datetime
    return_url: str
    notice_url: str


@dataclass(frozen=True, slots=True)
class NewRefund:
    ref: UUID  # Our refund; one per reference too.
    payment_ref: UUID
    provider_ref: str
    amount: Money


@dataclass(frozen=True, slots=True)
class PaymentStatus:
    """What the provider says of a payment."""

    fate: PaymentFate
    amount: Money
    provider_ref: str
    paid_at: datetime | None  # Of a paid one.
    redirect_url: str  # Where the payer pays; only `create` says.


@dataclass(frozen=True, slots=True)
class RefundStatus:
    fate: RefundFate
    amount: Money
    provider_ref: str


@dataclass(frozen=True, slots=True)
class NoticeRead:
    """A notice that has shown whom it comes from. It is about a payment, and perhaps about a refund of it."""

    notice_id: str
    payment_ref: str  # As the provider wrote it; whether it is one of ours is to be seen.
    payment: PaymentStatus | None
    refund_ref: str | None
    refund: RefundStatus | None


class Provider(Protocol):
    code: ClassVar[str]  # Its name in rows, in addresses and on the wire; permanent.
    title: ClassVar[Words]
    is_offered: ClassVar[bool]  # Whether shoppers may choose it.
    notice_headers: ClassVar[frozenset[str]]  # What `read_notice` needs to see, in lower case; nothing else is kept.

    def create(self, payment: NewPayment) -> PaymentStatus:
        """Have the provider await a payment. :raises Refused, Unclear:"""
        ...

    def query(self, ref: UUID) -> PaymentStatus:
        """Ask what became of a payment. :raises NoSuchPayment, Refused, Unclear:"""
        ...

    def close(self, ref: UUID) -> PaymentStatus:
        """Let nobody pay it any more; paid stays paid, and is the answer. :raises NoSuchPayment, Refused, Unclear:"""
        ...

    def refund(self, refund: NewRefund) -> RefundStatus:
        """Give money back. :raises Refused, Unclear:"""
        ...

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        """Ask what became of a refund. :raises NoSuchPayment, Refused, Unclear:"""
        ...

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        """Read a notice; touches no network. In: lower-case header names. :raises Unproven:"""
        ...
