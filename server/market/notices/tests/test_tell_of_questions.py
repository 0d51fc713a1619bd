"""Shops are told what is asked about their goods."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.testing import deliver_news
from market.merchants.tests.factories import make_shop, make_staff
from market.notices.models import Notice
from market.people.tests.factories import make_person
from market.questions.tests.factories import ask, make_sku

pytestmark = pytest.mark.django_db


def test_who_runs_a_shop_hears_of_a_question_and_a_clerk_does_not():
    ana = make_person()
    shop = make_shop(owner_id=ana.id)
    manager = make_staff(shop, "manager")
    make_staff(shop, "clerk")

    ask(make_sku(shop_id=shop.id).product_id, make_person().id)
    deliver_news()

    told = Notice.objects.filter(kind="question_for_shop").values_list("person_id", flat=True)
    assert set(told) == {ana.id, manager.id}


def test_questions_to_many_shops_are_told_in_as_many_statements_as_to_two():
    """Asked one by one who runs a shop: fails with one for each."""

    def statements(count: int) -> int:
        for _ in range(count):
            ask(make_sku(shop_id=make_shop().id).product_id, make_person().id)
        with CaptureQueriesContext(connection) as asked:
            deliver_news()
        return sum("merchants_staff" in one["sql"] for one in asked)

    assert statements(10) == statements(2) == 1
