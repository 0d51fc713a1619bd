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
from market.orders.events import OrderCompleted, OrderLinesRefunded

pytestmark = pytest.mark.django_db
ANA, KILN = uuid4(), uuid4()


def complete(minor: int) -> OrderCompleted:
    event = OrderCompleted(uuid4(), ANA, KILN, Money("CNY", minor), NOON)
    tell(event, event.order_id)
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


def test_what_was_promised_back_before_is_not_owed_to_the_shop():
    paid = rules.payment_received(payer_id=ANA, provider="sandbox", amount=Money("CNY", 3000))
    post("payment:1", "payment_received", paid, NOON)
    order_id = uuid4()

    tell(OrderCompleted(order_id, ANA, KILN, Money("CNY", 3000), NOON, kept=Money("CNY", 2000)), order_id)
    back = rules.payment_refunded(payer_id=ANA, provider="sandbox", amount=Money("CNY", 1000))
    post("refund:1", "payment_refunded", back, NOON)

    buyer, shop = rules.owed_to_buyer(ANA, "CNY"), rules.owed_to_shop(KILN, "CNY")
    assert balances([buyer, shop]) == {buyer: Money("CNY", 0), shop: Money("CNY", -2000)}


def test_an_order_of_which_all_was_promised_back_leaves_no_line():
    order_id = uuid4()
    tell(OrderCompleted(order_id, ANA, KILN, Money("CNY", 3000), NOON, kept=Money("CNY", 0)), order_id)
    assert not PostingSet.objects.exists()


@pytest.mark.parametrize(("is_completed", "shop_owes"), [(True, 1000), (False, 0)], ids=["completed", "not yet"])
def test_money_promised_back_after_completion_is_the_buyers_again(is_completed, shop_owes):
    amount = Money("CNY", 1000)
    refund = OrderLinesRefunded(
        uuid4(), uuid4(), ANA, KILN, (), Money("CNY", 0), amount, is_completed, False, "a crack", NOON
    )

    tell(refund, refund.order_id)

    buyer, shop = rules.owed_to_buyer(ANA, "CNY"), rules.owed_to_shop(KILN, "CNY")
    assert balances([buyer, shop]) == {buyer: Money("CNY", -shop_owes), shop: Money("CNY", shop_owes)}


def tell(event: object, order_id: object) -> None:
    """Tell it twice, as the outbox may."""
    with transaction.atomic():
        outbox.publish(event, key=order_id)
        outbox.publish(event, key=order_id)
    deliver_news()
