"""Goods that come back, and what becomes of them and of the money."""

from datetime import UTC, datetime, timedelta

import pytest

from market.aftersales.errors import (
    SevenDaysNeedNoReason,
    WindowHasClosed,
)
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.receive_goods import accept_goods, grade_goods, note_signed, refuse_goods
from market.aftersales.services.refuse import refuse
from market.aftersales.services.send_back import extend, send_back
from market.aftersales.states import CaseState
from market.aftersales.tests.factories import (
    ADDRESS,
    EIGHT,
    LATER,
    SF,
    TEN,
    a_picture,
    ask,
    available,
    bought,
    let_money_leave,
    now_is,
    returned,
)
from market.aftersales.types import CaseKind, CaseReason, Grade
from market.stock.facade import differences

pytestmark = pytest.mark.django_db


def test_a_returned_piece_is_on_sale_again_when_somebody_has_looked_at_it():
    scene = bought()
    case = returned(scene)
    assert available(scene) == 8

    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.SELLABLE, now=LATER)
    let_money_leave()

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.COMPLETED, TEN + EIGHT)
    assert available(scene) == 9
    assert differences() == []


def test_a_defective_piece_goes_into_the_bin():
    scene = bought()
    case = returned(scene)

    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.DEFECTIVE, now=LATER)

    assert (now_is(case).grade, available(scene)) == (Grade.DEFECTIVE, 8)


def test_what_nobody_inspects_is_paid_back_and_put_on_sale_only_when_graded():
    scene = bought()
    case = returned(scene)
    note_signed(case_id=case.id, person_id=scene.owner_id, now=LATER)

    act_for_late(now=LATER + timedelta(days=3))
    assert (now_is(case).state, available(scene)) == (CaseState.REFUNDING, 8)
    grade_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.SELLABLE, now=LATER + timedelta(days=4))

    assert available(scene) == 9


def test_a_return_without_a_reason_costs_the_buyer_the_freight_and_cannot_be_refused():
    scene = bought()
    case = ask(scene, CaseKind.RETURN_REFUND, CaseReason.SEVEN_DAY)
    with pytest.raises(SevenDaysNeedNoReason):
        refuse(case_id=case.id, person_id=scene.owner_id, text="不行", now=LATER)

    agree(case_id=case.id, person_id=scene.owner_id, address=ADDRESS, now=LATER)
    send_back(case_id=case.id, person_id=scene.buyer_id, **SF, now=LATER)
    refuse_goods(
        case_id=case.id,
        person_id=scene.owner_id,
        text="洗过了",
        picture_ids=[a_picture(scene.owner_id)],
        now=LATER,
    )
    assert now_is(case).state == CaseState.BUYER_DECIDE  # Once they are back, what is back may be refused.

    scene = bought()
    case = returned(scene, reason=CaseReason.SEVEN_DAY)
    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.SELLABLE, now=LATER)
    assert now_is(case).refunded == TEN


def test_the_seven_days_begin_on_the_day_after_signing():
    """Signed on 1 March at 20:00 in China: the seventh day is the 8th, and ends at midnight."""
    scene = bought()
    last = datetime(2026, 3, 8, 16, tzinfo=UTC)

    with pytest.raises(WindowHasClosed):
        ask(scene, CaseKind.RETURN_REFUND, CaseReason.SEVEN_DAY, now=last)

    assert (
        ask(scene, CaseKind.RETURN_REFUND, CaseReason.SEVEN_DAY, now=last - timedelta(microseconds=1)).state
        == "seller_review"
    )


def test_a_buyer_who_does_not_send_back_has_changed_their_mind_and_may_take_longer_once():
    scene = bought()
    case = ask(scene)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    longer = extend(case_id=case.id, person_id=scene.buyer_id, now=LATER)
    assert longer.due_at == LATER + timedelta(days=14)

    act_for_late(now=LATER + timedelta(days=14))

    assert now_is(case).state == CaseState.CLOSED
    assert ask(scene).state == CaseState.SELLER_REVIEW  # The piece may be asked about again.
