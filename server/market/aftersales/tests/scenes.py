"""One case in each state of its life, brought there as people bring it, with everybody who might act in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from market.aftersales.models import Case
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.services.agree import agree
from market.aftersales.services.decide import decide
from market.aftersales.services.escalate import escalate
from market.aftersales.services.follow_news import note_money
from market.aftersales.services.receive_goods import accept_goods
from market.aftersales.services.refuse import refuse
from market.aftersales.services.reship import reship
from market.aftersales.services.send_back import send_back
from market.aftersales.services.speak import speak
from market.aftersales.services.withdraw import withdraw
from market.aftersales.states import CaseState
from market.aftersales.tests.factories import ADDRESS, SF, Bought, ask, bought
from market.aftersales.types import CaseKind, CaseReason, Grade
from market.orders.tests.factories import make_buyer


@dataclass(frozen=True)
class Scene:
    bought: Bought
    case_id: UUID
    now: datetime

    @property
    def case(self) -> Case:
        return Case.objects.get(pk=self.case_id)

    @property
    def shop(self) -> dict[str, Any]:
        return {"case_id": self.case_id, "person_id": self.bought.owner_id, "now": self.now}

    @property
    def buyer(self) -> dict[str, Any]:
        return {"case_id": self.case_id, "person_id": self.bought.buyer_id, "now": self.now}


def _asked(now: datetime, kind: CaseKind = CaseKind.RETURN_REFUND) -> Scene:
    scene = bought(now=now)
    reason = CaseReason.MISSING if kind == CaseKind.RESHIP else CaseReason.QUALITY
    return Scene(scene, ask(scene, kind, reason, now=now).id, now)


def _refused(now: datetime) -> Scene:
    scene = _asked(now)
    refuse(**scene.shop, text="没有问题")
    return scene


def _agreed(now: datetime, kind: CaseKind = CaseKind.RETURN_REFUND) -> Scene:
    scene = _asked(now, kind)
    agree(**scene.shop, address=ADDRESS)
    return scene


def _sent_back(now: datetime, kind: CaseKind = CaseKind.RETURN_REFUND) -> Scene:
    scene = _agreed(now, kind)
    send_back(**scene.buyer, **SF)
    return scene


def _to_reship(now: datetime) -> Scene:
    scene = _sent_back(now, CaseKind.EXCHANGE)
    accept_goods(**scene.shop, grade=Grade.DEFECTIVE)
    return scene


def _reshipped(now: datetime) -> Scene:
    scene = _to_reship(now)
    reship(**scene.shop, **SF)
    return scene


def _before_operator(now: datetime) -> Scene:
    scene = _refused(now)
    escalate(**scene.buyer, text="有照片")
    speak(**scene.shop, text="照片不是我们的")
    return scene


def _decided(now: datetime) -> Scene:
    scene = _before_operator(now)
    decide(
        case_id=scene.case_id,
        operator_id=make_buyer("仲裁员").id,
        refund_bps=5000,
        needs_return=False,
        shop_pays_freight=False,
        because="各担一半",
        now=now,
    )
    return scene


def _refunding(now: datetime) -> Scene:
    """Its goods were accepted by the clock, so that nobody has graded them."""
    scene = _sent_back(now)
    Case.objects.filter(pk=scene.case_id).update(due_at=now)
    act_for_late(now=now)
    return scene


def _after_money(now: datetime, *, has_left: bool) -> Scene:
    scene = _refunding(now)
    refund_id = scene.case.payment_refund_id
    assert refund_id is not None
    note_money(refund_id, has_left=has_left, now=now)
    return scene


def _cancelled(now: datetime) -> Scene:
    scene = _asked(now)
    withdraw(**scene.buyer)
    return scene


def _closed(now: datetime) -> Scene:
    scene = _refused(now)
    Case.objects.filter(pk=scene.case_id).update(due_at=now - timedelta(seconds=1))
    act_for_late(now=now)
    return scene


SCENES: Mapping[str, Callable[[datetime], Scene]] = {
    CaseState.SELLER_REVIEW: _asked,
    CaseState.BUYER_DECIDE: _refused,
    CaseState.BUYER_SHIP_BACK: _agreed,
    CaseState.SELLER_RECEIVE: _sent_back,
    CaseState.SELLER_RESHIP: _to_reship,
    "seller_reship, sent": _reshipped,
    CaseState.ARBITRATION: _before_operator,
    CaseState.DECIDED: _decided,
    CaseState.REFUNDING: _refunding,
    CaseState.REFUND_ERROR: lambda now: _after_money(now, has_left=False),
    CaseState.COMPLETED: lambda now: _after_money(now, has_left=True),
    CaseState.CANCELLED: _cancelled,
    CaseState.CLOSED: _closed,
}
