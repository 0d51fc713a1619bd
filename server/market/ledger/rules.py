"""
The kinds of entries, and what each debits and credits. No database, no clock, no Django.

The market never owns buyers' money: a provider holds it, and the book says to whom it is owed (D2.14).

    buyer pays      Dr provider in_transit      Cr person owed_to_buyer
    goods received  Dr person owed_to_buyer     Cr shop owed_to_shop
    money returned  Dr person owed_to_buyer     Cr provider in_transit

A kind is a line in KINDS and a function that writes its entries; settlement adds fees, reserves and payouts beside
these.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from foundation.money import Money
from market.ledger.errors import Unbalanced, UnknownKind
from market.ledger.types import AccountKey, Entry, Party, Purpose

REVERSAL = "reversal"  # Written by `reverse` alone.


def in_transit(provider: str, currency: str) -> AccountKey:
    """Money at a provider. Asset: a positive balance is what it holds for us to direct."""
    return AccountKey(Party.PROVIDER, provider, Purpose.IN_TRANSIT, currency)


def owed_to_buyer(person_id: UUID, currency: str) -> AccountKey:
    """Money a buyer has paid and got nothing for yet. Liability: a negative balance is what is owed."""
    return AccountKey(Party.PERSON, person_id, Purpose.OWED_TO_BUYER, currency)


def owed_to_shop(shop_id: UUID, currency: str) -> AccountKey:
    """Money a shop has earned. Liability: a negative balance is what is owed."""
    return AccountKey(Party.SHOP, shop_id, Purpose.OWED_TO_SHOP, currency)


def transfer(debit: AccountKey, credit: AccountKey, amount: Money) -> tuple[Entry, Entry]:
    """Debit one account and credit another."""
    assert amount.minor > 0, "an entry is of something"
    assert debit.currency == credit.currency == amount.currency, "one currency to an entry"
    return Entry(debit, amount.minor), Entry(credit, -amount.minor)


def payment_received(*, payer_id: UUID, provider: str, amount: Money) -> tuple[Entry, ...]:
    """A provider holds a buyer's money. Dr provider in_transit; Cr person owed_to_buyer."""
    return transfer(in_transit(provider, amount.currency), owed_to_buyer(payer_id, amount.currency), amount)


def payment_refunded(*, payer_id: UUID, provider: str, amount: Money) -> tuple[Entry, ...]:
    """A provider has sent a buyer's money back. Dr person owed_to_buyer; Cr provider in_transit."""
    return transfer(owed_to_buyer(payer_id, amount.currency), in_transit(provider, amount.currency), amount)


def order_fulfilled(*, payer_id: UUID, shop_id: UUID, amount: Money) -> tuple[Entry, ...]:
    """A buyer has the goods and keeps them. Dr person owed_to_buyer; Cr shop owed_to_shop."""
    return transfer(owed_to_buyer(payer_id, amount.currency), owed_to_shop(shop_id, amount.currency), amount)


# Every kind of set that may be posted, and who writes its entries. The kinds of refund differ in their reason alone, so
# that a report can tell them apart.
KINDS: Mapping[str, Callable[..., tuple[Entry, ...]]] = {
    "payment_received": payment_received,
    "payment_refunded": payment_refunded,  # the order was cancelled or mended
    "group_failed_refund": payment_refunded,  # the team did not fill
    "late_payment_refunded": payment_refunded,  # the money came after the order had closed
    "second_payment_refunded": payment_refunded,  # the same thing was paid twice
    "order_fulfilled": order_fulfilled,
}


def check_set(kind: str, entries: Sequence[Entry]) -> None:
    """Refuse what the database would refuse anyway, with a better word. :raises UnknownKind, Unbalanced:"""
    if kind not in KINDS:
        raise UnknownKind(kind=kind, known=list(KINDS))
    sums: dict[str, int] = defaultdict(int)
    for entry in entries:
        assert entry.minor != 0, "an entry is of something"
        sums[entry.account.currency] += entry.minor
    left_over = {currency: minor for currency, minor in sums.items() if minor}
    if len(entries) < 2 or left_over:
        raise Unbalanced(kind=kind, left_over=left_over, entries=len(entries))


def reversed_entries(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the same entries with debit and credit changed over."""
    return tuple(Entry(entry.account, -entry.minor) for entry in entries)


def same_entries(one: Sequence[Entry], other: Sequence[Entry]) -> bool:
    """Tell whether two sets say the same, in whatever order."""
    return sorted((e.account.columns, e.minor) for e in one) == sorted((e.account.columns, e.minor) for e in other)
