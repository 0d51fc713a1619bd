"""Questions circles can answer. Nothing here writes."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from foundation import sql
from market.circles.errors import PersonNotReachable
from market.circles.models import Circle
from market.circles.types import CircleView, Following, Standing, Tied

Place = tuple[datetime, UUID]  # where a list stopped: since when, who


def circles(person_ids: Collection[UUID]) -> dict[UUID, CircleView]:
    """Return what each account is to everybody; who never did anything here is open and known to nobody. One query."""
    found = {row.person_id: row.view() for row in Circle.objects.filter(pk__in=set(person_ids))}
    return {one: found.get(one) or CircleView(one, "", False, 0, 0) for one in person_ids}


def standings(viewer_id: UUID | None, person_ids: Collection[UUID]) -> dict[UUID, Standing]:
    """
    Return how each person stands to the one who looks; None is somebody not signed in. One query.

    It is planned each time that it is asked: as a join of seven tables that took ten times as long as its answer.
    """
    wanted = list(set(person_ids))
    if not wanted:
        return {}
    rows = sql.rows(
        """
        SELECT w.id, t.since IS NOT NULL, t.asked_at IS NOT NULL,
               EXISTS (SELECT FROM circles_tie f
                       WHERE f.follower_id = w.id AND f.followee_id = %(viewer)s AND f.since IS NOT NULL),
               EXISTS (SELECT FROM circles_block b WHERE b.blocker_id = %(viewer)s AND b.blocked_id = w.id),
               EXISTS (SELECT FROM circles_block b WHERE b.blocker_id = w.id AND b.blocked_id = %(viewer)s),
               EXISTS (SELECT FROM circles_mute m WHERE m.muter_id = %(viewer)s AND m.muted_id = w.id),
               EXISTS (SELECT FROM circles_circle c WHERE c.person_id = w.id AND c.is_private)
        FROM unnest(%(wanted)s::uuid[]) AS w (id)
        LEFT JOIN circles_tie t ON t.follower_id = %(viewer)s AND t.followee_id = w.id
        """,
        {"wanted": wanted, "viewer": viewer_id},
    )
    return {
        person_id: Standing(
            person_id,
            # Oneself one sees as one's follower does.
            Following.YES if follows or person_id == viewer_id else Following.ASKED if asked else Following.NO,
            *rest,
        )
        for person_id, follows, asked, *rest in rows
    }


def standing(viewer_id: UUID | None, person_id: UUID) -> Standing:
    """:raises PersonNotReachable: when either has blocked the other"""
    found = standings(viewer_id, [person_id])[person_id]
    if found.has_blocked:
        raise PersonNotReachable
    return found


def followed_among(viewer_id: UUID, person_ids: Collection[UUID]) -> dict[UUID, bool]:
    """Return whom of these people somebody follows, and whether they follow back. One query."""
    return dict(
        sql.rows(
            """
            SELECT t.followee_id, EXISTS (SELECT FROM circles_tie back WHERE back.follower_id = t.followee_id
              AND back.followee_id = t.follower_id AND back.since IS NOT NULL)
            FROM circles_tie t
            WHERE t.follower_id = %s AND t.followee_id = ANY(%s::uuid[]) AND t.since IS NOT NULL
            """,
            [viewer_id, sql.ids(person_ids)],
        )
    )


def may_see(pairs: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """Return those pairs of (viewer, author) whose viewer may see what the author publishes. One query."""
    wanted = list(set(pairs))
    return {
        (viewer_id, author_id)
        for viewer_id, author_id in sql.rows(
            """
            SELECT p.viewer, p.author FROM unnest(%s::uuid[], %s::uuid[]) AS p (viewer, author)
            LEFT JOIN circles_circle c ON c.person_id = p.author
            WHERE NOT EXISTS (SELECT FROM circles_block b WHERE (b.blocker_id, b.blocked_id)
                              IN ((p.viewer, p.author), (p.author, p.viewer)))
              AND (p.viewer = p.author OR NOT coalesce(c.is_private, false)
                   OR EXISTS (SELECT FROM circles_tie t WHERE t.follower_id = p.viewer AND t.followee_id = p.author
                              AND t.since IS NOT NULL))
            """,
            [[viewer for viewer, _ in wanted], [author for _, author in wanted]],
        )
    }


def welcome(pairs: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """Return those pairs of (reader, doer) whose reader may be told of the doer: no block, no mute. One query."""
    wanted = list(set(pairs))
    return set(
        sql.rows(
            """
            SELECT p.reader, p.doer FROM unnest(%s::uuid[], %s::uuid[]) AS p (reader, doer)
            WHERE NOT EXISTS (SELECT FROM circles_block b WHERE (b.blocker_id, b.blocked_id)
                              IN ((p.reader, p.doer), (p.doer, p.reader)))
              AND NOT EXISTS (SELECT FROM circles_mute m WHERE m.muter_id = p.reader AND m.muted_id = p.doer)
            """,
            [[reader for reader, _ in wanted], [doer for _, doer in wanted]],
        )
    )


def parted(pairs: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """Return those pairs that a block parts, whoever of the two blocked. One query."""
    wanted = list(set(pairs))
    return set(
        sql.rows(
            """
            SELECT p.one, p.other FROM unnest(%s::uuid[], %s::uuid[]) AS p (one, other)
            WHERE EXISTS (SELECT FROM circles_block b WHERE (b.blocker_id, b.blocked_id)
                          IN ((p.one, p.other), (p.other, p.one)))
            """,
            [[one for one, _ in wanted], [other for _, other in wanted]],
        )
    )


def out_of_sight(viewer_id: UUID) -> frozenset[UUID]:
    """Return everybody who blocked this person or is blocked by them. One query."""
    return frozenset(
        one
        for (one,) in sql.rows(
            """
            SELECT blocked_id FROM circles_block WHERE blocker_id = %(viewer)s
            UNION SELECT blocker_id FROM circles_block WHERE blocked_id = %(viewer)s
            """,
            {"viewer": viewer_id},
        )
    )


def is_popular(person_id: UUID) -> bool:
    return Circle.objects.filter(pk=person_id, popular_since__isnull=False).exists()


def follower_ids(person_id: UUID, *, after: UUID | None, limit: int) -> list[UUID]:
    """Return followers by id, to go through all of them in pieces. One query."""
    return [
        one
        for (one,) in sql.rows(
            """
            SELECT follower_id FROM circles_tie
            WHERE followee_id = %s AND since IS NOT NULL AND follower_id > %s
            ORDER BY follower_id LIMIT %s
            """,
            [person_id, after or UUID(int=0), limit],
        )
    ]


def followers(person_id: UUID, *, after: Place | None, limit: int) -> tuple[list[Tied], Place | None]:
    """Return a page of who follows a person, the newest first. One query."""
    return _tied("followee_id", "follower_id", "since", person_id, after, limit)


def followed(person_id: UUID, *, after: Place | None, limit: int) -> tuple[list[Tied], Place | None]:
    """Return a page of whom a person follows, the newest first. One query."""
    return _tied("follower_id", "followee_id", "since", person_id, after, limit)


def asking(person_id: UUID, *, after: Place | None, limit: int) -> tuple[list[Tied], Place | None]:
    """Return a page of who asks to follow a private account, the newest first. One query."""
    return _tied("followee_id", "follower_id", "asked_at", person_id, after, limit)


def friends(person_id: UUID, *, limit: int = 5_000) -> list[UUID]:
    """Return who follows a person and is followed by them. One query."""
    return [
        one
        for (one,) in sql.rows(
            """
            SELECT t.followee_id FROM circles_tie t
            JOIN circles_tie back ON back.follower_id = t.followee_id AND back.followee_id = t.follower_id
            WHERE t.follower_id = %s AND t.since IS NOT NULL AND back.since IS NOT NULL
            ORDER BY t.followee_id LIMIT %s
            """,
            [person_id, limit],
        )
    ]


def followed_ids(person_id: UUID, *, limit: int) -> list[UUID]:
    """Return whom a person follows, the latest first, so many at most. One query."""
    return [
        one
        for (one,) in sql.rows(
            """
            SELECT followee_id FROM circles_tie WHERE follower_id = %s AND since IS NOT NULL
            ORDER BY since DESC, followee_id DESC LIMIT %s
            """,
            [person_id, limit],
        )
    ]


def hold_friendship(one_id: UUID, other_id: UUID) -> bool:
    """
    Say whether two are friends, and let neither tie end before the caller's commit. One query.

    Whoever cuts the ties, as a block does, waits for us; while somebody is cutting them, we wait, and find them gone.
    """
    held = sql.rows(
        """
        SELECT follower_id FROM circles_tie
        WHERE since IS NOT NULL AND (follower_id, followee_id) IN ((%(one)s, %(other)s), (%(other)s, %(one)s))
        ORDER BY follower_id FOR KEY SHARE
        """,
        {"one": one_id, "other": other_id},
    )
    return len(held) == 2


def kept_away(person_id: UUID) -> tuple[list[Tied], list[Tied]]:
    """Return whom a person blocked and whom they muted, the latest first. Two queries."""
    blocked = sql.rows(
        "SELECT blocked_id, at FROM circles_block WHERE blocker_id = %s ORDER BY at DESC, blocked_id", [person_id]
    )
    muted = sql.rows(
        "SELECT muted_id, at FROM circles_mute WHERE muter_id = %s ORDER BY at DESC, muted_id", [person_id]
    )
    return [Tied(*row) for row in blocked], [Tied(*row) for row in muted]


def _tied(
    whose: str, who: str, at: str, person_id: UUID, after: Place | None, limit: int
) -> tuple[list[Tied], Place | None]:
    """In: names of our own columns."""
    state = "since IS NOT NULL" if at == "since" else "since IS NULL"
    beyond = f"AND ({at}, {who}) < (%(at)s, %(who)s)" if after else ""
    rows = sql.rows(
        f"""
        SELECT {who}, {at} FROM circles_tie WHERE {whose} = %(person)s AND {state} {beyond}
        ORDER BY {at} DESC, {who} DESC LIMIT %(limit)s
        """,
        {"person": person_id, "limit": limit + 1, "at": after and after[0], "who": after and after[1]},
    )
    found = [Tied(*row) for row in rows[:limit]]
    return found, (found[-1].at, found[-1].person_id) if len(rows) > limit else None
