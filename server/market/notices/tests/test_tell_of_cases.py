"""Both sides of a case hear what the other has done, and nobody what they did themselves."""

import pytest

from foundation.ids import encode
from foundation.testing import NOON, deliver_news
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.escalate import escalate
from market.aftersales.services.refuse import refuse
from market.aftersales.services.withdraw import withdraw
from market.aftersales.tests.factories import LATER, ask, bought
from market.aftersales.types import CaseKind, CaseReason
from market.notices.models import Notice
from market.notices.rules import compose
from market.notices.services.tell_of_cases import AGREED, TO_BUYER, TO_SHOP
from market.notices.types import Kind
from market.notices.words import WORDS
from market.orders.tests.factories import return_money

pytestmark = pytest.mark.django_db


def heard(person_id):
    rows = Notice.objects.filter(person_id=person_id, kind=Kind.AFTER_SALES).order_by("id")
    return [row.facts["step"] for row in rows]


def test_the_shop_hears_the_wish_and_the_buyer_the_answer_and_the_money():
    scene = bought()
    case = ask(scene, CaseKind.REFUND_ONLY, CaseReason.NOT_RECEIVED)
    agree(case_id=case.id, person_id=scene.owner_id, now=LATER)
    return_money()
    for _ in range(2):
        deliver_news()

    assert heard(scene.owner_id) == ["asked"]
    assert heard(scene.buyer_id) == ["money_agreed", "money_back"]
    notice = Notice.objects.filter(person_id=scene.buyer_id, kind=Kind.AFTER_SALES).first()
    said = compose(Kind.AFTER_SALES, notice.facts, "en")
    assert said.text == "The money for “Handmade mug” is on its way back."
    assert said.link == f"/after-sales/{encode('case', case.id)}"


def test_who_asks_an_operator_is_not_told_so():
    scene = bought()
    case = ask(scene)
    refuse(case_id=case.id, person_id=scene.owner_id, text="不行", now=LATER)
    escalate(case_id=case.id, person_id=scene.buyer_id, text="有照片", now=LATER)
    withdraw(case_id=case.id, person_id=scene.buyer_id, now=LATER)
    deliver_news()

    assert heard(scene.owner_id) == ["asked", "before_operator"]
    assert heard(scene.buyer_id) == ["refused"]


def test_what_the_clock_does_is_told_to_the_buyer():
    scene = bought()
    ask(scene)

    act_for_late(now=NOON.replace(year=2027))
    deliver_news()

    assert heard(scene.buyer_id) == ["return_agreed"]


def test_every_step_has_its_words():
    steps = {"asked", "closed", *TO_BUYER.values(), *AGREED.values(), *TO_SHOP.values()}

    assert {f"after_sales.{step}" for step in steps} == {key for key in WORDS if key.startswith("after_sales.")}
