import pytest
from django.utils import timezone

from foundation.testing import NOON
from market.orders.handlers import carry_basket_over
from market.orders.models import BasketLine
from market.orders.tests.factories import make_buyer, make_sku
from market.people.events import GuestSignedIn

pytestmark = pytest.mark.django_db


def test_a_guest_who_signed_in_finds_the_basket_though_the_news_come_twice():
    lan, mug, tea = make_buyer(), make_sku(), make_sku()
    for owner, sku, quantity in (("person_id", mug, 1), ("guest_key", mug, 2), ("guest_key", tea, 4)):
        mine = {owner: lan.id if owner == "person_id" else "g1"}
        BasketLine.objects.create(**mine, sku_id=sku.id, quantity=quantity, added_at=timezone.now())

    for _ in range(2):
        carry_basket_over(GuestSignedIn(lan.id, "g1", NOON))

    kept = BasketLine.objects.filter(person_id=lan.id).values_list("sku_id", "quantity")
    assert dict(kept) == {mug.id: 3, tea.id: 4}
    assert BasketLine.objects.count() == 2
