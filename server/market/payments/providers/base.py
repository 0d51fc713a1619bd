"""
What every provider can do, and the words it does it in. One file per provider beside this one.

A provider is called outside every transaction. It answers, or raises one of two things: `Refused`, when it certainly
did nothing; `Unclear`, when nobody knows (a time-out, a broken connection, a fault on its side), so that we must ask.
What not every provider can do stands in protocols of its own: `Billing`, `Splitting`.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import ClassVar, Protocol, Self, runtime_checkable
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


class NoBill(Refused):
    """There is no bill of that day: it is not made yet, or nothing happened. The provider does not say which."""


class Unproven(Exception):
    """A notice that does not show it comes from the provider."""


class UnknownKey(Unproven):
    """A notice signed with a key that we have not seen. Once it is fetched, the provider's next try will be proven."""


class Fits(StrEnum):
    """On what a way to pay works."""

    ANY = "any"
    PHONE = "phone"  # Opens an app on the same device.
    DESKTOP = "desktop"  # Shows what a phone scans.
    WALLET = "wallet"  # Inside the wallet's own browser.
    CASHIER = "cashier"  # The payer shows a code, and an operator scans it.


@dataclass(frozen=True, slots=True)
class Way:
    """A way to pay, as the payer chooses it. Several providers may serve it: they name the same `code`."""

    code: str  # In rows, and on the wire as `method`; permanent.
    title: Words
    fits: Fits = Fits.ANY
    is_offered: bool = True  # to shoppers


class PaymentFate(StrEnum):
    WAITING = "waiting"
    PAID = "paid"
    DECLINED = "declined"
    CLOSED = "closed"


class RefundFate(StrEnum):
    WAITING = "waiting"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class ShownKind(StrEnum):
    SCAN = "scan"  # The text of a code for the payer's phone.
    INVOKE = "invoke"  # JSON for the wallet's own script or app.
    TRANSFER = "transfer"  # JSON: whom to transfer to, and under which reference.


@dataclass(frozen=True, slots=True)
class Shown:
    """What the payer gets instead of being sent somewhere."""

    kind: ShownKind
    text: str


@dataclass(frozen=True, slots=True)
class KnownPayment:
    """A payment that a provider was asked to make; it may never have heard of it."""

    ref: UUID
    way: str
    amount: Money
    provider_ref: str
    trade_ref: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewPayment:
    ref: UUID  # Our attempt. The provider makes one payment per reference, however often it is asked.
    way: str
    amount: Money
    title: str
    created_at: datetime
    expires_at: datetime
    return_url: str
    notice_url: str
    payer_ip: str = ""
    payer_token: str = ""  # Who the payer is to the wallet: an openid, or the digits of the code that was shown.

    def known(self) -> KnownPayment:
        return KnownPayment(self.ref, self.way, self.amount, "", "", self.created_at, self.expires_at)


@dataclass(frozen=True, slots=True)
class NewRefund:
    ref: UUID  # Our refund; one per reference too.
    payment: KnownPayment
    provider_ref: str  # The refund's own; "" until the provider has taken it on.
    amount: Money
    because: str
    notice_url: str


@dataclass(frozen=True, slots=True)
class PaymentStatus:
    """What the provider says of a payment."""

    fate: PaymentFate
    amount: Money
    provider_ref: str  # By which it is asked about; "" when the provider asks by ours.
    paid_at: datetime | None  # Of a paid one.
    redirect_url: str  # Where the payer pays, if they are to go there; only `create` says.
    shown: Shown | None = None  # What they get instead; likewise.
    trade_ref: str = ""  # By which its bills and disputes know the money; of a paid one.
    payer: str = ""  # Whose account it came from, as the provider names them to us; "" where it does not.


@dataclass(frozen=True, slots=True)
class RefundStatus:
    fate: RefundFate
    amount: Money
    provider_ref: str


@dataclass(frozen=True, slots=True)
class ChargebackStatus:
    """The payer's bank has taken money back, or has decided about it."""

    provider_ref: str
    trade_ref: str  # Of the payment.
    amount: Money
    reason: str
    outcome: str  # "open", "won" (the money is ours again) or "lost"
    at: datetime


@dataclass(frozen=True, slots=True)
class NoticeRead:
    """
    A notice that has shown whom it comes from: about a payment, and perhaps about a refund or chargeback of it.

    All three are None when it says nothing that we need.
    """

    notice_id: str
    payment_ref: str  # As the provider wrote it; whether it is one of ours is to be seen. "" of a chargeback.
    payment: PaymentStatus | None
    refund_ref: str | None
    refund: RefundStatus | None
    chargeback: ChargebackStatus | None = None


class Provider(Protocol):
    """One merchant account at one provider."""

    kind: ClassVar[str]  # Whose protocol it speaks: the name of its accounts in settings.
    code: str  # Its name in rows, in addresses and in the ledger; permanent.
    ways: tuple[Way, ...]  # What payers may choose of it; none: it is not offered.
    is_online: ClassVar[bool]  # Whether a machine answers; else people look at accounts and slips.
    notice_headers: ClassVar[frozenset[str]]  # What `read_notice` needs to see, in lower case; nothing else is kept.
    notice_answer: ClassVar[bytes]  # What the provider wants to read when we have taken a notice in.

    @classmethod
    def accounts(cls) -> Sequence[Self]:
        """Return the accounts that settings hold keys of; without keys there are none, and nothing is offered."""
        ...

    def fee(self, amount: Money) -> Money:
        """Return what this payment will cost us, by the rate that settings name. Its bill has the last word."""
        ...

    def create(self, payment: NewPayment) -> PaymentStatus:
        """Have the provider await a payment, or charge the code that the payer has shown. :raises Refused, Unclear:"""
        ...

    def query(self, payment: KnownPayment) -> PaymentStatus:
        """Ask what became of a payment. :raises NoSuchPayment, Refused, Unclear:"""
        ...

    def close(self, payment: KnownPayment) -> PaymentStatus:
        """Let nobody pay it any more; paid stays paid, and is the answer. :raises NoSuchPayment, Refused, Unclear:"""
        ...

    def refund(self, refund: NewRefund) -> RefundStatus:
        """Give money back. :raises Refused, Unclear:"""
        ...

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        """Ask what became of a refund. :raises NoSuchPayment, Refused, Unclear:"""
        ...

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        """Read a notice; touches no network. In: lower-case header names. :raises Unproven, UnknownKey:"""
        ...


@runtime_checkable
class RotatingKeys(Protocol):
    def fetch_keys(self) -> None:
        """Fetch and keep what the provider signs with now. :raises Unclear:"""
        ...


class BillKind(StrEnum):
    PAYMENT = "payment"
    REFUND = "refund"
    CHARGEBACK = "chargeback"  # The payer's bank took the money;
    CHARGEBACK_WON = "chargeback_won"  # and had to give it again.


@dataclass(frozen=True, slots=True)
class BillRow:
    """One line of a provider's statement of a day."""

    kind: BillKind
    payment_ref: str  # Ours, as the provider wrote it.
    trade_ref: str
    refund_ref: str  # Ours, of a refund; the provider's number of a chargeback; "" of a payment.
    amount: Money  # What the payer paid or got back; more than nothing.
    fee: Money  # What the provider keeps of it; below zero when it gives a fee back.
    at: datetime


@dataclass(frozen=True, slots=True)
class Statement:
    """A day's statement as it came: what it says is read row by row, so that a long one needs little memory."""

    digest: str  # SHA-256 of the provider's own words, in hexadecimal.
    rows: Iterator[BillRow]  # :raises Unclear: from the row on that makes no sense

    @classmethod
    def read(cls, words: bytes, rows: Iterator[BillRow]) -> "Statement":
        return cls(hashlib.sha256(words).hexdigest(), _making_sense(rows))

    @classmethod
    def empty(cls) -> "Statement":
        return cls.read(b"", iter(()))


def _making_sense(rows: Iterator[BillRow]) -> Iterator[BillRow]:
    try:
        yield from rows
    except (KeyError, IndexError, TypeError, ValueError, ArithmeticError, AssertionError) as trouble:
        raise Unclear(f"a bill that makes no sense: {trouble!r}") from trouble


@runtime_checkable
class Billing(Protocol):
    bill_zone: ClassVar[tzinfo]  # In whose days the provider writes its bills.
    billed: ClassVar[frozenset[BillKind]]  # What they list.

    def bill(self, day: date) -> Statement:
        """Fetch the statement of a day in the provider's own zone. :raises NoBill; Refused: not ready yet; Unclear:"""
        ...


class SplitFate(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Share:
    account: str  # The receiver, as the provider calls it.
    amount: Money
    because: str
    is_person: bool = False  # From a person's wallet nothing can be taken back.


@dataclass(frozen=True, slots=True)
class NewSplit:
    ref: UUID
    payment: KnownPayment
    shares: tuple[Share, ...]
    is_last: bool  # Whatever is left is the merchant's from then on.


@dataclass(frozen=True, slots=True)
class SplitStatus:
    fate: SplitFate
    provider_ref: str
    done: Mapping[str, Money]  # What each receiver has got.
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class NewReturn:
    """Money that a receiver is to give back to the merchant, so that a refund can be paid from it."""

    ref: UUID
    split: NewSplit
    account: str
    amount: Money
    because: str


@dataclass(frozen=True, slots=True)
class SplitLimits:
    """What a provider allows, beside the cap that was agreed with it."""

    wait: timedelta = timedelta()  # After the payment, before it may be shared out.
    window: timedelta = timedelta(days=180)  # After the payment, within which it may be.
    returns: timedelta = timedelta(days=180)  # After a split, within which shares may be taken back.
    most_splits: int = 50  # Of one payment.
    most_shares: int = 50  # Of one split.


@runtime_checkable
class Splitting(Protocol):
    """What is shared out at the provider never passes through the platform's own account."""

    most_bps: int  # Of a payment that may be shared out altogether.
    split_limits: SplitLimits

    def account_of(self, shop_id: UUID) -> str | None:
        """Return the account that any shop has there without signing up; None when it must have one first."""
        ...

    def split(self, split: NewSplit) -> SplitStatus:
        """Share out a payment, once per reference. :raises Refused, Unclear:"""
        ...

    def query_split(self, split: NewSplit) -> SplitStatus:
        """:raises NoSuchPayment, Refused, Unclear:"""
        ...

    def unfreeze(self, split: NewSplit) -> SplitStatus:
        """Let the merchant have all that was not shared out. :raises Refused, Unclear:"""
        ...

    def take_back(self, wanted: NewReturn) -> SplitStatus:
        """Take back from a receiver, once per reference; asked again, say how far it is. :raises Refused, Unclear:"""
        ...


class PayoutFate(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"  # It never left the receiver's account.
    BOUNCED = "bounced"  # It left, and is there again.


@dataclass(frozen=True, slots=True)
class NewPayout:
    """Money in a receiver's account that its own bank is to have."""

    ref: UUID  # Ours; one per reference.
    account: str
    amount: Money
    provider_ref: str  # "" until the provider has taken it on.
    because: str = ""


@dataclass(frozen=True, slots=True)
class PayoutStatus:
    fate: PayoutFate
    amount: Money
    provider_ref: str
    trouble: str = ""


@runtime_checkable
class PayingOut(Protocol):
    def pay_out(self, payout: NewPayout) -> PayoutStatus:
        """Send money to a receiver's bank, once per reference. :raises Refused, Unclear:"""
        ...

    def query_payout(self, payout: NewPayout) -> PayoutStatus:
        """:raises NoSuchPayment, Refused, Unclear:"""
        ...
