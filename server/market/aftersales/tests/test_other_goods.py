"""Other goods for those that were bad or missing."""

from datetime import timedelta

import pytest

from foundation.testing import NOON, told_all
from market.aftersales.errors import (
    NothingToSend,
    SkuDoesNotFit,
)
from market.aftersales.models import Case
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.receive_goods import accept_goods
from market.aftersales.services.reship import confirm, reship
from market.aftersales.services.withdraw import withdraw
from market.aftersales.states import CaseState
from market.aftersales.tests.factories import LATER, SF, ask, available, bought, now_is, returned
from market.aftersales.types import CaseKind, CaseReason, Grade
from market.orders.events import OrderLinesRefunded
from market.orders.tests.factories import yuan
from market.pricing.facade import set_list_price
from market.shipping.facade import ParcelState, parcels
from market.stock.facade import HoldState, differences, held_for, levels

pytestmark = pytest.mark.django_db


def test_an_exchange_brings_another_piece_and_no_money():
    scene = bought()
    case = returned(scene, CaseKind.EXCHANGE)
    assert available(scene) == 7  # Set aside from the moment it was promised.

    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.DEFECTIVE, now=LATER)
    sent = reship(case_id=case.id, person_id=scene.owner_id, **SF, now=LATER)
    confirm(case_id=case.id, person_id=scene.buyer_id, now=LATER)

    assert now_is(case).state == CaseState.COMPLETED
    assert told_all(OrderLinesRefunded) == []
    assert sent.parcel_id is not None
    assert parcels([sent.parcel_id])[sent.parcel_id].state == ParcelState.DELIVERED
    assert levels([scene.line.sku_id])[scene.line.sku_id].on_hand == 7
    assert differences() == []
    assert ask(scene).quantity == 1  # The new piece may be bad as well.


def test_an_exchange_is_for_the_same_product_at_the_same_price():
    scene, other = bought(lines=2), bought()
    alike = scene.order.lines[1].sku_id
    with pytest.raises(SkuDoesNotFit):
        ask(scene, CaseKind.EXCHANGE, sku_id=other.line.sku_id)
    assert ask(scene, CaseKind.EXCHANGE, sku_id=alike).wanted_sku_id == alike
    set_list_price(alike, yuan(12), now=LATER, because="dearer")

    with pytest.raises(SkuDoesNotFit):
        ask(scene, CaseKind.EXCHANGE, sku_id=alike)


def test_what_is_missing_is_sent_and_arrives_by_itself():
    scene = bought()
    case = ask(scene, CaseKind.RESHIP, CaseReason.MISSING)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    reship(case_id=case.id, person_id=scene.owner_id, **SF, now=LATER)

    assert act_for_late(now=LATER + timedelta(days=10)) == 1

    assert now_is(case).state == CaseState.COMPLETED
    assert available(scene) == 7


def test_a_promise_to_send_that_is_not_kept_goes_before_an_operator():
    scene = bought()
    case = ask(scene, CaseKind.RESHIP, CaseReason.MISSING)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    act_for_late(now=LATER + timedelta(days=7))

    assert now_is(case).state == CaseState.ARBITRATION


def test_without_goods_a_shop_cannot_promise_any_and_the_clock_gives_money():
    scene = bought(on_hand=2)
    case = ask(scene, CaseKind.RESHIP, CaseReason.MISSING)
    with pytest.raises(NothingToSend):
        agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    act_for_late(now=NOON + timedelta(hours=48))

    assert (now_is(case).kind, now_is(case).state) == (CaseKind.REFUND_ONLY, CaseState.REFUNDING)


def test_withdrawing_puts_back_what_was_set_aside():
    scene = bought()
    case = ask(scene, CaseKind.EXCHANGE)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    held = Case.objects.get(pk=case.id).stock_ref

    withdraw(case_id=case.id, person_id=scene.buyer_id, now=LATER)

    assert available(scene) == 8
    assert held_for([held])[held][scene.line.sku_id] == (1, HoldState.RELEASED)
