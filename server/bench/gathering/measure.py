"""Measure one open crowd: its reads over HTTP, a storm on one note, what publishing takes, its heaviest statements."""

from collections.abc import Callable, Sequence
from typing import Any

import psycopg

from bench.cases.case import Setting
from bench.cases.moderation import run as read_texts
from bench.figures import Figures
from bench.gathering.publishing import publish_notes
from bench.gathering.thresholds import weigh_thresholds
from bench.growth.measure import asked_asleep, blocks, largest_tables, memory_held
from bench.growth.plans import heaviest, ran
from bench.measuring import CrowdFailed, Phase, measure
from bench.stack import Stack
from imports.progress import Progress

CONNECTIONS = 2  # One for each core: more would measure how long a line is, not how long an answer takes.
STORM_CONNECTIONS = 64
STORM = 2_000  # Remarks, by three hundred people.
EXPLAINED = 10
Facts = Sequence[tuple[str, str]]


def measure_crowd(stack: Stack, facts: dict[str, Any], progress: Progress, *, is_quick: bool) -> dict[str, Any]:
    """Return everything there is to say of a crowd, as JSON."""
    reads = _reads(facts)
    with psycopg.connect(stack.database_url, autocommit=True) as db:
        db.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
        for _, visit, given in reads:
            measure(stack, Phase(visit, given, CONNECTIONS))  # Whatever is measured has been seen before.
        clockwork = asked_asleep(db)
        db.execute("SELECT pg_stat_statements_reset()")
        pages = []
        for done, (name, visit, given) in enumerate(reads, 1):
            before = blocks(db, clockwork)
            found = _asked(stack, name, Phase(visit, given, CONNECTIONS))
            pages.append({**found, "blocks": round((blocks(db, clockwork) - before) / found["count"], 1)})
            progress.tell("reads", done, len(reads))
        statements = heaviest(db)
        plans = ran(db, stack.postgres.home / "log", _leaf_through(stack, reads))
        for one in statements:
            one["plan"] = plans.get(one.pop("id"), "not seen again")
        published = publish_notes(stack, facts["authors"], db, progress)
        storm = _storms(stack, facts, STORM // 8 if is_quick else STORM)
        thresholds = weigh_thresholds(db, [one["id"] for one in facts["readers"]], facts["following"], progress)
        return {
            "pages": pages,
            "published": published,
            "storm": storm,
            "thresholds": thresholds,
            "moderation": read_texts(Setting(stack, {}, is_quick)).as_json(),
            "statements": statements,
            "memory": memory_held(stack),
            "sizes": largest_tables(db),
        }


def _reads(facts: dict[str, Any]) -> list[tuple[str, str, Facts]]:
    readers = [one["session"] for one in facts["readers"]]
    notes = [f"/api/notes/{one}" for one in facts["notes"]]
    read, walk = "bench.gathering.visits:read", "bench.gathering.visits:walk"
    return [
        ("following", read, [("/api/feed/following", one) for one in readers]),
        ("following, four pages", walk, [("/api/feed/following", one) for one in readers]),
        ("discover, a walk begins", read, [("/api/feed/discover", one) for one in readers]),
        ("discover, four pages", walk, [("/api/feed/discover", one) for one in readers]),
        ("discover, nobody", read, [("/api/feed/discover", "") for _ in readers]),
        ("topic", read, list(zip(facts["topics"] * len(readers), readers, strict=False))),
        ("nearby", read, list(zip(facts["cities"] * len(readers), readers, strict=False))),
        ("note", read, list(zip(notes, readers, strict=True))),
        ("note, nobody", read, [(one, "") for one in notes]),
        ("talk under a note", read, [(f"{note}/comments", one) for note, one in zip(notes, readers, strict=True)]),
    ]


def _leaf_through(stack: Stack, reads: Sequence[tuple[str, str, Facts]]) -> Callable[[], None]:
    def look() -> None:
        for _, visit, given in reads:
            measure(stack, Phase(visit, given[:EXPLAINED], 1))

    return look


def _storms(stack: Stack, facts: dict[str, Any], count: int) -> list[dict[str, Any]]:
    note, talkers = f"/api/notes/{facts['notes'][0]}", facts["talkers"]
    said = [(f"{note}/comments", talkers[at % len(talkers)]) for at in range(count)]
    liked = [(f"{note}/like", one) for one in talkers]
    return [
        _asked(stack, "comments", Phase("bench.gathering.visits:say", said, STORM_CONNECTIONS)),
        _asked(stack, "likes", Phase("bench.gathering.visits:like", liked, STORM_CONNECTIONS)),
    ]


def _asked(stack: Stack, name: str, phase: Phase) -> dict[str, Any]:
    try:
        return as_json(name, measure(stack, phase).per_request)
    except CrowdFailed as failed:
        raise CrowdFailed(f"{name}: {failed}") from failed


def as_json(name: str, found: Figures) -> dict[str, Any]:
    return {
        "name": name,
        "p50_ms": round(found.p50_ms, 2),
        "p99_ms": round(found.p99_ms, 2),
        "per_second": round(found.requests_per_s, 1),
        "app_cpu_ms": round(found.app_cpu_ms, 3),
        "db_cpu_ms": round(found.db_cpu_ms, 3),
        "count": found.count,
    }
