"""What may be asked for, of which order, and how long."""

from datetime import timedelta

import pytest

from foundation.states import IllegalMove
from foundation.testing import NOON, deliver_news, told_all
from market.aftersales.errors import (
    KindDoesNotFit,
    LeaveTheTeam,
    MoreThanBought,
    ReasonDoesNotFit,
    WindowHasClosed,
)
from market.aftersales.events import CaseMoved
from market.aftersales.facade import open_lines
from market.aftersales.models import Case
from market.aftersales.services.agree import agree
from market.aftersales.states import CaseState, Event
from market.aftersales.tests.factories import (
    LATER,
    Bought,
    ask,
    bought,
    let_money_leave,
    now_is,
)
from market.aftersales.types import CaseKind, CaseReason
from market.groupbuy.tests.factories import make_offer, opening
from market.orders.events import OrderRefunding
from market.orders.facade import OrderState, cancel_and_refund, mark_paid, orders
from market.orders.tests.factories import make_buyer, pay

pytestmark = pytest.mark.django_db


def test_a_piece_is_in_one_open_case():
    scene = bought()
    ask(scene, quantity=2)

    with pytest.raises(MoreThanBought):
        ask(scene)


def test_a_piece_that_was_paid_back_is_not_asked_about_again():
    scene = bought()
    case = ask(scene, CaseKind.REFUND_ONLY, quantity=1)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    let_money_leave()
    ask(scene)

    with pytest.raises(MoreThanBought):
        ask(scene)


@pytest.mark.parametrize(
    ("state", "kind", "reason", "refusal"),
    [
        (OrderState.SHIPPED, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND, KindDoesNotFit),
        (OrderState.TO_SHIP, CaseKind.RETURN_REFUND, CaseReason.QUALITY, KindDoesNotFit),
        (OrderState.DELIVERED, CaseKind.RESHIP, CaseReason.QUALITY, ReasonDoesNotFit),
    ],
    ids=["sent already", "not sent yet", "a reason of another kind"],
)
def test_what_does_not_fit_the_order_is_refused(state, kind, reason, refusal):
    scene = bought(state=state)

    with pytest.raises(refusal):
        ask(scene, kind, reason)

    assert open_lines([scene.line.id]) == set()


def test_fifteen_days_after_completion_it_is_too_late():
    scene = bought(state=OrderState.COMPLETED)

    with pytest.raises(WindowHasClosed):
        ask(scene, now=NOON + timedelta(days=15))


def test_who_waits_for_a_team_leaves_it_instead():
    offer = make_offer(now=NOON)
    leader = make_buyer()
    seated = opening(offer, leader.id, now=NOON)
    pay(seated.checkout)
    mark_paid(seated.checkout.id, now=NOON)
    scene = Bought(leader.id, leader.id, seated.checkout.orders[0].id)

    with pytest.raises(LeaveTheTeam):
        ask(scene, CaseKind.REFUND_UNSHIPPED, CaseReason.CHANGED_MIND)


def test_an_order_that_an_operator_takes_back_closes_its_cases():
    scene = bought()
    case = ask(scene)

    cancel_and_refund(scene.order_id, now=LATER, because="recalled", key="recall")
    deliver_news()

    assert now_is(case).state == CaseState.CLOSED
    assert [event.event for event in told_all(CaseMoved)] == [Event.ORDER_TAKEN_BACK]


def test_the_rest_of_an_order_is_as_it_was():
    scene = bought(lines=2)
    before = orders([scene.order_id])[scene.order_id].lines[1]
    case = ask(scene, CaseKind.REFUND_ONLY)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    assert scene.order.lines[1] == before
    assert told_all(OrderRefunding) == []
    with pytest.raises(IllegalMove):
        Case.objects.get(pk=case.id).move_to(
            CaseState.SELLER_REVIEW, event=Event.APPLY, actor="buyer", person_id=None, now=LATER, because=""
        )
