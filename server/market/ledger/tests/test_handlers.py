from uuid import uuid4

import pytest
from django.db import transaction

from foundation import outbox
from foundation.money import Money
from foundation.testing import NOON, deliver_news
from market.ledger import rules
from market.ledger.models import PostingSet
from market.ledger.queries import balances
from market.ledger.services.post import post
from market.orders.events import OrderCompleted

pytestmark = pytest.mark.django_db
ANA, KILN = uuid4(), uuid4()


def complete(minor: int) -> OrderCompleted:
    event = OrderCompleted(uuid4(), ANA, KILN, Money("CNY", minor), NOON)
    with transaction.atomic():
        outbox.publish(event, key=event.order_id)
        outbox.publish(event, key=event.order_id)  # News may come twice.
    deliver_news()
    return event


def test_a_completed_order_is_owed_to_its_shop_once():
    paid = rules.payment_received(payer_id=ANA, provider="sandbox", amount=Money("CNY", 3000))
    post("payment:1", "payment_received", paid, NOON)

    complete(3000)

    buyer, shop = rules.owed_to_buyer(ANA, "CNY"), rules.owed_to_shop(KILN, "CNY")
    assert balances([buyer, shop]) == {buyer: Money("CNY", 0), shop: Money("CNY", -3000)}


def test_an_order_that_cost_nothing_leaves_no_line():
    complete(0)
    assert not PostingSet.objects.exists()
