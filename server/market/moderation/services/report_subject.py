"""Somebody reports what they have seen."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from foundation.errors import TooMany
from market.moderation import rules
from market.moderation.errors import AlreadyReported, ItemNotFound, NotYoursToReport, RuleUnknown, SayWhy
from market.moderation.models import Item, Report
from market.moderation.policy import is_citable
from market.moderation.services.open_item import open_item
from market.moderation.states import QUEUED, ItemState
from market.moderation.subjects import look_at
from market.moderation.types import Sight

DAY = timedelta(days=1)


@transaction.atomic
def report_subject(*, person_id: UUID, kind: str, subject_id: UUID, rule: str, text: str, now: datetime) -> None:
    """
    Have a person look at something that is shown; it stays so until they have decided. Locks the item.

    What waits already comes sooner by each report. What somebody has looked at and kept, and is as it was, is looked
    at again when several have reported it since.

    :raises SubjectNotFound, NotYoursToReport, AlreadyReported, RuleUnknown, SayWhy; TooMany: too often in a day
    """
    text = text.strip()
    if not is_citable(rule):
        raise RuleUnknown(field="rule")
    if len(text) > rules.LONGEST_REASON:
        raise SayWhy(field="text", longest=rules.LONGEST_REASON)
    sight = look_at(kind, subject_id, person_id)
    if sight.subject.author_id == person_id:
        raise NotYoursToReport(field="subject")
    if Report.objects.filter(person_id=person_id, at__gt=now - DAY).count() >= rules.MOST_REPORTS_A_DAY:
        raise TooMany(what="report", per_day=rules.MOST_REPORTS_A_DAY)
    item, is_new = _item_of(sight, rule, now)
    try:
        with transaction.atomic():
            item.reports.create(
                person_id=person_id, rule=rule, text=text, subject_version=sight.subject.version, at=now
            )
    except IntegrityError:
        raise AlreadyReported(field="subject") from None
    if is_new:
        return
    if item.state in QUEUED:
        Item.objects.filter(pk=item.pk).update(priority=F("priority") + 1)
    elif _is_to_be_seen_again(item, sight):
        open_item(subject=sight.subject, text=sight.text, picture_ids=sight.picture_ids, is_shown=True, now=now)
        Item.objects.filter(pk=item.pk).update(rule=rule)


def _item_of(sight: Sight, rule: str, now: datetime) -> tuple[Item, bool]:
    """Return the locked item of a subject, opened for this report if there was none."""
    try:
        return Item.objects.lock_of(sight.subject.kind, sight.subject.id), False
    except ItemNotFound:
        view = open_item(subject=sight.subject, text=sight.text, picture_ids=sight.picture_ids, is_shown=True, now=now)
    # Another's report may have opened it a moment ago; which of the two says why is all the same.
    Item.objects.filter(pk=view.id).update(rule=rule, priority=1)
    return Item.objects.lock(view.id), True


def _is_to_be_seen_again(item: Item, sight: Sight) -> bool:
    if item.state == ItemState.WITHDRAWN:
        return False
    if sight.subject.version != item.subject_version:
        return True
    since = item.reports.filter(at__gte=item.decided_at).count()
    return item.state in (ItemState.KEPT, ItemState.RESTORED) and since >= rules.REPORTS_TO_LOOK_AGAIN
