from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from foundation import outbox
from foundation.money import Money
from foundation.testing import NOON, deliver_news
from market.orders.events import OrderPaid
from market.pricing.queries import prices
from market.pricing.services.set_list_price import set_list_price

pytestmark = pytest.mark.django_db
CUP = uuid4()


def test_what_an_order_paid_per_piece_is_remembered_as_a_deal():
    set_list_price(CUP, Money("CNY", 2000), now=NOON, because="first price")
    paid = OrderPaid(
        order_id=uuid4(),
        checkout_id=uuid4(),
        person_id=uuid4(),
        shop_id=uuid4(),
        kind="group",
        kind_ref=uuid4(),
        product_quantities=((uuid4(), 2),),
        total=Money("CNY", 2980),
        paid_at=NOON,
        deals=((CUP, Money("CNY", 1490)),),
    )
    with transaction.atomic():
        outbox.publish(paid, key=paid.order_id)
    deliver_news()

    assert prices([CUP], now=NOON + timedelta(days=7))[CUP].lowest_7_days == Money("CNY", 1490)
    assert prices([CUP], now=NOON + timedelta(days=8))[CUP].lowest_7_days == Money("CNY", 2000)
