"""Something is put before a reviewer."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from foundation.tasks import enqueue
from market.moderation import rules
from market.moderation.models import Item
from market.moderation.models.classifiers import WHOLE_BP
from market.moderation.policy import POLICY
from market.moderation.spotting import GRAVITY
from market.moderation.states import QUEUED, ItemState
from market.moderation.types import Hit, ItemView, Resemblance, Subject, Verdict

POINTS_OF_HOLD = 10  # What was held before anybody read it waits longer than what one person reports: it goes first.


@transaction.atomic
def open_item(
    *,
    subject: Subject,
    text: str,
    picture_ids: Sequence[UUID] = (),
    verdicts: Sequence[Verdict] = (),
    is_shown: bool = False,
    now: datetime,
) -> ItemView:
    """
    Have a person look at something, as it is now; `SubjectDecided` says what came of it.

    A subject has one item. What is held anew after a change replaces what was to be looked at, and opinions about the
    former state count no more. In: `is_shown`, whether readers see it meanwhile. Locks the item.
    """
    hits = [hit for verdict in verdicts for hit in verdict.hits]
    resemblances = [one for verdict in verdicts for one in verdict.resemblances]
    rule = _gravest_rule([*hits, *resemblances])
    item, is_new = Item.objects.get_or_create(
        subject_kind=subject.kind,
        subject_id=subject.id,
        defaults={"author_id": subject.author_id, "subject_version": subject.version, "opened_at": now, "rule": rule},
    )
    item = Item.objects.lock(item.id)
    if not is_new:
        item.revision += 1
        item.subject_version, item.rule, item.opened_at = subject.version, rule, now
    item.is_shown, item.sound_bp, item.sounds_like = is_shown, None, []
    item.opinions_needed = rules.opinions_needed(item.id, item.revision)
    item.priority = POINTS_OF_HOLD + (POLICY[rule].points if rule in POLICY else 0)
    _into_queue(item, is_new=is_new, now=now)
    item.snapshots.create(
        revision=item.revision,
        text=text,
        picture_ids=list(picture_ids),
        hits=[asdict(hit) for hit in hits],
        resemblances=msgspec.to_builtins([asdict(one) for one in resemblances], enc_hook=str),
        list_version=max((one.version for one in verdicts), default=None),
        score_bp=max((round(one.score * WHOLE_BP) for one in verdicts if one.score is not None), default=None),
        at=now,
    )
    enqueue("moderation.hear_item", item_id=str(item.pk), revision=item.revision)
    return item.view()


def _into_queue(item: Item, *, is_new: bool, now: datetime) -> None:
    if is_new or item.state == ItemState.WAITING:
        before = "" if is_new else item.state
        item.release()
        item.moves.create(before=before, after=item.state, revision=item.revision, at=now, because="held")
        item.save()
    else:
        because = "changed while it was looked at" if item.state in QUEUED else "held again"
        item.move_to(ItemState.WAITING, by=None, now=now, because=because)


def _gravest_rule(hits: Sequence[Hit | Resemblance]) -> str:
    return max(hits, key=lambda hit: GRAVITY[hit.severity]).rule if hits else ""
