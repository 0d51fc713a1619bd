"""
From how many followers on an account should be popular: what a push costs per follower, and a pull per reader.

At each threshold every account with as many followers counts as popular for a moment, in a transaction that is rolled
back, and the readers' feeds are asked by the feed's own statement. Times are those of the database alone.
"""

import time
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import psycopg

from imports.progress import Progress

THRESHOLDS = (200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 10_000_000)
PUSHED = 2_000  # Followers at a time, as the feed does it.
PUSHES = 20
ROUNDS = 3
NOTES_DAYS = 60  # In which the crowd published what there is.
FIRST_PAGE = {"at": datetime.max.replace(tzinfo=UTC), "note": UUID(int=2**128 - 1), "limit": 20}
READS_A_DAY = 10  # Of following, by one person: what a read costs is weighed by it.


def weigh_thresholds(
    db: "psycopg.Connection[Any]", readers: list[str], following: str, progress: Progress
) -> dict[str, Any]:
    """Return what a push costs, and for each threshold what reading costs, and both together a day and a person."""
    push_us = _push(db)
    (people,) = _one(db, "SELECT count(*) FROM circles_circle WHERE following_count > 0")
    rows = []
    for done, least in enumerate(THRESHOLDS, 1):
        read_ms, popular, followed = _read(db, least, readers, following)
        (pushed,) = _one(
            db,
            "SELECT coalesce(sum(c.follower_count), 0)::bigint FROM feed_feednote n"
            " JOIN circles_circle c ON c.person_id = n.author_id WHERE c.follower_count < %s",
            least,
        )
        pushes = pushed / NOTES_DAYS / people
        rows.append(
            {
                "from": least,
                "popular": popular,
                "followed_per_reader": round(followed, 1),
                "read_ms": round(read_ms, 3),
                "pushes_a_day": round(pushes, 2),
                "day_ms": round(READS_A_DAY * read_ms + pushes * push_us / 1000, 3),
            }
        )
        progress.tell("thresholds", done, len(THRESHOLDS))
    return {"push_us": round(push_us, 1), "reads_a_day": READS_A_DAY, "rows": rows}


def _push(db: "psycopg.Connection[Any]") -> float:
    """Return what it costs to put a note before one follower, in microseconds, by the statement of the feed."""
    chosen = "SELECT person_id FROM circles_circle ORDER BY md5(person_id::text) LIMIT %s"
    readers = sorted(one for (one,) in db.execute(chosen, [PUSHED]))
    times = []
    for _ in range(PUSHES):
        with db.transaction(force_rollback=True):
            began = time.perf_counter()
            db.execute(
                "INSERT INTO feed_feedentry (reader_id, published_at, note_id)"
                " SELECT id, now(), %s FROM unnest(%s::uuid[]) AS reader (id) ON CONFLICT DO NOTHING",
                [uuid4(), readers],
            )
            times.append(time.perf_counter() - began)
    return sorted(times)[len(times) // 2] * 1e6 / len(readers)


def _read(
    db: "psycopg.Connection[Any]", least: int, readers: list[str], following: str
) -> tuple[float, int, float]:  # fmt: skip
    """Return what a first page costs in ms, how many accounts are popular, and how many of them a reader follows."""
    with db.transaction(force_rollback=True):
        db.execute("UPDATE circles_circle SET popular_since = NULL WHERE popular_since IS NOT NULL")
        db.execute("UPDATE circles_circle SET popular_since = now() WHERE follower_count >= %s", [least])
        (popular,) = _one(db, "SELECT count(*) FROM circles_circle WHERE popular_since IS NOT NULL")
        (followed,) = _one(
            db,
            "SELECT count(*)::float / %s FROM circles_tie t JOIN circles_circle c ON c.person_id = t.followee_id"
            " WHERE c.popular_since IS NOT NULL AND t.follower_id = ANY(%s::uuid[])",
            len(readers),
            readers,
        )
        times = []
        for _ in range(ROUNDS):
            for reader in readers:
                began = time.perf_counter()
                db.execute(following.encode(), {"viewer": UUID(reader), **FIRST_PAGE}, prepare=True)
                times.append((time.perf_counter() - began) * 1000)
        kept = sorted(times[len(readers) :])
        return kept[len(kept) // 2], popular, followed


def _one(db: "psycopg.Connection[Any]", statement: str, *params: Any) -> tuple[Any, ...]:
    row = db.execute(statement.encode(), params).fetchone()
    assert row is not None
    return tuple(row)
