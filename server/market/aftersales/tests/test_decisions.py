"""What was refused, decided by an operator, and appealed against."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from market.aftersales.errors import (
    AnotherMustDecide,
    StillBeingHeard,
)
from market.aftersales.models import Case
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.decide import appeal, decide
from market.aftersales.services.escalate import escalate
from market.aftersales.services.modify import modify
from market.aftersales.services.receive_goods import accept_goods
from market.aftersales.services.refuse import refuse
from market.aftersales.services.send_back import send_back
from market.aftersales.services.speak import speak
from market.aftersales.states import CaseState
from market.aftersales.tests.factories import (
    EIGHT,
    HOUR,
    LATER,
    SF,
    TEN,
    Bought,
    ask,
    bought,
    let_money_leave,
    now_is,
)
from market.aftersales.types import CaseKind, CaseReason, CaseView, Change, Grade
from market.approvals.models import Approval
from market.orders.tests.factories import make_buyer, yuan
from market.people.models import Person

pytestmark = pytest.mark.django_db


def refused(scene: Bought) -> CaseView:
    case = ask(scene)
    return refuse(case_id=case.id, person_id=scene.owner_id, text="没有问题", now=LATER)


def heard(scene: Bought) -> CaseView:
    """Return a case before an operator in which both sides have spoken."""
    case = refused(scene)
    escalate(case_id=case.id, person_id=scene.buyer_id, text="有照片", now=LATER)
    return speak(case_id=case.id, person_id=scene.owner_id, text="照片不是我们的", now=LATER)


def ruled(
    case: CaseView, *, bps: int = 5000, back: bool = False, freight: bool = False, now: datetime = LATER, by=None
):
    return decide(
        case_id=case.id,
        operator_id=by or make_buyer("仲裁员").id,
        refund_bps=bps,
        needs_return=back,
        shop_pays_freight=freight,
        because="各担一半",
        now=now,
    )


def test_a_refused_buyer_may_ask_for_something_else_once():
    scene = bought()
    case = refused(scene)

    change = Change(CaseKind.COMPENSATION, CaseReason.QUALITY, yuan(4))
    modify(case_id=case.id, person_id=scene.buyer_id, change=change, text="那补一点", now=LATER)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)

    assert now_is(case).refunded == yuan(4)


def test_half_the_money_is_given_when_nobody_appeals():
    scene = bought()
    case = ruled(heard(scene))
    assert (case.state, case.due_at) == (CaseState.DECIDED, LATER + timedelta(days=3))

    act_for_late(now=LATER + timedelta(days=3))
    let_money_leave()

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.COMPLETED, yuan(5))
    assert scene.line.refunded_quantity == 0  # The buyer keeps it.


def test_all_of_it_against_the_goods_with_the_freight():
    scene = bought()
    case = ruled(heard(scene), bps=10_000, back=True, freight=True)
    act_for_late(now=LATER + timedelta(days=3))
    assert now_is(case).state == CaseState.BUYER_SHIP_BACK

    send_back(case_id=case.id, person_id=scene.buyer_id, **SF, now=LATER + timedelta(days=4))
    accept_goods(case_id=case.id, person_id=scene.owner_id, grade=Grade.SELLABLE, now=LATER + timedelta(days=5))

    assert now_is(case).refunded == TEN + EIGHT
    assert scene.line.refunded_quantity == 1


def test_nothing_is_a_decision_too():
    case = ruled(heard(bought()), bps=0)

    act_for_late(now=LATER + timedelta(days=3))

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.CLOSED, None)


def test_an_appeal_is_decided_by_another_at_once():
    scene = bought()
    first = make_buyer("仲裁员").id
    case = ruled(heard(scene), bps=0, by=first)
    appeal(case_id=case.id, person_id=scene.buyer_id, text="没有看照片", now=LATER)
    speak(case_id=case.id, person_id=scene.owner_id, text="看了", now=LATER)
    with pytest.raises(AnotherMustDecide):
        ruled(case, by=first)

    ruled(case, bps=10_000)

    assert (now_is(case).state, now_is(case).refunded) == (CaseState.REFUNDING, TEN)


def test_nobody_decides_before_both_have_been_heard():
    scene = bought()
    case = refused(scene)
    escalate(case_id=case.id, person_id=scene.buyer_id, text="有照片", now=LATER + HOUR)
    with pytest.raises(StillBeingHeard):
        ruled(case, now=LATER + HOUR + timedelta(days=3, microseconds=-1))

    assert ruled(case, now=LATER + HOUR + timedelta(days=3)).state == CaseState.DECIDED


def operator(name: str) -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email=f"{name}@example.com", password="x"))
    return client


def test_a_decision_above_one_operators_limit_waits_for_another(settings):
    """Without `approvals.ask` in the desk: fails, the case is decided by one."""
    settings.APPROVAL_LIMITS = {"aftersales.decide": {"CNY": 0}}
    case = heard(bought())
    asks, grants = operator("first"), operator("second")
    desk = reverse("admin:aftersales_case_decide", args=[case.id])
    ruling = {"refund_percent": "50", "because": "各担一半"}

    told = asks.post(desk, ruling, follow=True).content.decode()
    waiting = Approval.objects.get()
    state_meanwhile = Case.objects.get(pk=case.id).state
    asks.post(desk, {**ruling, "refund_percent": "80"})  # One decision is asked for at a time.
    grant = reverse("admin:approvals_approval_grant", args=[waiting.pk])
    asks.post(grant, {"because": "fine"})
    grants.post(grant, {"because": "seen the pictures"})

    assert "等待另一位运营人员审批" in told
    assert state_meanwhile == CaseState.ARBITRATION
    decision = Case.objects.get(pk=case.id).decisions.get()
    assert (decision.operator_id, decision.refund_bps) == (waiting.asked_by, 5000)
    assert Approval.objects.get().state == "done"
