"""What was sent back arrives at the shop: signed for, accepted with a grade, refused with pictures, or graded later."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales import rules
from market.aftersales.clocks import clocks
from market.aftersales.errors import ShowPictures
from market.aftersales.models import Case
from market.aftersales.services.carry_on import Act, give_money, move, note, promise_goods
from market.aftersales.services.speak import write_statement
from market.aftersales.services.take_up import take_up, take_up_as
from market.aftersales.states import Actor, CaseState, Event
from market.aftersales.types import CaseKind, CaseView, Grade
from market.stock import facade as stock


@transaction.atomic
def note_signed(*, case_id: UUID, person_id: UUID, is_operator: bool = False, now: datetime) -> CaseView:
    """
    Write down that the carrier has handed the goods over, which leaves the shop some days to look. Locks the case.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate, OnceOnly; access.RoleTooSmall:
    """
    if is_operator:
        case, actor = take_up_as(case_id, Event.NOTE_SIGNED, actor=Actor.OPERATOR, now=now), Actor.OPERATOR
    else:
        case, actor = take_up(case_id, Event.NOTE_SIGNED, person_id=person_id, now=now)
    assert case.due_at is not None, "a state with a clock"
    case.signed_at = now
    case.due_at = min(case.due_at, now + clocks().span("signed"))
    note(case, Act(Event.NOTE_SIGNED, actor, person_id, now))
    return case.view()


@transaction.atomic
def accept_goods(*, case_id: UUID, person_id: UUID, grade: Grade, now: datetime) -> CaseView:
    """
    Accept what came back, inspected: sellable goods go on the shelf, and the money back or other goods out.

    Locks the case, the line's tally, the order, stock and the payment.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate; access.RoleTooSmall:
    """
    case, actor = take_up(case_id, Event.ACCEPT_GOODS, person_id=person_id, now=now)
    _grade(case, grade, now)
    take_goods(case, Act(Event.ACCEPT_GOODS, actor, person_id, now, f"grade {grade}"))
    return case.view()


def take_goods(case: Case, act: Act) -> None:
    """Go on with a locked case whose goods are back, whoever says so."""
    if case.kind == CaseKind.EXCHANGE:
        promise_goods(case, act)
    else:
        give_money(case, act)


@transaction.atomic
def refuse_goods(*, case_id: UUID, person_id: UUID, text: str, picture_ids: Sequence[UUID], now: datetime) -> CaseView:
    """
    Refuse what came back, and show it. Locks the case.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate, SayWhy, ShowPictures; media.PictureNotFound;
        access.RoleTooSmall:
    """
    case, actor = take_up(case_id, Event.REFUSE_GOODS, person_id=person_id, now=now)
    because = rules.check_text(text)
    if not picture_ids:
        raise ShowPictures(field="picture_ids")
    write_statement(case, actor, person_id, text=text, picture_ids=picture_ids, now=now)
    move(case, CaseState.BUYER_DECIDE, Act(Event.REFUSE_GOODS, actor, person_id, now, because))
    return case.view()


@transaction.atomic
def grade_goods(*, case_id: UUID, person_id: UUID, grade: Grade, now: datetime) -> CaseView:
    """
    Inspect what the clock has accepted in the shop's name. Locks the case, then stock.

    :raises CaseNotFound, NotYoursToDo, NotNow, OnceOnly; access.RoleTooSmall:
    """
    case, actor = take_up(case_id, Event.GRADE_GOODS, person_id=person_id, now=now)
    _grade(case, grade, now)
    note(case, Act(Event.GRADE_GOODS, actor, person_id, now, f"grade {grade}"))
    return case.view()


def _grade(case: Case, grade: Grade, now: datetime) -> None:
    """Nothing goes back on the shelf that nobody has looked at."""
    case.grade = grade
    if grade == Grade.SELLABLE:
        stock.receive(case.sku_id, case.quantity, because="came back sellable", now=now, cause=f"aftersales:{case.id}")
