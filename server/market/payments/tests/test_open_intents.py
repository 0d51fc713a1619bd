from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation.money import Money
from foundation.testing import NOON
from market.payments.facade import NewIntent, intents, open_intents
from market.payments.models import Intent
from market.payments.tests.factories import PRICE

pytestmark = pytest.mark.django_db


def new_intent(**changed) -> NewIntent:
    asked = {"ref": uuid4(), "payer_id": uuid4(), "amount": PRICE, "expires_at": NOON, "title": {"en": "Jishi order"}}
    return NewIntent(**{**asked, **changed})


def test_many_are_opened_in_one_statement_and_come_back_in_order(django_assert_num_queries):
    new = [new_intent(amount=Money("CNY", minor)) for minor in (3, 1, 2)]

    with django_assert_num_queries(1):
        opened = open_intents(new)

    assert [view.ref for view in opened] == [one.ref for one in new]
    assert [view.amount.minor for view in opened] == [3, 1, 2]
    assert intents([one.ref for one in new]) == {view.ref: view for view in opened}


def test_opening_again_gives_the_one_that_stands():
    new = new_intent()
    (first,) = open_intents([new])

    again, other = open_intents([new, new_intent()])

    assert again == first
    assert other.id != first.id
    assert Intent.objects.count() == 2


def test_nothing_asked_is_nothing_done(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert open_intents([]) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"refunded_minor": 1},
        {"state": "paid"},
        {"paid_minor": 4990},
        {"amount_minor": 0},
        {"state": "lost"},
        {"state": "closed"},
        {"state": "paid", "paid_at": NOON, "paid_minor": 4989},
        {"state": "paid", "paid_at": NOON, "paid_minor": 4990, "refunded_minor": 4991},
    ],
    ids=str,
)
def test_the_database_itself_refuses_what_must_never_be(changed):
    (intent,) = open_intents([new_intent()])
    with pytest.raises(IntegrityError), transaction.atomic():
        Intent.objects.filter(pk=intent.id).update(**changed)
