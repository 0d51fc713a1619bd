"""What becomes of the sandbox bank's money afterwards: billed by the day, shared out, taken back, sent to banks."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Annotated, Any, ClassVar, TypeVar
from uuid import UUID

import msgspec

from foundation.money import Money
from market.payments.providers.base import (
    BillKind,
    BillRow,
    NewPayout,
    NewReturn,
    NewSplit,
    PayoutFate,
    PayoutStatus,
    SplitFate,
    SplitLimits,
    SplitStatus,
    Statement,
)

Number = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]


class _ShareSaid(msgspec.Struct):
    account: str
    minor: int


class _SplitSaid(msgspec.Struct):
    split_id: Number
    state: SplitFate
    currency: str
    shares: list[_ShareSaid]  # That have left.
    trouble: str = ""

    def read(self) -> SplitStatus:
        done = {share.account: Money(self.currency, share.minor) for share in self.shares}
        return SplitStatus(self.state, self.split_id, done, self.trouble)


class _PayoutSaid(msgspec.Struct):
    payout_id: Number
    state: PayoutFate
    currency: str
    minor: int
    trouble: str = ""

    def read(self) -> PayoutStatus:
        return PayoutStatus(self.state, Money(self.currency, self.minor), self.payout_id, self.trouble)


Kind = TypeVar("Kind")
CHINA = timezone(timedelta(hours=8))


class _BillLine(msgspec.Struct):
    kind: BillKind
    merchant_ref: str
    payment_id: Number
    refund_ref: str
    currency: str
    minor: int
    at: float

    def read(self) -> BillRow:
        nothing = Money.zero(self.currency)
        at = datetime.fromtimestamp(self.at, UTC)
        amount = Money(self.currency, self.minor)
        return BillRow(self.kind, self.merchant_ref, self.payment_id, self.refund_ref, amount, nothing, at)


class _BillSaid(msgspec.Struct):
    rows: list[_BillLine]


class Bills:
    bill_zone: ClassVar[tzinfo] = CHINA
    billed: ClassVar[frozenset[BillKind]] = frozenset({BillKind.PAYMENT, BillKind.REFUND})

    def ask(self, kind: type[Kind], method: str, path: str, asked: Mapping[str, Any] | None = None) -> Kind:
        raise NotImplementedError

    def bill(self, day: date) -> Statement:
        said = self.ask(_BillSaid, "GET", f"/v1/bills/{day.isoformat()}")
        return Statement.read(msgspec.json.encode(said), (line.read() for line in said.rows))


class Splits:
    most_bps = 10_000
    split_limits = SplitLimits()

    def ask(self, kind: type[Kind], method: str, path: str, asked: Mapping[str, Any] | None = None) -> Kind:
        raise NotImplementedError

    def account_of(self, shop_id: UUID) -> str | None:
        """The bank opens an account for whoever is named."""
        return f"shop-{shop_id.hex}"

    def split(self, split: NewSplit) -> SplitStatus:
        asked = {
            "split_ref": str(split.ref),
            "merchant_ref": str(split.payment.ref),
            "shares": [
                {"account": share.account, "minor": share.amount.minor, "because": share.because}
                for share in split.shares
            ],
            "is_last": split.is_last,
        }
        return self.ask(_SplitSaid, "POST", "/v1/splits", asked).read()

    def query_split(self, split: NewSplit) -> SplitStatus:
        return self.ask(_SplitSaid, "GET", f"/v1/splits/{split.ref}").read()

    def unfreeze(self, split: NewSplit) -> SplitStatus:
        return self.split(split)

    def take_back(self, wanted: NewReturn) -> SplitStatus:
        asked = {
            "return_ref": str(wanted.ref),
            "split_ref": str(wanted.split.ref),
            "merchant_ref": str(wanted.split.payment.ref),
            "account": wanted.account,
            "minor": wanted.amount.minor,
        }
        return self.ask(_SplitSaid, "POST", "/v1/returns", asked).read()

    def pay_out(self, payout: NewPayout) -> PayoutStatus:
        asked = {
            "payout_ref": str(payout.ref),
            "account": payout.account,
            "currency": payout.amount.currency,
            "minor": payout.amount.minor,
        }
        return self.ask(_PayoutSaid, "POST", "/v1/payouts", asked).read()

    def query_payout(self, payout: NewPayout) -> PayoutStatus:
        return self.ask(_PayoutSaid, "GET", f"/v1/payouts/{payout.ref}").read()
