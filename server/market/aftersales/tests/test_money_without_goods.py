"""What a buyer has back without sending anything back."""

from datetime import timedelta

import pytest

from foundation.testing import NOON, told, told_all
from market.aftersales.errors import (
    AmountDoesNotFit,
    PriceHasNotFallen,
    WindowHasClosed,
)
from market.aftersales.events import CaseClosed, CaseMoved, CaseOpened
from market.aftersales.facade import open_lines
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.price_wish import options_of
from market.aftersales.services.refuse import refuse
from market.aftersales.states import CaseState
from market.aftersales.tests.factories import EIGHT, LATER, TEN, ask, available, bought, bring, let_money_leave, now_is
from market.aftersales.types import CaseKind, CaseReason
from market.orders.errors import ShipmentStopped
from market.orders.events import OrderLinesRefunded
from market.orders.facade import OrderState
from market.orders.tests.factories import yuan
from market.pricing.facade import set_list_price
from market.stock.facade import differences

pytestmark = pytest.mark.django_db


def test_an_unshipped_piece_is_paid_back_and_the_rest_is_sent():
    scene = bought(state=OrderState.TO_SHIP)
    case = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)
    with pytest.raises(ShipmentStopped):
        bring(scene, OrderState.SHIPPED)
    assert open_lines([scene.line.id]) == {scene.line.id}

    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()

    done = now_is(case)
    assert (done.state, done.refunded, done.refunded_freight) == (CaseState.COMPLETED, TEN, yuan(0))
    assert (available(scene), open_lines([scene.line.id])) == (9, set())
    bring(scene, OrderState.SHIPPED)
    assert differences() == []
    assert told(CaseClosed, key=case.id).quantity_undone == 1
    assert [news.event for news in told_all(CaseMoved)] == ["agree", "money_left"]
    assert told(CaseOpened, key=case.id).due_at == NOON + timedelta(hours=24)


def test_the_last_unshipped_piece_takes_the_freight_along_and_the_order_is_refunded():
    scene = bought(state=OrderState.TO_SHIP, lines=2, quantity=1)
    first = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)
    second = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND, line=1)

    agree(case_id=first.id, person_id=scene.owner_id, now=LATER)
    with pytest.raises(ShipmentStopped):  # The second still waits for its answer.
        bring(scene, OrderState.SHIPPED)
    agree(case_id=second.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()

    assert [now_is(case).refunded for case in (first, second)] == [TEN, yuan(18)]
    assert scene.order.state == OrderState.REFUNDED
    assert differences() == []


def test_a_shop_that_does_not_answer_has_agreed():
    scene = bought(state=OrderState.TO_SHIP)
    case = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.LATE)

    assert act_for_late(now=NOON + timedelta(hours=24, microseconds=-1)) == 0
    assert act_for_late(now=NOON + timedelta(hours=24)) == 1

    assert now_is(case).state == CaseState.REFUNDING


def test_a_refused_unshipped_order_may_be_sent():
    scene = bought(state=OrderState.TO_SHIP)
    case = ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)

    refuse(case_id=case.id, person_id=scene.owner_id, text="已经打包", now=LATER)

    bring(scene, OrderState.SHIPPED)
    assert act_for_late(now=LATER + timedelta(days=7)) == 1
    assert now_is(case).state == CaseState.CLOSED


def test_what_did_not_come_is_paid_back_with_the_freight():
    scene = bought(state=OrderState.SHIPPED)
    case = ask(scene, CaseKind.REFUND_ONLY, CaseReason.NOT_RECEIVED)

    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    assert now_is(case).refunded == TEN + EIGHT
    assert scene.order.state == OrderState.SHIPPED
    assert available(scene) == 8  # Nothing came back.


def test_freight_goes_back_once():
    scene = bought()
    for _ in range(2):
        case = ask(scene, CaseKind.REFUND_ONLY, CaseReason.QUALITY)
        agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    assert [news.freight for news in told_all(OrderLinesRefunded)] == [EIGHT, yuan(0)]
    assert scene.order.state == OrderState.REFUNDING


def test_a_part_of_the_money_leaves_the_piece_sold():
    scene = bought()
    case = ask(scene, CaseKind.REFUND_ONLY, CaseReason.DAMAGED, amount=yuan(3))

    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()

    assert now_is(case).refunded == yuan(3)
    assert scene.line.refunded_quantity == 0
    *_, most, worths = options_of(scene.line.id, person_id=scene.buyer_id)
    assert (most, worths) == (2, [yuan(8.5), yuan(17)])


def test_compensation_is_money_for_goods_that_stay():
    scene = bought(state=OrderState.COMPLETED)
    with pytest.raises(AmountDoesNotFit):
        ask(scene, CaseKind.COMPENSATION, CaseReason.LATE)
    case = ask(scene, CaseKind.COMPENSATION, CaseReason.LATE, amount=yuan(2))

    act_for_late(now=NOON + timedelta(hours=48))
    let_money_leave()

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.COMPLETED, yuan(2))
    assert told(OrderLinesRefunded, key=scene.order_id).is_completed


def test_what_has_become_cheaper_is_made_up_for_once():
    scene = bought()
    with pytest.raises(PriceHasNotFallen):
        ask(scene, CaseKind.PRICE_PROTECT, CaseReason.PRICE_DROP)
    set_list_price(scene.line.sku_id, yuan(7.5), now=LATER, because="sale")
    case = ask(scene, CaseKind.PRICE_PROTECT, CaseReason.PRICE_DROP, quantity=2)

    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()

    assert now_is(case).refunded == yuan(5)
    with pytest.raises(PriceHasNotFallen):
        ask(scene, CaseKind.PRICE_PROTECT, CaseReason.PRICE_DROP, quantity=2)
    with pytest.raises(WindowHasClosed):
        ask(scene, CaseKind.PRICE_PROTECT, CaseReason.PRICE_DROP, now=NOON + timedelta(days=7))
