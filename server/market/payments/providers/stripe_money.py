"""What becomes of Stripe's money afterwards: transfers to connected accounts, and how the balance moved on a day."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, ClassVar
from uuid import UUID

from foundation.money import Money
from market.payments.providers.base import (
    BillKind,
    BillRow,
    NewPayout,
    NewReturn,
    NewSplit,
    NoSuchPayment,
    PayoutFate,
    PayoutStatus,
    SplitFate,
    SplitStatus,
    Statement,
)

KINDS = {
    "charge": BillKind.PAYMENT,
    "payment": BillKind.PAYMENT,
    "refund": BillKind.REFUND,
    "payment_refund": BillKind.REFUND,
}
DISPUTES = {"dispute": BillKind.CHARGEBACK, "dispute_reversal": BillKind.CHARGEBACK_WON}
PAYOUTS = {
    "pending": PayoutFate.WAITING,
    "in_transit": PayoutFate.WAITING,
    "paid": PayoutFate.DONE,
    "failed": PayoutFate.FAILED,  # After "paid" too, when the bank sends it back.
    "canceled": PayoutFate.FAILED,
}


class Asking:
    """What the provider brings, for what is asked here."""

    @property
    def client(self) -> Any:
        raise NotImplementedError

    def ask(self, work: Callable[[], Any]) -> Any:
        raise NotImplementedError


class Bills(Asking):
    bill_zone: ClassVar[tzinfo] = UTC
    billed: ClassVar[frozenset[BillKind]] = frozenset(BillKind)

    def bill(self, day: date) -> Statement:
        """Ask how the balance moved on a day of UTC, which is Stripe's."""
        begin = datetime.combine(day, time(), UTC)
        span = {"gte": int(begin.timestamp()), "lt": int((begin + timedelta(days=1)).timestamp())}
        asked = {"created": span, "limit": 100, "expand": ["data.source"]}
        moved = self.ask(lambda: self.client.v1.balance_transactions.list(asked))
        words = "\n".join(f"{one['id']} {one['type']} {one['amount']} {one['fee']} {one['currency']}" for one in moved)
        return Statement.read(words.encode(), (_bill_row(one) for one in moved if _kind_of(one) is not None))


class Splits(Asking):
    """Separate charges and transfers: each share is a transfer out of the charge, under a key of its own."""

    account: Any

    def split(self, split: NewSplit) -> SplitStatus:
        intent = self.ask(lambda: self.client.v1.payment_intents.retrieve(split.payment.trade_ref))
        done: dict[str, Money] = {}
        first = ""
        for share in split.shares:
            asked = {
                "amount": share.amount.minor,
                "currency": share.amount.currency.lower(),
                "destination": share.account,
                "source_transaction": intent["latest_charge"],
                "transfer_group": str(split.ref),
            }
            options = {"idempotency_key": f"{split.ref}:{share.account}"}
            made = self._transfer(asked, options)
            first = first or made["id"]
            done[share.account] = share.amount
        return SplitStatus(SplitFate.DONE, first, done)

    def query_split(self, split: NewSplit) -> SplitStatus:
        """Some shares may have left and others not: asked for again, each leaves once."""
        made = self._transfers(split)
        if not made:
            raise NoSuchPayment("resource_missing")
        done = {one["destination"]: Money(one["currency"].upper(), one["amount"]) for one in made}
        is_whole = set(done) == {share.account for share in split.shares}
        return SplitStatus(SplitFate.DONE if is_whole else SplitFate.WAITING, made[0]["id"], done)

    def unfreeze(self, split: NewSplit) -> SplitStatus:
        """What was not transferred is the platform's balance at Stripe: nothing is held."""
        return SplitStatus(SplitFate.DONE, "", {})

    def take_back(self, wanted: NewReturn) -> SplitStatus:
        found = [one for one in self._transfers(wanted.split) if one["destination"] == wanted.account]
        if not found:
            raise NoSuchPayment("resource_missing")
        options = {"idempotency_key": str(wanted.ref)}
        asked = {"amount": wanted.amount.minor, "metadata": {"because": wanted.because}}
        made = self.ask(lambda: self.client.v1.transfers.reversals.create(found[0]["id"], asked, options))
        return SplitStatus(SplitFate.DONE, made["id"], {wanted.account: wanted.amount})

    def account_of(self, shop_id: UUID) -> str | None:
        return f"acct_{shop_id.hex}" if self.account.makes_up_receivers else None

    def pay_out(self, payout: NewPayout) -> PayoutStatus:
        """
        Send a connected account's balance to its bank, once per reference.

        A key of Stripe's protects a day; before it is used, what is known is looked up.
        """
        known = self._payouts(payout)
        if known:
            return _read_payout(known[0])
        asked = {
            "amount": payout.amount.minor,
            "currency": payout.amount.currency.lower(),
            "metadata": {"ref": str(payout.ref)},
        }
        options = {"stripe_account": payout.account, "idempotency_key": str(payout.ref)}
        return _read_payout(self.ask(lambda: self.client.v1.payouts.create(asked, options)))

    def query_payout(self, payout: NewPayout) -> PayoutStatus:
        options = {"stripe_account": payout.account}
        return _read_payout(self.ask(lambda: self.client.v1.payouts.retrieve(payout.provider_ref, {}, options)))

    def _payouts(self, payout: NewPayout) -> list[Mapping[str, Any]]:
        options = {"stripe_account": payout.account}
        found = self.ask(lambda: self.client.v1.payouts.list({"limit": 100}, options))
        return [one for one in found if one["metadata"].get("ref") == str(payout.ref)]

    def _transfer(self, asked: Mapping[str, Any], options: Mapping[str, str]) -> Mapping[str, Any]:
        made: Mapping[str, Any] = self.ask(lambda: self.client.v1.transfers.create(asked, options))
        return made

    def _transfers(self, split: NewSplit) -> list[Mapping[str, Any]]:
        asked = {"transfer_group": str(split.ref), "limit": 100}
        return list(self.ask(lambda: self.client.v1.transfers.list(asked)))


def _read_payout(said: Mapping[str, Any]) -> PayoutStatus:
    amount = Money(said["currency"].upper(), said["amount"])
    return PayoutStatus(PAYOUTS[said["status"]], amount, said["id"], str(said.get("failure_code") or ""))


def _kind_of(moved: Mapping[str, Any]) -> BillKind | None:
    """Say what moved the balance; None of what is no payer's money, such as transfers and payouts."""
    return KINDS.get(moved["type"]) or DISPUTES.get(moved.get("reporting_category", ""))


def _bill_row(moved: Mapping[str, Any]) -> BillRow:
    kind, currency, source = _kind_of(moved), moved["currency"].upper(), moved["source"]
    assert kind is not None, "only what is a payer's money is read"
    metadata = source["metadata"]
    refs = {
        BillKind.PAYMENT: (str(metadata.get("ref", "")), ""),
        BillKind.REFUND: (str(metadata.get("payment_ref", "")), str(metadata.get("ref", ""))),
    }
    payment_ref, refund_ref = refs.get(kind, ("", source["id"]))
    return BillRow(
        kind=kind,
        payment_ref=payment_ref,
        trade_ref=str(source["payment_intent"]),
        refund_ref=refund_ref,
        amount=Money(currency, abs(moved["amount"])),
        fee=Money(currency, moved["fee"]),
        at=datetime.fromtimestamp(moved["created"], UTC),
    )
