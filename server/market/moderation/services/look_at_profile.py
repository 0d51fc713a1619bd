"""Somebody shows another name, face or word of themselves: the machine looks at it when it is there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.moderation import rules
from market.moderation.models import Item
from market.moderation.reported import PERSON_KIND, look_at_person
from market.moderation.services.check_pictures import check_pictures
from market.moderation.services.check_texts import check_texts
from market.moderation.services.open_item import open_item
from market.moderation.states import QUEUED, ItemState
from market.moderation.types import Kind, Outcome, TextToCheck


@transaction.atomic
def look_at_profile(*, person_id: UUID, now: datetime) -> None:
    """
    Put what is doubtful of an account before a reviewer, and show them the newest state of what they are to look at.

    It is seen meanwhile: a name cannot be withheld. What was decided upon and is the same again is left alone, so this
    is safe to repeat.
    """
    sight = look_at_person(person_id, None)
    if sight is None:
        return
    (text,) = check_texts([TextToCheck(Kind.NAME, sight.text)])
    verdicts = (text, check_pictures(sight.picture_ids, author_id=person_id))
    item = Item.objects.filter(subject_kind=PERSON_KIND, subject_id=person_id).first()
    if item is not None:
        known = item.snapshots.get(revision=item.revision)
        if (known.text, known.picture_ids) == (sight.text, list(sight.picture_ids)):
            return
    is_doubtful = rules.gravest(verdicts) != Outcome.PUBLISH
    if is_doubtful or (item is not None and item.state in QUEUED and item.state != ItemState.APPEALED):
        open_item(
            subject=sight.subject, text=sight.text, picture_ids=sight.picture_ids, verdicts=verdicts, is_shown=True,
            now=now,
        )  # fmt: skip
