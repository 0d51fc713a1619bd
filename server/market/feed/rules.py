"""The formula of discover: pure, and the whole of it. What it says of a note is stored with the list and shown."""

import math
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

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

_Weighed: TypeAlias = tuple[float, int, int, Candidate]  # points, the numbers of its id and of its author's


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


def place(candidates: Sequence[Candidate], reader: Reader, now: datetime, *, most: int | None = None) -> list[Placed]:
    """
    Put notes in order for one reader: by points, each step taking the best of what is left after what the last few
    places cost it. The same input gives the same order. In: how many places are given, if not all.
    """
    # Numbers stand for ids here: Python hashes and compares ids by code of its own, and both are most of the work.
    near = {one.int: FOLLOWED_POINTS for one in reader.followed} | {one.int: FRIEND_POINTS for one in reader.friends}
    # The best by points stand first: places only cost, so a step stops looking where points alone do not suffice.
    left = sorted(
        ((_points(one, near, reader), one.note_id.int, one.author_id.int, one) for one in candidates), reverse=True
    )
    newest = now.timestamp() / SECONDS_PER_POINT
    placed: list[Placed] = []
    lately: deque[tuple[int, tuple[str, ...]]] = deque()
    authors: Counter[int] = Counter()
    topics: Counter[str] = Counter()
    while left and len(placed) != most:
        points, _, author, one = left.pop(_best(left, authors, topics))
        lately.append((author, one.topics))
        authors[author] += 1
        topics.update(one.topics)
        if len(lately) > LOOK_BACK:
            gone, its_topics = lately.popleft()
            authors[gone] -= 1
            topics.subtract(its_topics)
        placed.append(Placed(one.note_id, round(points - newest, 3), reasons_of(one, reader, newest)))
    return placed


def _points(one: Candidate, near: Mapping[int, float], reader: Reader) -> float:
    points = one.hot + near.get(one.author_id.int, 0)
    return points + (TOPIC_POINTS if reader.topics.intersection(one.topics) else 0)


def _best(left: Sequence[_Weighed], authors: Mapping[int, int], topics: Mapping[str, int]) -> int:
    """Return the place of what is best after its costs; of equals the later id. In: how often each stood lately."""
    best, most, which = 0, -math.inf, left[0][1]
    for at, (points, note, author, one) in enumerate(left):
        if points < most:
            break
        often = 0
        for topic in one.topics:
            stood = topics.get(topic, 0)
            if stood > often:
                often = stood
        worth = points - SAME_AUTHOR_COST * authors.get(author, 0) - SAME_TOPIC_COST * often
        if worth > most or (worth == most and note > which):
            best, most, which = at, worth, note
    return best


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
