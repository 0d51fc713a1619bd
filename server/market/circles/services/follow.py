"""People follow people."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import outbox, sql
from foundation.errors import ShopError
from market.circles.errors import NotOneself, PersonNotReachable, TooManyFollowed
from market.circles.events import FollowAsked, PersonFollowed
from market.circles.models import Circle
from market.circles.types import Following, FollowWish
from market.people import facade as people

MOST_FOLLOWED = 5_000  # A reader of more reads nobody; and a feed is made of what one follows.
TIE = (("follower_id", "uuid"), ("followee_id", "uuid"), ("asked_at", "timestamptz"), ("since", "timestamptz"))


@transaction.atomic
def follow_many(wishes: Sequence[FollowWish], *, now: datetime) -> list[Following | ShopError]:
    """
    Let people follow others, each wish with its own answer: YES, or ASKED where the account is private.

    Who follows already is answered as they stand. Locks both accounts of every pair, by id; six statements, whatever
    the number of wishes. In: followers who exist. A trigger refuses a tie between people one of whom blocked the other.
    """
    known = people.people({wish.followee_id for wish in wishes}).keys()
    possible = [wish for wish in wishes if wish.followee_id in known and wish.follower_id != wish.followee_id]
    circles = Circle.objects.make_and_lock({one for wish in possible for one in (wish.follower_id, wish.followee_id)})
    blocked, standing = _between(possible)

    answers: list[Following | ShopError] = []
    new: dict[FollowWish, Following] = {}
    for wish in wishes:
        answer = _refusal(wish, known, blocked) or standing.get(wish) or new.get(wish)
        if answer is None:
            answer = _tie(wish, circles, new)
        answers.append(answer)
    _write(new, now)
    return answers


def _refusal(wish: FollowWish, known: Collection[UUID], blocked: set[FollowWish]) -> ShopError | None:
    if wish.follower_id == wish.followee_id:
        return NotOneself(field="person_id")
    if wish.followee_id not in known or wish in blocked:
        return PersonNotReachable()
    return None


def _tie(wish: FollowWish, circles: dict[UUID, Circle], new: dict[FollowWish, Following]) -> Following | ShopError:
    mine = circles[wish.follower_id]
    asked_for = sum(one.follower_id == wish.follower_id for one in new)
    if mine.following_count + asked_for >= MOST_FOLLOWED:
        return TooManyFollowed(most=MOST_FOLLOWED)
    new[wish] = Following.ASKED if circles[wish.followee_id].is_private else Following.YES
    return new[wish]


def _between(wishes: Sequence[FollowWish]) -> tuple[set[FollowWish], dict[FollowWish, Following]]:
    """Return which pairs a block parts, and how far each follower has come already. One query."""
    blocked, standing = set(), {}
    for follower_id, followee_id, is_blocked, asked_at, since in sql.rows(
        """
        SELECT w.follower_id, w.followee_id,
               EXISTS (SELECT FROM circles_block b WHERE (b.blocker_id, b.blocked_id)
                       IN ((w.follower_id, w.followee_id), (w.followee_id, w.follower_id))),
               t.asked_at, t.since
        FROM unnest(%s::uuid[], %s::uuid[]) AS w (follower_id, followee_id)
        LEFT JOIN circles_tie t ON t.follower_id = w.follower_id AND t.followee_id = w.followee_id
        """,
        [[wish.follower_id for wish in wishes], [wish.followee_id for wish in wishes]],
    ):
        wish = FollowWish(follower_id, followee_id)
        if is_blocked:
            blocked.add(wish)
        if asked_at:
            standing[wish] = Following.YES if since else Following.ASKED
    return blocked, standing


def _write(new: dict[FollowWish, Following], now: datetime) -> None:
    if not new:
        return
    at = now.isoformat()
    sql.insert_many(
        "circles_tie",
        TIE,
        [(w.follower_id, w.followee_id, at, at if answer is Following.YES else None) for w, answer in new.items()],
    )
    followed = [wish for wish, answer in new.items() if answer is Following.YES]
    count_ties(followed, by=1, now=now)
    outbox.publish_many(
        [
            (
                (PersonFollowed if answer is Following.YES else FollowAsked)(wish.follower_id, wish.followee_id, now),
                wish.follower_id,
            )
            for wish, answer in new.items()
        ]
    )


def count_ties(wishes: Sequence[FollowWish], *, by: int, now: datetime) -> None:
    """Add to both accounts' counts; their rows are locked. Whoever has many followers then is popular from then on."""
    following, followers = Counter(w.follower_id for w in wishes), Counter(w.followee_id for w in wishes)
    touched = sorted({*following, *followers})
    if touched:
        sql.run(
            """
            UPDATE circles_circle c
            SET following_count = c.following_count + given.following,
                follower_count = c.follower_count + given.followers,
                popular_since = CASE WHEN c.follower_count + given.followers >= %s
                                THEN coalesce(c.popular_since, %s) ELSE c.popular_since END
            FROM unnest(%s::uuid[], %s::int[], %s::int[]) AS given (person_id, following, followers)
            WHERE c.person_id = given.person_id
            """,
            [
                settings.POPULAR_FROM_FOLLOWERS,
                now,
                touched,
                [by * following[one] for one in touched],
                [by * followers[one] for one in touched],
            ],
        )


def follow(*, follower_id: UUID, followee_id: UUID, now: datetime) -> Following:
    """One wish of `follow_many`. :raises NotOneself, PersonNotReachable, TooManyFollowed:"""
    (answer,) = follow_many([FollowWish(follower_id, followee_id)], now=now)
    if isinstance(answer, ShopError):
        raise answer
    return answer
