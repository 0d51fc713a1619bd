"""
Any life of orders, through the templates: paid, refunded in parts, settled, clawed back, charged back, paid out. In the
end every account holds what a plain count of the happenings says, and a fully refunded order has left no trace.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation import sql
from foundation.money import Money, split_capped
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.queries import balances, prove
from market.ledger.services.post_many import post_many
from market.ledger.types import AccountKey, NewSet

PARTIES: dict[str, UUID | str] = {
    "provider": "sandbox", "buyer": UUID(int=1), "promoter": UUID(int=2), "shop": UUID(int=8), "brand": UUID(int=9)
}  # fmt: skip
FUNDERS = ("by_platform", "by_brand", "by_promoter")
SHARES = ("commission", "technical_fee", "payment_fee", "promoter_commission", "reserve")


@dataclass
class Order:
    """One order in the making: what is still the buyer's, the shop's, and settled, counted beside the book."""

    number: int
    paid: int
    discounts: dict[str, int]
    cuts: list[int]  # per mille of the gross, for each of SHARES
    sets: list[NewSet] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    given: dict[str, int] = field(default_factory=dict)  # discounts in the shop's hands
    settled: dict[str, int] = field(default_factory=dict)  # shares of the gross, as they stand

    def post(self, kind: str, **amounts: int) -> None:
        wanted = {name: Money("CNY", minor) for name, minor in amounts.items()}
        entries = rules.entries(kind, PARTIES, wanted)
        if entries:
            self.sets.append(NewSet(f"{self.number}:{len(self.sets)}", kind, entries, NOON))

    def live(self, before: int, after: list[int], end: str, pays_out: bool) -> None:
        self.post("payment_received", amount=self.paid)
        self.counted["in"] += self.paid
        if end == "team failed":
            self._send_back("group_failed_refund", self.paid)
            return
        kept = self.paid - min(before, self.paid)
        self._send_back("payment_refunded", self.paid - kept)
        self._complete(kept)
        if pays_out:
            self.post("split_done", amount=self.settled["net"])
            self.post("payout_done", amount=self.settled["net"])
            self.counted["out"] += self.settled["net"]
        for part in after:
            kept -= self._take_back(min(part, kept), kept, "payment_refunded")
        if end == "fully refunded":
            self._take_back(kept, kept, "payment_refunded")
        if end == "shop bears the chargeback":
            self._take_back(kept, kept, "charged_back")
        if end == "platform bears the chargeback":
            self._send_back("charged_back", kept)
            self.post("chargeback_borne_by_platform", amount=kept)
            self.counted["lost"] += kept

    def _complete(self, kept: int) -> None:
        self.post("order_fulfilled", amount=kept)
        self.given = {name: minor * kept // self.paid for name, minor in self.discounts.items()}
        self.post("discount_funded", discount=sum(self.given.values()), **self.given)
        gross = kept + sum(self.given.values())
        self.settled = {name: gross * cut // 1000 for name, cut in zip(SHARES, self.cuts, strict=True)}
        self.settled["net"] = gross - sum(self.settled.values())
        self.post("line_settled", gross=gross, **self.settled)

    def _take_back(self, amount: int, kept: int, how: str) -> int:
        """Undo so much of what the buyer had kept, with its part of every discount and every share."""
        if amount == 0:
            return 0
        back = {name: minor * amount // kept for name, minor in self.given.items()}
        gross = amount + sum(back.values())
        held = [Money("CNY", minor) for minor in self.settled.values()]
        weights = [one.minor for one in held]
        parts = dict(zip(self.settled, split_capped(Money("CNY", gross), weights, weights), strict=True))
        self.post("line_clawed_back", gross=gross, **{name: part.minor for name, part in parts.items()})
        self.post("discount_returned", discount=sum(back.values()), **back)
        self.post("order_returned", amount=amount)
        self._send_back(how, amount)
        self.given = {name: minor - back[name] for name, minor in self.given.items()}
        self.settled = {name: minor - parts[name].minor for name, minor in self.settled.items()}
        return amount

    def _send_back(self, kind: str, amount: int) -> None:
        self.post(kind, amount=amount)
        self.counted["in"] -= amount


ENDS = ["kept", "team failed", "fully refunded", "shop bears the chargeback", "platform bears the chargeback"]
GONE = {"team failed", "fully refunded", "shop bears the chargeback"}
amounts = st.integers(0, 10**7)
lives = st.tuples(
    st.integers(1, 10**7),
    st.tuples(amounts, amounts, amounts),
    st.lists(st.integers(0, 190), min_size=5, max_size=5),
    amounts,
    st.lists(amounts, max_size=3),
    st.sampled_from(ENDS),
    st.booleans(),
)


def key(party: str, role: str, purpose: str) -> AccountKey:
    return AccountKey(party, PARTIES.get(role), purpose, "CNY")


def lived(number: int, life) -> Order:
    paid, discounts, cuts, before, after, end, pays_out = life
    order = Order(number, paid, dict(zip(FUNDERS, discounts, strict=True)), cuts)
    order.live(before, after, end, pays_out)
    return order


def sums(orders: list[Order]) -> dict[AccountKey, int]:
    found: dict[AccountKey, int] = defaultdict(int)
    for entry in (entry for order in orders for new in order.sets for entry in new.entries):
        found[entry.account] += entry.minor
    return found


@pytest.mark.django_db
@settings(max_examples=40)
@given(st.lists(lives, min_size=1, max_size=4))
def test_whatever_orders_live_through_every_account_is_explained(drawn):
    orders = [lived(number, life) for number, life in enumerate(drawn)]
    with transaction.atomic():
        post_many([new for order in orders for new in order.sets])
        sql.run("SET CONSTRAINTS ALL IMMEDIATE")  # what a commit checks
        proof, held = prove(), balances(list(sums(orders)))
        transaction.set_rollback(True)  # The next life begins with an empty book.

    def total(name: str) -> int:
        return sum(order.counted[name] for order in orders)

    def settled(name: str) -> int:
        return sum(order.settled.get(name, 0) for order in orders)

    def given_by(name: str) -> int:
        return sum(order.given.get(name, 0) for order in orders)

    explained = {
        key("provider", "provider", "in_transit"): total("in") - total("out"),
        key("person", "buyer", "owed_to_buyer"): 0,
        key("shop", "shop", "owed_to_shop"): 0,
        key("shop", "shop", "settleable"): total("out") - settled("net"),  # above zero: the shop owes
        key("shop", "shop", "reserve"): -settled("reserve"),
        key("shop", "shop", "in_payout"): 0,
        key("platform", "platform", "commission_income"): -settled("commission"),
        key("platform", "platform", "technical_fee_income"): -settled("technical_fee"),
        key("platform", "platform", "payment_fee_expense"): -settled("payment_fee"),
        key("platform", "platform", "subsidy_expense"): given_by("by_platform"),
        key("platform", "platform", "chargeback_loss"): total("lost"),
        key("person", "promoter", "commission_pending"): -settled("promoter_commission"),
        key("person", "promoter", "commission_settleable"): given_by("by_promoter"),
        key("shop", "brand", "settleable"): given_by("by_brand"),
    }
    assert {account: money.minor for account, money in held.items()} == {one: explained[one] for one in held}
    assert proof.holds


@settings(max_examples=200)
@given(lives)
def test_an_order_that_came_back_in_full_leaves_every_account_where_it_began(life):
    *rest, end, _ = life
    order = lived(1, (*rest, end if end in GONE else "fully refunded", False))
    assert not any(sums([order]).values())


@settings(max_examples=200)
@given(lives)
def test_after_a_payout_a_full_refund_leaves_a_debt_of_the_shop_and_nothing_else(life):
    order = lived(1, (*life[:5], "fully refunded", True))

    left = {account: minor for account, minor in sums([order]).items() if minor}

    debt = order.counted["out"]
    shop, provider = key("shop", "shop", "settleable"), key("provider", "provider", "in_transit")
    assert left == ({shop: debt, provider: -debt} if debt else {})
