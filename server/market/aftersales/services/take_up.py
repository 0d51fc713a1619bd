"""The door to every act: lock the case, see who it is, and whether they may do this now."""

from datetime import datetime
from uuid import UUID

from market.aftersales import rules
from market.aftersales.models import Case
from market.aftersales.queries import role_in
from market.aftersales.states import Actor, Event, actors_of

# What a shop's staff needs for an act; what is not named moves money, or speaks for the shop.
NEEDS = {Event.RESHIP: "orders.ship", Event.NOTE_SIGNED: "orders.ship", Event.GRADE_GOODS: "orders.ship"}


def take_up(case_id: UUID, event: Event, *, person_id: UUID, now: datetime) -> tuple[Case, Actor]:
    """
    Lock a case for somebody to do something in it, and say as whom.

    The lock makes one of the two sides and the clock first; whoever comes after finds what the first has done.

    :raises CaseNotFound, NotYoursToDo, NotNow, TooLate, OnceOnly, SevenDaysNeedNoReason; access.RoleTooSmall:
    """
    case = Case.objects.lock(case_id)
    actor = role_in(case, person_id, "orders.read")
    if actor == Actor.SHOP and Actor.SHOP in actors_of(event):
        role_in(case, person_id, NEEDS.get(event, "refunds.make"))
    rules.check_may(case.view(), event, actor, now)
    return case, actor


def take_up_as(case_id: UUID, event: Event, *, actor: Actor, now: datetime) -> Case:
    """Lock a case for an operator, or for the house itself. :raises CaseNotFound, NotNow, OnceOnly:"""
    case = Case.objects.lock(case_id)
    rules.check_may(case.view(), event, actor, now)
    return case
