"""Somebody walks through discover."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.circles import facade as circles
from market.feed import rules
from market.feed.errors import WalkIsOver
from market.feed.models import Choice, Walk
from market.feed.queries import anybodys_stretch, hottest, is_personal, stretch
from market.feed.types import Candidate, Reader, Stretch
from market.notes import facade as notes

STRETCH = 200  # Notes that are compared for the next places.
AT_ONCE = 60  # Places given at a time: three pages.
LONGEST = 2_000  # Nobody walks farther; who does begins anew.
SHARED_FOR = timedelta(seconds=30)  # Whoever is nobody in particular walks the same way as others in this time.
KEPT = timedelta(hours=6)


def walk(*, walk_id: UUID | None, reader_id: UUID | None, begin: int, limit: int, now: datetime) -> Stretch:
    """
    Return a stretch of a reader's walk through discover, of a new one when none is named.

    Where the walk has come as far, and where nobody in particular begins, mostly one query.

    :raises WalkIsOver: it is too old, or another's
    """
    if walk_id is None and (reader_id is None or not is_personal(reader_id)):
        shared = anybodys_stretch(viewer_id=reader_id, since=now - SHARED_FOR, limit=limit)
        if shared is not None:
            return shared
        walk_id = begin_walk(reader_id=None, now=now).id
    elif walk_id is None:
        walk_id = begin_walk(reader_id=reader_id, now=now).id
    found = stretch(walk_id, viewer_id=reader_id, begin=begin, limit=limit)
    if found is None or found.reader_id not in (None, reader_id) or found.made_at < now - KEPT:
        raise WalkIsOver
    needed = min(begin + limit + 1, LONGEST)
    if found.length < needed and found.is_endless:
        walk_on(walk_id=walk_id, needed=needed, now=now)
        found = stretch(walk_id, viewer_id=reader_id, begin=begin, limit=limit)
        assert found is not None, "nobody forgets a walk that is young enough"
    return found


def begin_walk(*, reader_id: UUID | None, now: datetime) -> Walk:
    """Put what is hottest in order for a reader who lets discover know them, or in nobody's order. Four queries."""
    walk = Walk(reader_id=reader_id, made_at=now)
    _go_on(walk, now)
    _keep(walk)
    return walk


@transaction.atomic
def walk_on(*, walk_id: UUID, needed: int, now: datetime) -> None:
    """Put more of a walk in order, until it has so many notes or there are no more. Locks the walk."""
    for walk in sql.instances(Walk, "WHERE id = %s FOR UPDATE", [walk_id]):
        while len(walk.note_ids) < needed and walk.reached_hot is not None:
            _go_on(walk, now)
        _keep(walk)


def _keep(walk: Walk) -> None:
    sql.run(
        """
        INSERT INTO feed_walk (id, reader_id, made_at, note_ids, reasons, reached_hot)
        VALUES (%s, %s, %s, %s::uuid[], %s::jsonb, %s) ON CONFLICT (id) DO UPDATE
        SET note_ids = EXCLUDED.note_ids, reasons = EXCLUDED.reasons, reached_hot = EXCLUDED.reached_hot
        """,
        [walk.id, walk.reader_id, walk.made_at, sql.ids(walk.note_ids), sql.as_json(walk.reasons), walk.reached_hot],
    )


def _go_on(walk: Walk, now: datetime) -> None:
    """
    Give the next places to the best of the hottest without one. They are looked for from the top, since what people do
    meanwhile lifts notes past each other: below where the last search ended, one might be missed.
    """
    found = hottest(but=walk.note_ids, limit=STRETCH)
    placed = rules.place(found, _reader(walk.reader_id, found), now, most=AT_ONCE)
    walk.note_ids = [*walk.note_ids, *(one.note_id for one in placed)]
    walk.reasons = [*walk.reasons, *([one.points, *one.reasons] for one in placed)]
    walk.reached_hot = math.inf if len(placed) < len(found) or len(found) == STRETCH else None


def _reader(reader_id: UUID | None, found: Sequence[Candidate]) -> Reader:
    if reader_id is None:
        return Reader()
    followed = circles.followed_among(reader_id, {one.author_id for one in found})
    return Reader(
        followed=frozenset({*followed, reader_id}),  # Oneself one sees as one's follower does.
        friends=frozenset(one for one, is_mutual in followed.items() if is_mutual),
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
