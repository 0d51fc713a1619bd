"""The templates are data; what is posted is held against them."""

from uuid import uuid4

import pytest

from foundation.money import Money
from foundation.testing import NOON
from market.ledger import rules
from market.ledger.chart import CHART
from market.ledger.errors import NotByTemplate, UnknownKind
from market.ledger.lines import ROLES
from market.ledger.models import PostingSet
from market.ledger.posting_templates import TEMPLATES
from market.ledger.services.post import post
from market.ledger.types import AccountKey, Entry, Party, Purpose

KILN, ANA, BEN = uuid4(), uuid4(), uuid4()


def yuan(amount: int) -> Money:
    return Money("CNY", amount * 100)


def test_a_template_writes_its_lines_and_leaves_out_what_is_nothing():
    parties = {"shop": KILN, "promoter": ANA}
    amounts = {"gross": yuan(100), "commission": yuan(5), "net": yuan(95), "reserve": yuan(0)}

    assert rules.entries("line_settled", parties, amounts) == (
        Entry(AccountKey(Party.SHOP, KILN, Purpose.OWED_TO_SHOP, "CNY"), 10000),
        Entry(AccountKey(Party.PLATFORM, None, Purpose.COMMISSION_INCOME, "CNY"), -500),
        Entry(AccountKey(Party.SHOP, KILN, Purpose.SETTLEABLE, "CNY"), -9500),
    )


def test_of_nothing_there_is_nothing_to_post():
    assert rules.entries("reserve_released", {"shop": KILN}, {"amount": yuan(0)}) == ()


@pytest.mark.parametrize(
    ("parties", "amounts"),
    [({}, {"amount": 1}), ({"shop": KILN}, {"sum": 1}), ({"shop": KILN}, {"amount": -1})],
    ids=["nobody plays the shop", "an unknown amount", "less than nothing"],
)
def test_what_a_template_does_not_say_is_not_written(parties, amounts):
    with pytest.raises(NotByTemplate):
        rules.entries("reserve_released", parties, {name: yuan(amount) for name, amount in amounts.items()})


def test_an_unknown_template_is_refused():
    with pytest.raises(UnknownKind):
        rules.entries("gift", {}, {})


@pytest.mark.django_db
def test_a_balanced_set_that_is_not_by_its_template_is_refused():
    """Without the look at the shape in check_set: fails, the platform has helped itself to the reserve."""
    reserve = AccountKey(Party.SHOP, KILN, Purpose.RESERVE, "CNY")
    income = AccountKey(Party.PLATFORM, None, Purpose.COMMISSION_INCOME, "CNY")

    with pytest.raises(NotByTemplate):
        post("release:1", "reserve_released", [Entry(reserve, 5), Entry(income, -5)], NOON)

    assert not PostingSet.objects.exists()


@pytest.mark.django_db
def test_one_set_may_have_two_promoters():
    settled = rules.entries(
        "line_settled",
        {"shop": KILN, "promoter": ANA},
        {"gross": yuan(100), "promoter_commission": yuan(6), "net": yuan(92)},
    ) + rules.entries("line_settled", {"promoter": BEN}, {"promoter_commission": yuan(2)})

    post("settled:1", "line_settled", settled, NOON)

    assert len(PostingSet.objects.get().postings.all()) == 4


def test_every_purpose_and_every_row_of_the_chart_is_used():
    used = {(ROLES[line.role], line.purpose) for template in TEMPLATES.values() for line in template.lines}
    assert used == set(CHART)
    assert {purpose for _, purpose in CHART} == set(Purpose)


UNDONE = {
    "payment_received": "payment_refunded",
    "charged_back": "chargeback_won",
    "payment_fee_charged": "payment_fee_returned",
    "order_fulfilled": "order_returned",
    "discount_funded": "discount_returned",
    "line_settled": "line_clawed_back",
    "commission_settleable": "commission_clawed_back",
    "split_done": "split_returned",
    "payout_done": "payout_bounced",
    "commission_paid_out": "commission_bounced",
    "platform_drew": "platform_funded",
    "difference_over": "difference_short",
    "surplus_written_off": "shortage_written_off",
    "fx_gained": "fx_lost",
    "deposit_paid": "deposit_given_back",
}


@pytest.mark.parametrize(("name", "opposite"), UNDONE.items())
def test_what_one_template_does_another_undoes(name, opposite):
    lines = {(line.side, line.role, line.purpose, line.amount) for line in TEMPLATES[name].lines}
    undone = {(-line.side, line.role, line.purpose, line.amount) for line in TEMPLATES[opposite].lines}
    assert lines == undone
