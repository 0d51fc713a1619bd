"""
Every state × every event × everybody, through the door: what DOMAIN 2.13 allows happens, and nothing else does. What is
refused says so by a code, and leaves every row of the market as it was.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from architecture.world import fingerprint
from foundation.ids import encode
from market.aftersales.models import Case
from market.aftersales.services.act_for_late import act_for_late
from market.aftersales.states import CASE, CaseState, Event
from market.aftersales.tests.factories import SF, a_picture
from market.aftersales.tests.scenes import SCENES, Scene
from market.merchants.facade import Role, add_staff
from market.merchants.tests.factories import make_shop
from market.orders.tests.factories import make_buyer
from market.people.models import Person

pytestmark = pytest.mark.django_db

# Written from the table of DOMAIN 2.13, not from states.MAY. By role: event -> the state it leads to from here.
SR, BD, SB, RC, RS, AR, DE = (
    "seller_review", "buyer_decide", "buyer_ship_back", "seller_receive", "seller_reship", "arbitration", "decided",
)  # fmt: skip
END = "cancelled"
ALLOWED: dict[str, dict[str, dict[str, str]]] = {
    SR: {
        "buyer": {"state": SR, "withdraw": END, "escalate": AR},
        "shop": {"state": SR, "agree": SB, "refuse": BD, "escalate": AR},
        "clock": {"agree": SB},
    },
    BD: {
        "buyer": {"state": BD, "withdraw": END, "escalate": AR, "modify": SR},
        "shop": {"state": BD, "escalate": AR},
        "clock": {"lapse": "closed"},
    },
    SB: {
        "buyer": {"state": SB, "withdraw": END, "escalate": AR, "ship_back": RC, "extend": SB},
        "shop": {"state": SB, "escalate": AR},
        "clock": {"lapse": "closed"},
    },
    RC: {
        "buyer": {"state": RC, "withdraw": END, "escalate": AR},
        "shop": {"state": RC, "escalate": AR, "note_signed": RC, "accept_goods": "refunding", "refuse_goods": BD},
        "clerk": {"note_signed": RC},
        "operator": {"note_signed": RC},
        "clock": {"accept_goods": "refunding"},
    },
    RS: {
        "buyer": {"state": RS, "escalate": AR},
        "shop": {"state": RS, "escalate": AR, "reship": RS},
        "clerk": {"reship": RS},
        "clock": {"escalate": AR},
    },
    "seller_reship, sent": {
        "buyer": {"state": RS, "escalate": AR, "confirm": "completed"},
        "shop": {"state": RS, "escalate": AR},
        "clock": {"confirm": "completed"},
    },
    AR: {
        "buyer": {"state": AR, "withdraw": END},
        "shop": {"state": AR},
        "operator": {"decide": DE},
    },
    DE: {
        "buyer": {"withdraw": END, "appeal": AR},
        "shop": {"appeal": AR},
        "clock": {"execute": "refunding"},
    },
    "refunding": {"shop": {"grade_goods": "refunding"}, "clerk": {"grade_goods": "refunding"}},
    "refund_error": {"shop": {"grade_goods": "refund_error"}, "clerk": {"grade_goods": "refund_error"}},
    "completed": {"shop": {"grade_goods": "completed"}, "clerk": {"grade_goods": "completed"}},
    "cancelled": {},
    "closed": {},
}
BUYERS = {"state", "modify", "withdraw", "escalate", "ship_back", "extend", "confirm", "appeal"}
SHOPS = {
    "state", "agree", "refuse", "escalate", "note_signed", "accept_goods", "refuse_goods", "grade_goods", "reship",
    "appeal",
}  # fmt: skip
CLERKS = {"note_signed", "grade_goods", "reship"}
WORD = {"text": "请看照片"}
DOORS: dict[str, tuple[str, dict[str, Any] | None]] = {
    "state": ("statements", WORD),
    "agree": ("agree", {}),
    "refuse": ("refuse", WORD),
    "modify": (
        "modify",
        {"kind": "compensation", "reason": "quality", "amount": {"minor": 100, "currency": "CNY"}, **WORD},
    ),
    "withdraw": ("withdraw", None),
    "escalate": ("escalate", WORD),
    "ship_back": ("return-parcel", SF),
    "extend": ("extend", None),
    "note_signed": ("signed", None),
    "accept_goods": ("accept-goods", {"grade": "A"}),
    "refuse_goods": ("refuse-goods", WORD),
    "grade_goods": ("grade", {"grade": "A"}),
    "reship": ("parcel", SF),
    "confirm": ("confirm", None),
    "appeal": ("appeal", WORD),
}
ON_THE_SIDE = ("another buyer", "another shop", "operator's own hand", "stranger")


def test_every_event_of_people_has_a_door_and_every_state_a_scene():
    by_others = {"apply", "decide", "execute", "lapse", "money_left", "money_stuck", "order_taken_back"}
    assert set(DOORS) == {str(event) for event in Event} - by_others
    assert {name.partition(",")[0] for name in SCENES} == {str(state) for state in CaseState}
    assert set(ALLOWED) == {str(name) for name in SCENES}


def clients(scene: Scene) -> dict[str, Client]:
    """Everybody who might act, each with a browser of their own."""
    other_owner, clerk = make_buyer("别的店主"), make_buyer("店员")
    make_shop(owner_id=other_owner.id)
    add_staff(shop_id=scene.case.shop_id, person_id=clerk.id, role=Role.CLERK, now=scene.now)
    operator = Person.objects.create_superuser(email="operator@example.com", password="a cup of oolong")
    people = {
        "buyer": scene.bought.buyer_id,
        "shop": scene.bought.owner_id,
        "clerk": clerk.id,
        "another buyer": make_buyer("别人").id,
        "another shop": other_owner.id,
        "operator": operator.pk,
        "operator's own hand": operator.pk,
    }
    found = {"stranger": Client()}
    for role, person_id in people.items():
        found[role] = Client()
        found[role].force_login(Person.objects.get(pk=person_id))
    return found


def knock(client: Client, scene: Scene, event: str) -> Any:
    path, body = DOORS[event]
    if event == "refuse_goods":
        body = {**WORD, "picture_ids": [encode("pic", a_picture(scene.bought.owner_id))]}
    address = f"/api/aftersales/cases/{encode('case', scene.case_id)}/{path}"
    return client.post(address, json.dumps(body) if body is not None else "", content_type="application/json")


def at_the_desk(client: Client, scene: Scene, event: str) -> Any:
    """An operator acts in the back office."""
    address = reverse(f"admin:aftersales_case_{event}", args=[scene.case_id])
    told = {"refund_percent": "50", "because": "各担一半"} if event == "decide" else {}
    return client.post(address, told)


@pytest.mark.parametrize("place", SCENES)
def test_what_is_allowed_happens_and_nothing_else(place):
    """Without check_may: fails with whatever may not be done in this state, by name."""
    scene = SCENES[place](timezone.now())
    everybody = clients(scene)
    a_picture(scene.bought.owner_id)  # The same bytes are the same picture, so showing it changes no row below.
    before = fingerprint()
    wrong: list[str] = []
    for role, event in _tries():
        with transaction.atomic():
            answer = (at_the_desk if role == "operator" else knock)(everybody[role], scene, event)
            wrong += [f"{role} {event}: {what}" for what in _complaints(place, role, event, answer, scene, before)]
            transaction.set_rollback(True)

    assert wrong == []


def _tries() -> Iterator[tuple[str, str]]:
    for event in DOORS:
        for role in ("buyer", "shop", "clerk", *ON_THE_SIDE):
            yield role, event
    yield from (("operator", "decide"), ("operator", "note_signed"))


def _complaints(place: str, role: str, event: str, answer: Any, scene: Scene, before: dict[str, Any]) -> Iterator[str]:
    after = ALLOWED[place].get(role, {}).get(event)
    state = scene.case.state
    if after is not None:
        if answer.status_code not in (200, 302) or state != after:
            yield f"{answer.status_code}, now {state}, not {after}: {answer.content[:200]!r}"
        elif state != place.partition(",")[0] and not CASE.can(CaseState(place.partition(",")[0]), CaseState(state)):
            yield f"{state} is no legal move"
        return
    if role != "operator":  # The back office says it in a message.
        expected = _refusal(role, event)
        said = (answer.status_code, answer.json().get("code"))
        if said != expected and not (expected[0] == 409 and said[0] == 409):
            yield f"{said}, not {expected}"
    if changed := [table for table, sums in fingerprint().items() if sums != before[table]]:
        yield f"refused, and changed {changed}"


def _refusal(role: str, event: str) -> tuple[int, str]:
    if role == "stranger":
        return 401, "auth.sign_in_first"
    if role in ON_THE_SIDE:
        return 404, "aftersales.case_not_found"
    if role == "clerk" and event in SHOPS - CLERKS:
        return 403, "access.role_too_small"
    if event not in (BUYERS if role == "buyer" else SHOPS):
        return 403, "aftersales.not_yours_to_do"
    return 409, "aftersales.not_now"


@pytest.mark.parametrize("place", SCENES)
def test_the_clock_does_what_was_to_happen_and_only_when_it_is_time(place):
    """Without the question in _take: fails with the case gone on before its time."""
    scene = SCENES[place](timezone.now())
    due_at, before = scene.case.due_at, scene.case.state
    act_for_late(now=scene.now)
    assert scene.case.state == before

    act_for_late(now=(due_at or scene.now) + timedelta(days=400))

    (after,) = ALLOWED[place].get("clock", {"nothing": before}).values()
    assert scene.case.state == after


@pytest.mark.parametrize("place", [place for place in SCENES if "clock" in ALLOWED[place]])
def test_who_comes_when_the_time_is_up_is_too_late(place):
    """Without the comparison with due_at: fails with the answer counted, though the clock was about to give its own."""
    scene = SCENES[place](timezone.now())
    everybody = clients(scene)
    Case.objects.filter(pk=scene.case_id).update(due_at=timezone.now())
    late = [
        (role, event, knock(everybody[role], scene, event))
        for role in ("buyer", "shop")
        for event in ALLOWED[place].get(role, {})
        if event != "state"
    ]

    assert {answer.json()["code"] for _, _, answer in late} == {"aftersales.too_late"}
    assert knock(everybody["buyer"], scene, "state").status_code == (200 if "state" in ALLOWED[place]["buyer"] else 409)
