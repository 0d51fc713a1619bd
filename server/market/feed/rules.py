"""The formula of discover: pure, and the whole of it. What it says of a note is stored with the list and shown."""

import math
from collections import Counter, deque
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from market.feed.types import Candidate, Placed, Reader, Reason
from market.notes.facade import CountsView

# One point is worth half a day of freshness: a note that twice as many love may be half a day older.
SECONDS_PER_POINT = 12 * 60 * 60
LIKE, SAVE, COMMENT = 1, 3, 2  # To keep a note costs more thought than to like it.
MOST_CARE = 1.0
FRESH_POINTS = 2.0  # under a day old
FOLLOWED_POINTS, FRIEND_POINTS, TOPIC_POINTS = 1.0, 2.0, 1.0
# Each note of the same author, or about the same topic, among the last ones makes the next stand farther back.
SAME_AUTHOR_COST, SAME_TOPIC_COST, LOOK_BACK = 2.0, 0.5, 8


def love(counts: CountsView) -> float:
    """Return points for what people did: each doubling is one."""
    return math.log2(1 + LIKE * counts.likes + SAVE * counts.saves + COMMENT * counts.comments)


def care(pictures: int, letters: int) -> float:
    """Return 0 to 1 points for how much there is to see and to read."""
    return MOST_CARE * (min(pictures, 4) / 4 + min(letters, 200) / 200) / 2


def hot(published_at: datetime, loved: float, cared: float) -> float:
    """
    Add up what is the same for every reader. Its freshness grows with the calendar instead of shrinking with age, so
    that the order of two notes does not change while nothing happens to them, and an index can keep it.
    """
    return published_at.timestamp() / SECONDS_PER_POINT + loved + cared


def place(candidates: Sequence[Candidate], reader: Reader, now: datetime) -> list[Placed]:
    """
    Put notes in order for one reader: by points, each step taking the best of what is left after what the last few
    places cost it. The same input gives the same order.
    """
    # The best by points stand first: places only cost, so a step stops looking where points alone do not suffice.
    left = sorted(((_points(one, reader), one) for one in candidates), key=_by_points, reverse=True)
    newest = now.timestamp() / SECONDS_PER_POINT
    placed: list[Placed] = []
    authors: deque[UUID] = deque(maxlen=LOOK_BACK)
    topics: deque[tuple[str, ...]] = deque(maxlen=LOOK_BACK)
    while left:
        points, one = left.pop(_best(left, authors, topics))
        authors.append(one.author_id)
        topics.append(one.topics)
        placed.append(Placed(one.note_id, round(points - newest, 3), reasons_of(one, reader, newest)))
    return placed


def _by_points(one: tuple[float, Candidate]) -> tuple[float, UUID]:
    return one[0], one[1].note_id


def _best(left: Sequence[tuple[float, Candidate]], authors: Collection[UUID], topics: Iterable[tuple[str, ...]]) -> int:
    """Return the place of what is best after its costs; of equals the later id."""
    seen_authors = Counter(authors)
    seen_topics = Counter(topic for some in topics for topic in some)
    best, most = 0, (-math.inf, UUID(int=0))
    for at, (points, one) in enumerate(left):
        if points < most[0]:
            break
        cost = SAME_AUTHOR_COST * seen_authors[one.author_id]
        cost += SAME_TOPIC_COST * max((seen_topics[topic] for topic in one.topics), default=0)
        if (points - cost, one.note_id) > most:
            best, most = at, (points - cost, one.note_id)
    return best


def _points(one: Candidate, reader: Reader) -> float:
    points = one.hot
    if one.author_id in reader.friends:
        points += FRIEND_POINTS
    elif one.author_id in reader.followed:
        points += FOLLOWED_POINTS
    return points + (TOPIC_POINTS if reader.topics.intersection(one.topics) else 0)


def reasons_of(one: Candidate, reader: Reader, newest: float) -> tuple[str, ...]:
    """Name what spoke for a note, the most personal first."""
    reasons: list[str] = []
    if one.author_id in reader.friends:
        reasons.append(Reason.FRIEND)
    elif one.author_id in reader.followed:
        reasons.append(Reason.FOLLOWED)
    reasons += [f"{Reason.TOPIC}:{topic}" for topic in one.topics if topic in reader.topics][:1]
    if one.love >= 1:
        reasons.append(Reason.LOVED)
    if newest - one.freshness <= FRESH_POINTS:
        reasons.append(Reason.FRESH)
    if one.care >= MOST_CARE / 2:
        reasons.append(Reason.CAREFUL)
    return tuple(reasons)
