"""One side says something in a case, with pictures."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.aftersales import rules
from market.aftersales.errors import TooMuchEvidence
from market.aftersales.models import Case
from market.aftersales.services.carry_on import Act, note
from market.aftersales.services.take_up import take_up
from market.aftersales.states import Actor, Event
from market.aftersales.types import CaseView
from market.media import facade as media


@transaction.atomic
def speak(*, case_id: UUID, person_id: UUID, text: str, picture_ids: Sequence[UUID] = (), now: datetime) -> CaseView:
    """
    Write down what a side says. Locks the case.

    :raises CaseNotFound, NotNow, SayWhy, TooMuchEvidence; media.PictureNotFound; access.RoleTooSmall:
    """
    case, actor = take_up(case_id, Event.STATE, person_id=person_id, now=now)
    write_statement(case, actor, person_id, text=text, picture_ids=picture_ids, now=now)
    note(case, Act(Event.STATE, actor, person_id, now))
    return case.view()


def write_statement(
    case: Case, actor: Actor, person_id: UUID, *, text: str, picture_ids: Sequence[UUID], now: datetime
) -> None:
    """Add a statement to a locked case. :raises SayWhy, TooMuchEvidence; media.PictureNotFound:"""
    text = rules.check_text(text, is_needed=not picture_ids)
    if len(set(picture_ids)) > rules.MOST_PICTURES:
        raise TooMuchEvidence(field="picture_ids", most=rules.MOST_PICTURES)
    if case.statements.count() >= rules.MOST_STATEMENTS:
        raise TooMuchEvidence(field="text", most=rules.MOST_STATEMENTS)
    media.keep_pictures(picture_ids, now)  # First, so that none is swept away between the two.
    media.check_owner(picture_ids, person_id)
    case.statements.create(
        actor=actor, person_id=person_id, text=text, picture_ids=list(dict.fromkeys(picture_ids)), at=now
    )
