"""Worked examples: the figures are of our own invention, the treatment is that of the source named in each."""

from collections import defaultdict
from uuid import UUID, uuid4

import pytest

from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.queries import balances, prove
from market.ledger.services.post_many import post_many
from market.ledger.types import AccountKey, NewSet

pytestmark = pytest.mark.django_db
ANA, BEN, KILN = uuid4(), uuid4(), uuid4()
PARTIES: dict[str, UUID | str] = {"provider": "sandbox", "buyer": ANA, "promoter": BEN, "shop": KILN, "tax": "cn"}


def book(*told: tuple[str, dict[str, str]]) -> dict[str, str]:
    """Post one set after the other. Return what is left on each purpose: {"in_transit": "CNY 99.00"}."""
    sets = []
    for place, (kind, amounts) in enumerate(told):
        money = {name: _money(text) for name, text in amounts.items()}
        sets.append(NewSet(f"example:{place}", kind, rules.entries(kind, PARTIES, money), NOON))
    post_many(sets)
    assert prove().holds
    accounts: set[AccountKey] = {entry.account for new in sets for entry in new.entries}
    left: dict[str, list[str]] = defaultdict(list)
    for account, amount in balances(sorted(accounts, key=lambda one: one.columns)).items():
        if amount.minor:
            left[account.purpose].append(f"{account.currency} {amount.minor / 100:.2f}")
    return {purpose: ", ".join(amounts) for purpose, amounts in left.items()}


def _money(text: str) -> Money:
    currency, amount = text.split()
    return Money(currency, round(float(amount) * 100))


def test_an_agent_earns_its_commission_and_not_the_price():
    """
    IFRS 15 paragraphs B34-B38 and illustrative example 45: who arranges a sale for another has the commission as its
    revenue, not the gross. Goods of 100, of which the platform takes 10: income 10, and 90 is the seller's.
    """
    assert book(
        ("payment_received", {"amount": "CNY 100"}),
        ("order_fulfilled", {"amount": "CNY 100"}),
        ("line_settled", {"gross": "CNY 100", "commission": "CNY 10", "net": "CNY 90"}),
    ) == {"in_transit": "CNY 100.00", "commission_income": "CNY -10.00", "settleable": "CNY -90.00"}


def test_what_may_be_refunded_is_a_liability_until_the_goods_are_kept():
    """IFRS 15 paragraphs 55 and 106: money received before the performance, or likely to go back, is owed."""
    assert book(("payment_received", {"amount": "CNY 100"}), ("payment_refunded", {"amount": "CNY 30"})) == {
        "in_transit": "CNY 70.00",
        "owed_to_buyer": "CNY -70.00",
    }


def test_an_agents_commission_goes_back_with_the_goods():
    """IFRS 15 paragraphs B20-B27 (sale with a right of return), for an agent: what is returned is not earned."""
    assert (
        book(
            ("payment_received", {"amount": "CNY 100"}),
            ("order_fulfilled", {"amount": "CNY 100"}),
            ("line_settled", {"gross": "CNY 100", "commission": "CNY 10", "reserve": "CNY 5", "net": "CNY 85"}),
            ("line_clawed_back", {"gross": "CNY 100", "commission": "CNY 10", "reserve": "CNY 5", "net": "CNY 85"}),
            ("order_returned", {"amount": "CNY 100"}),
            ("payment_refunded", {"amount": "CNY 100"}),
        )
        == {}
    )


def test_a_subsidy_of_the_platform_is_a_cost_and_the_shop_has_its_full_price():
    """IFRS 15 paragraphs 70-72, consideration payable to a customer: who gives the discount bears it."""
    assert book(
        ("payment_received", {"amount": "CNY 80"}),
        ("order_fulfilled", {"amount": "CNY 80"}),
        ("discount_funded", {"by_platform": "CNY 20", "discount": "CNY 20"}),
    ) == {"in_transit": "CNY 80.00", "subsidy_expense": "CNY 20.00", "owed_to_shop": "CNY -100.00"}


def test_a_chargeback_after_delivery_is_the_platforms_loss_when_nobody_else_bears_it():
    """IFRS 9 paragraph 5.4.4: a claim (on the buyer) that nobody expects to recover is written off."""
    assert book(
        ("payment_received", {"amount": "CNY 60"}),
        ("order_fulfilled", {"amount": "CNY 60"}),
        ("charged_back", {"amount": "CNY 60"}),
        ("payment_fee_charged", {"amount": "CNY 15"}),
        ("chargeback_borne_by_platform", {"amount": "CNY 60"}),
    ) == {
        "in_transit": "CNY -15.00",
        "owed_to_shop": "CNY -60.00",
        "chargeback_loss": "CNY 60.00",
        "payment_fee_expense": "CNY 15.00",
    }


def test_an_exchange_balances_in_each_currency_and_its_gain_is_shown_apart():
    """
    P. Selinger, "Tutorial on multiple currency accounting" (2005): each leg meets a trading account of its currency.
    Bought EUR 100 for CNY 780; sold them for CNY 800: the position holds a gain of 20, which is then recognised.
    """
    assert book(
        ("currency_exchanged", {"bought": "EUR 100", "sold": "CNY 780"}),
        ("currency_exchanged", {"bought": "CNY 800", "sold": "EUR 100"}),
        ("fx_gained", {"amount": "CNY 20"}),
    ) == {"in_transit": "CNY 20.00", "fx_difference": "CNY -20.00"}


def test_tax_withheld_from_a_promoter_is_owed_to_the_authority_and_not_earned():
    """PRC Individual Income Tax Law, article 9: who pays is the withholding agent, and holds the authority's money."""
    assert book(
        ("commission_split_done", {"gross": "CNY 100", "tax": "CNY 16", "net": "CNY 84"}),
        ("commission_paid_out", {"amount": "CNY 84"}),
        ("tax_handed_over", {"amount": "CNY 16"}),
    ) == {"commission_settleable": "CNY 100.00", "in_transit": "CNY -84.00", "bank": "CNY -16.00"}
