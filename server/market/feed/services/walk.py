"""Somebody walks through discover."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from market.circles import facade as circles
from market.feed import rules
from market.feed.errors import WalkIsOver
from market.feed.models import Choice, Walk
from market.feed.queries import hottest, is_personal
from market.feed.types import Candidate, Reader
from market.notes import facade as notes

STRETCH = 200  # Notes put in order at a time.
LONGEST = 2_000  # Nobody walks farther; who does begins anew.
SHARED_FOR = timedelta(seconds=30)  # Whoever is nobody in particular walks the same way as others in this time.
KEPT = timedelta(hours=6)


@transaction.atomic
def begin_walk(*, reader_id: UUID | None, now: datetime) -> Walk:
    """
    Put what is hottest in order for a reader who lets discover know them; for anybody else in nobody's order.

    Five queries and one row; of the shared walk, mostly one query.
    """
    if reader_id is None or not is_personal(reader_id):
        shared = Walk.objects.filter(reader_id__isnull=True, made_at__gt=now - SHARED_FOR).order_by("-made_at").first()
        if shared is not None:
            return shared
        reader_id = None
    walk = Walk(reader_id=reader_id, made_at=now)
    _go_on(walk, now)
    walk.save(force_insert=True)
    return walk


@transaction.atomic
def walk_on(*, walk_id: UUID, reader_id: UUID | None, needed: int, now: datetime) -> Walk:
    """
    Return a walk, with at least so many notes if there are as many. Locks the walk while it grows.

    :raises WalkIsOver: it is too old, or another's
    """
    walk = Walk.objects.filter(pk=walk_id).first()
    if walk is None or walk.reader_id not in (None, reader_id) or walk.made_at < now - KEPT:
        raise WalkIsOver
    if len(walk.note_ids) < min(needed, LONGEST) and walk.reached_hot is not None:
        walk = Walk.objects.select_for_update().get(pk=walk_id)
        while len(walk.note_ids) < min(needed, LONGEST) and walk.reached_hot is not None:
            _go_on(walk, now)
        walk.save()
    return walk


def _go_on(walk: Walk, now: datetime) -> None:
    """Put the next stretch in order. Where it ends, the next one begins below its least points."""
    found = hottest(below=walk.reached_hot, but=walk.note_ids, limit=STRETCH)
    placed = rules.place(found, _reader(walk.reader_id, found), now)
    walk.note_ids = [*walk.note_ids, *(one.note_id for one in placed)]
    walk.reasons = [*walk.reasons, *([one.points, *one.reasons] for one in placed)]
    walk.reached_hot = found[-1].hot if len(found) == STRETCH else None


def _reader(reader_id: UUID | None, found: Sequence[Candidate]) -> Reader:
    if reader_id is None:
        return Reader()
    standings = circles.standings(reader_id, {one.author_id for one in found})
    return Reader(
        followed=frozenset(one for one, how in standings.items() if how.following == circles.Following.YES),
        friends=frozenset(one for one, how in standings.items() if how.is_friend),
        topics=notes.topics_of_interest(reader_id),
    )


def choose(*, person_id: UUID, is_personal: bool, now: datetime) -> None:
    """Let discover know who reads, or not: it holds from the next page on."""
    Choice.objects.update_or_create(
        person_id=person_id, defaults={"is_personal": is_personal, "changed_at": now}
    )  # fmt: skip
    Walk.objects.filter(reader_id=person_id).delete()


def forget_walks(*, now: datetime) -> int:
    """Forget walks that nobody can go on with. Return how many."""
    return Walk.objects.filter(made_at__lt=now - KEPT).delete()[0]
