"""How many checkouts one person may leave unpaid, one by one, all at once, and from several processes."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from foundation.testing import NOON
from market.orders import rules
from market.orders.errors import OutOfStock, TooManyUnpaid
from market.orders.models import Checkout
from market.orders.services.give_up_checkouts import cancel_checkout
from market.orders.services.note_payment import mark_paid
from market.orders.services.place_orders import place_orders
from market.orders.tests.factories import draft_of, make_buyer, make_sku, pay, place
from market.orders.types import CheckoutView
from market.stock.facade import levels

MOST = rules.MOST_UNPAID


@pytest.mark.django_db
def test_the_sixth_unpaid_checkout_is_refused_and_holds_nothing():
    lan, bo, mug = make_buyer(), make_buyer("小柏"), make_sku(on_hand=10)
    for _ in range(MOST):
        place(lan, (mug, 1))

    with pytest.raises(TooManyUnpaid) as refusal:
        place(lan, (mug, 1))

    assert refusal.value.facts == {"most": MOST}
    assert levels([mug.id])[mug.id].available == 10 - MOST
    assert place(bo, (mug, 1)).person_id == bo.id


@pytest.mark.django_db
def test_what_is_paid_or_cancelled_makes_room():
    lan, mug = make_buyer(), make_sku(on_hand=10)
    first, second, *_ = [place(lan, (mug, 1)) for _ in range(MOST)]

    pay(first)
    mark_paid(first.id, now=NOON)
    cancel_checkout(checkout_id=second.id, person_id=lan.id, because="changed my mind", now=NOON)

    place(lan, (mug, 1))
    place(lan, (mug, 1))
    with pytest.raises(TooManyUnpaid):
        place(lan, (mug, 1))


@pytest.mark.django_db
def test_one_list_counts_solo_and_group_together_and_each_person_alone():
    lan, bo, mug = make_buyer(), make_buyer("小柏"), make_sku(on_hand=20)
    place(lan, (mug, 1), kind="group")
    drafts = [draft_of(who, (mug, 1), kind=kind) for kind in ("solo", "group", "solo") for who in (lan, lan, bo)]

    answers = place_orders(drafts, now=NOON)

    refused = [isinstance(answer, TooManyUnpaid) for answer in answers]
    assert refused == [False, False, False, False, False, False, True, True, False]


@pytest.mark.django_db
def test_goods_that_are_gone_are_said_before_anything_is_counted():
    lan, mug, tea = make_buyer(), make_sku(on_hand=10), make_sku(on_hand=0)

    (gone,) = place_orders([draft_of(lan, (tea, 1))], now=NOON)
    placed = [place(lan, (mug, 1)) for _ in range(MOST)]

    assert isinstance(gone, OutOfStock)
    assert len(placed) == MOST == Checkout.objects.count()


@pytest.mark.django_db(transaction=True)
def test_one_person_in_twenty_windows_opens_five_checkouts():
    """Without the lock of `stand_in_line`: fails with twenty placed, as each counts before any has written."""
    lan, mug = make_buyer(), make_sku(on_hand=100)
    drafts = [draft_of(lan, (mug, 1)) for _ in range(20)]
    gun = Barrier(len(drafts))

    def buy(draft) -> str:
        try:
            gun.wait()
            (answer,) = place_orders([draft], now=NOON)
            return "placed" if isinstance(answer, CheckoutView) else answer.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(drafts)) as pool:
        outcomes = Counter(pool.map(buy, drafts))

    assert outcomes == {"placed": MOST, "orders.too_many_unpaid": 20 - MOST}
    assert levels([mug.id])[mug.id].available == 100 - MOST
