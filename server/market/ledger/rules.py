"""
How happenings become postings, by the templates (posting_templates.py). Pure.

    money comes     Dr provider in_transit      Cr person owed_to_buyer
    goods are kept  Dr person owed_to_buyer     Cr shop owed_to_shop
    money returned  Dr person owed_to_buyer     Cr provider in_transit
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta, timezone
from uuid import UUID

from foundation.money import Money
from market.ledger.errors import NotByTemplate, Unbalanced, UnknownKind
from market.ledger.lines import ROLES, Template
from market.ledger.posting_templates import TEMPLATES
from market.ledger.types import AccountKey, Entry, Party, Purpose

# A day of the book is a day of China, without summer time since 1991, as providers there count theirs.
MARKET_ZONE = timezone(timedelta(hours=8))
REVERSAL = "reversal"  # Written by `reverse` alone.
SHAPES: Mapping[str, frozenset[tuple[int, str, str]]] = {
    name: frozenset(line.key for line in template.lines) for name, template in TEMPLATES.items()
}


def in_transit(provider: str, currency: str) -> AccountKey:
    """Money at a provider. Asset: a positive balance is what it holds for us to direct."""
    return AccountKey(Party.PROVIDER, provider, Purpose.IN_TRANSIT, currency)


def owed_to_buyer(person_id: UUID, currency: str) -> AccountKey:
    """Money a buyer has paid and got nothing for yet. Liability: a negative balance is what is owed."""
    return AccountKey(Party.PERSON, person_id, Purpose.OWED_TO_BUYER, currency)


def owed_to_shop(shop_id: UUID, currency: str) -> AccountKey:
    """Money a shop has earned. Liability: a negative balance is what is owed."""
    return AccountKey(Party.SHOP, shop_id, Purpose.OWED_TO_SHOP, currency)


def entries(kind: str, parties: Mapping[str, UUID | str], amounts: Mapping[str, Money]) -> tuple[Entry, ...]:
    """
    Write a template's entries. In: who plays each role, but for the platform; each amount by its name, at least zero.

    A line whose amount is zero or not given is left out, so the answer may be empty: then there is nothing to post. The
    answers of two calls may be put together, when a set has two promoters. Posting checks the balance.

    :raises UnknownKind; NotByTemplate: an amount or a role that the template does not have, or lacks
    """
    template = _template(kind)
    known = {line.amount for line in template.lines}
    if not known >= amounts.keys() or any(amount.minor < 0 for amount in amounts.values()):
        raise NotByTemplate(kind=kind, amounts=sorted(amounts), known=sorted(known))
    written = []
    for line in template.lines:
        amount = amounts.get(line.amount)
        if amount is None or amount.minor == 0:
            continue
        party = ROLES[line.role]
        if party != Party.PLATFORM and line.role not in parties:
            raise NotByTemplate(kind=kind, role=line.role)
        account = AccountKey(party, parties.get(line.role), line.purpose, amount.currency)
        written.append(Entry(account, line.side * amount.minor))
    return tuple(written)


def payment_received(*, payer_id: UUID, provider: str, amount: Money) -> tuple[Entry, ...]:
    """A provider holds a buyer's money. Dr provider in_transit; Cr person owed_to_buyer."""
    return _of_something("payment_received", {"provider": provider, "buyer": payer_id}, amount)


def payment_refunded(*, payer_id: UUID, provider: str, amount: Money) -> tuple[Entry, ...]:
    """A provider has sent a buyer's money back. Dr person owed_to_buyer; Cr provider in_transit."""
    return _of_something("payment_refunded", {"provider": provider, "buyer": payer_id}, amount)


def order_fulfilled(*, payer_id: UUID, shop_id: UUID, amount: Money) -> tuple[Entry, ...]:
    """A buyer has the goods and keeps them. Dr person owed_to_buyer; Cr shop owed_to_shop."""
    return _of_something("order_fulfilled", {"buyer": payer_id, "shop": shop_id}, amount)


def order_returned(*, payer_id: UUID, shop_id: UUID, amount: Money) -> tuple[Entry, ...]:
    """Money of a completed order is promised back. Dr shop owed_to_shop; Cr person owed_to_buyer."""
    return _of_something("order_returned", {"buyer": payer_id, "shop": shop_id}, amount)


def _of_something(kind: str, parties: Mapping[str, UUID | str], amount: Money) -> tuple[Entry, ...]:
    assert amount.minor > 0, "an entry is of something"
    return entries(kind, parties, {"amount": amount})


def _template(kind: str) -> Template:
    if kind not in TEMPLATES:
        raise UnknownKind(kind=kind, known=list(TEMPLATES))
    return TEMPLATES[kind]


def check_set(kind: str, entries: Sequence[Entry]) -> None:
    """
    Refuse what the database would refuse anyway, with a better word, and postings that the template does not have.

    :raises UnknownKind, Unbalanced, NotByTemplate:
    """
    _template(kind)
    sums: dict[str, int] = defaultdict(int)
    for entry in entries:
        assert entry.minor != 0, "an entry is of something"
        sums[entry.account.currency] += entry.minor
    left_over = {currency: minor for currency, minor in sums.items() if minor}
    if len(entries) < 2 or left_over:
        raise Unbalanced(kind=kind, left_over=left_over, entries=len(entries))
    shape = SHAPES[kind]
    for entry in entries:
        if (1 if entry.minor > 0 else -1, entry.account.party_kind, entry.account.purpose) not in shape:
            raise NotByTemplate(kind=kind, account=list(entry.account.columns), minor=entry.minor)


def reversed_entries(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the same entries with debit and credit changed over."""
    return tuple(Entry(entry.account, -entry.minor) for entry in entries)


def same_entries(one: Sequence[Entry], other: Sequence[Entry]) -> bool:
    """Tell whether two sets say the same, in whatever order."""
    return sorted((e.account.columns, e.minor) for e in one) == sorted((e.account.columns, e.minor) for e in other)
