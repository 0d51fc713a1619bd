"""What became a shop's own is stated once, agreed upon or disputed, and shared out of what each order paid."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from structlog.testing import capture_logs

from foundation.ids import encode, uuid7
from foundation.testing import NOON, at_once
from market.settlement.errors import (
    AmountMakesNoSense,
    DecidedAlready,
    DisputedAlready,
    ItemNotFound,
    SayWhy,
    StatementIsClosed,
    StatementIsDisputed,
)
from market.settlement.models import Book, Item, Line, Share, Statement
from market.settlement.services.confirm_statement import confirm_overdue_statements, confirm_statement
from market.settlement.services.decide_dispute import decide_dispute
from market.settlement.services.dispute_item import dispute_item
from market.settlement.services.make_statements import make_statements
from market.settlement.services.settle_due_lines import settle_due_lines
from market.settlement.tests.factories import DAY, completed, give_back, held, lines_of, make_terms, settled

pytestmark = pytest.mark.django_db
SETTLED = NOON + 8 * DAY
STATED = NOON + 9 * DAY
NET = 28_00 - 1_28


def stated(**given):
    """Return an order that has settled, and the statement that it is in."""
    scene = settled(**given)
    make_statements(now=STATED)
    return scene, Statement.objects.get(shop_id=scene.order.shop_id)


def test_a_day_is_stated_when_it_is_over_and_once():
    scene = settled()
    assert make_statements(now=SETTLED + timedelta(minutes=1)) == 0

    assert make_statements(now=STATED) == 1
    assert make_statements(now=STATED) == 0

    statement = Statement.objects.get()
    assert (statement.gross_minor, statement.net_minor, statement.item_count) == (28_00, NET, 2)
    assert statement.confirm_by == STATED + 3 * DAY
    assert {line.state for line in lines_of(scene)} == {"in_statement"}


def test_a_shop_with_a_weekly_rhythm_waits_for_monday():
    """The ninth of March 2026 is a Monday."""
    make_terms(rhythm="weekly", tier_days=1)
    settled(now=NOON + 2 * DAY)

    assert make_statements(now=NOON + 6 * DAY) == 0
    assert make_statements(now=NOON + 8 * DAY) == 1


@pytest.mark.django_db(transaction=True)
def test_processes_that_state_at_once_state_it_once():
    for _ in range(3):
        settled()

    at_once([lambda: make_statements(now=STATED)] * 4)
    make_statements(now=STATED)

    assert Statement.objects.count() == 3
    for statement in Statement.objects.all():
        items = statement.items.all()
        assert (len(items), sum(item.net_minor for item in items)) == (2, statement.net_minor)
    assert not Item.objects.filter(statement=None).exists()


def test_who_says_nothing_for_three_days_agrees():
    scene, _ = stated()
    assert confirm_overdue_statements(now=STATED + 3 * DAY - timedelta(seconds=1)) == 0

    assert confirm_overdue_statements(now=STATED + 3 * DAY) == 1

    share = Share.objects.get()
    assert (share.amount_minor, share.order_id, share.recovered_minor) == (NET, scene.order_id, 0)
    assert {line.state for line in lines_of(scene)} == {"confirmed"}


def test_it_is_too_late_to_dispute_when_the_time_is_up_although_the_clock_has_not_come_by():
    """Without the look at `confirm_by`: fails, it is disputed."""
    scene, statement = stated()
    item = Item.objects.get(line=lines_of(scene)[0])
    with pytest.raises(StatementIsClosed):
        dispute_item(
            statement_id=statement.pk, item_id=item.pk, person_id=uuid7(), because="wrong rate", now=STATED + 3 * DAY
        )


def test_a_statement_that_cannot_be_confirmed_holds_up_no_other_and_is_told_of():
    """Without a transaction of its own for each: fails, the other is still open."""
    for _ in range(2):
        settled()
    make_statements(now=STATED)
    first, other = Statement.objects.order_by("confirm_by", "pk")
    taken = Line.objects.filter(items__statement=first).first()
    Share.objects.create(
        statement=first, shop_id=first.shop_id, order_id=taken.order_id, checkout_id=taken.checkout_id, currency="CNY",
        earned_minor=1, recovered_minor=0, amount_minor=1, next_try_at=STATED,
    )  # fmt: skip

    with capture_logs() as told:
        assert confirm_overdue_statements(now=STATED + 3 * DAY) == 1

    states = dict(Statement.objects.values_list("pk", "state"))
    assert (states[first.pk], states[other.pk]) == ("open", "confirmed")
    assert {one["statement"] for one in told if one["log_level"] == "error"} == {encode("stmt", first.pk)}


@pytest.mark.django_db(transaction=True)
def test_several_who_confirm_at_once_confirm_once():
    """Without the lock: refused by `settlement_order_once_in_a_statement`."""
    _, statement = stated()

    said = at_once([lambda: confirm_statement(statement_id=statement.pk, person_id=uuid7(), now=STATED)] * 5)

    assert sorted(said) == ["done"] + ["settlement.statement_is_closed"] * 4
    assert Share.objects.count() == 1


def test_a_disputed_line_holds_its_statement_until_an_operator_has_decided():
    scene, statement = stated()
    item = Item.objects.get(line=lines_of(scene)[0])
    olga, operator = uuid7(), uuid7()
    dispute = {"statement_id": statement.pk, "item_id": item.pk, "person_id": olga, "now": STATED}
    with pytest.raises(SayWhy):
        dispute_item(**dispute, because=" ")
    with pytest.raises(ItemNotFound):
        dispute_item(**dispute | {"item_id": uuid7()}, because="wrong rate")
    dispute_item(**dispute, because="wrong rate")
    with pytest.raises(DisputedAlready):
        dispute_item(**dispute, because="wrong rate")
    assert lines_of(scene)[0].state == "disputed"
    assert confirm_overdue_statements(now=STATED + 9 * DAY) == 0
    with pytest.raises(StatementIsDisputed):
        confirm_statement(statement_id=statement.pk, person_id=olga, now=STATED)

    decision = {"item_id": item.pk, "operator_id": operator, "because": "a wrong category", "now": STATED}
    with pytest.raises(AmountMakesNoSense):
        decide_dispute(**decision, grant_minor=item.gross_minor - item.net_minor + 1)
    decide_dispute(**decision, grant_minor=50)
    with pytest.raises(DecidedAlready):
        decide_dispute(**decision, grant_minor=50)

    assert held("compensation_expense") == -50
    assert confirm_overdue_statements(now=STATED + 9 * DAY) == 1
    make_statements(now=STATED + DAY)
    assert Statement.objects.get(number=2).net_minor == 50
    with pytest.raises(StatementIsClosed):
        dispute_item(**dispute, because="again")


def test_what_came_back_of_one_order_is_taken_from_the_next():
    """A debt is kept in the book until there is something to take it from."""
    first, _ = stated()
    confirm_overdue_statements(now=STATED + 3 * DAY)
    Share.objects.update(state="done")  # It has left its payment.
    give_back(first, 2, now=STATED + 4 * DAY)
    shop = first.order.shop_id

    make_statements(now=STATED + 5 * DAY)
    confirm_overdue_statements(now=STATED + 8 * DAY)

    lost = 20_00 - 1_24
    assert Book.objects.get().debt_minor == lost
    assert Statement.objects.get(number=2).net_minor == -lost
    Line.objects.filter(order_id=completed().order_id).update(shop_id=shop)  # another order of the same shop
    settle_due_lines(now=STATED + 8 * DAY)
    make_statements(now=STATED + 9 * DAY)
    confirm_overdue_statements(now=STATED + 12 * DAY)

    share = Share.objects.get(statement__number=3)
    assert (share.earned_minor, share.recovered_minor, share.amount_minor) == (NET, lost, NET - lost)
    assert Book.objects.get(shop_id=shop).debt_minor == 0


def test_what_came_back_before_it_was_shared_lessens_its_own_order():
    scene = settled()
    give_back(scene, 1, now=SETTLED)
    make_statements(now=STATED)
    confirm_overdue_statements(now=STATED + 3 * DAY)

    share = Share.objects.get()
    assert (share.amount_minor, share.recovered_minor) == (NET - (10_00 - 62), 0)
    assert held("settleable", shop_id=scene.order.shop_id) == share.amount_minor


@pytest.mark.parametrize(("field", "value"), [("net_minor", 1), ("open_disputes", 1)])
def test_the_row_refuses_a_statement_that_cannot_be(field, value):
    stated()
    confirm_overdue_statements(now=STATED + 3 * DAY)
    with pytest.raises(IntegrityError):
        Statement.objects.update(**{field: value})


def test_many_shops_are_stated_by_as_many_statements_as_one(django_assert_max_num_queries):
    """Lines never come to Python."""
    for _ in range(3):
        settled()
    with django_assert_max_num_queries(7):
        assert make_statements(now=STATED) == 3
