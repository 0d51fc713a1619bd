"""
Let a crowd gather in a small market, by the statements in `sql/`: set-wise, in spans of rows, in the order of names.

The same seed on the same day makes the same rows. Constraints stay but for the keys of the two largest tables, which
are built when these are full; foreign keys and triggers rest meanwhile.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from bench.gathering.sizes import TAIL, Crowd
from bench.growth import generate as market
from bench.growth.sizes import Size
from config.services import SERVER
from imports.progress import Progress

STATEMENTS = Path(__file__).with_name("sql")
DRAW = market.STATEMENTS / "01_draw.sql"
BENEATH = Size("1k", 1_000)  # The market of goods, in which the crowd gathers.
SEED = 2  # The market beneath has another: nobody's id is given twice.
HANDS = 2
SPANS = 40
FULL = {  # The largest tables' keys, built when these are full.
    "circles_tie": ("circles_tie_pkey", "follower_id, followee_id"),
    "feed_feedentry": ("feed_feedentry_pkey", "reader_id, published_at, note_id"),
}


def grow(url: str, crowd: Crowd, popular_from: int, progress: Progress, env: dict[str, str]) -> None:
    """Fill the empty database of this URL. In: who is popular, and the environment that `manage.py migrate` needs."""
    market.generate(url, BENEATH, progress, env)
    maker = _Maker(url, crowd, popular_from, progress)
    with maker.connect() as admin:
        maker.run(admin, DRAW, 0, 0)
        maker.run(admin, STATEMENTS / "02_people.sql", 0, 0)
        given = {**env, "DATABASE_URL": url}
        subprocess.run([sys.executable, "-m", "bench.gathering.covers"], cwd=SERVER, env=given, check=True)
        indexes = _without_indexes(admin)
        maker.spans("who follows whom", "03_ties", crowd.people)
        _build(admin, progress, "circles_tie", [one for one in indexes if " public.circles_tie " in one])
        admin.execute("ANALYZE circles_tie")
        maker.spans("accounts", "04_circles", 1)
        admin.execute("ANALYZE circles_circle")
        maker.spans("notes", "05_notes", crowd.notes)
        admin.execute("ANALYZE gathering.note")
        maker.spans("what was put before whom", "06_entries", crowd.notes)
        _build(admin, progress, "feed_feedentry", [one for one in indexes if " public.circles_tie " not in one])
        admin.execute("DROP SCHEMA growth, gathering CASCADE")
        progress.say("Vacuum")
        admin.execute("VACUUM (ANALYZE)")
        admin.execute("CHECKPOINT")


def _without_indexes(admin: "psycopg.Connection[Any]") -> list[str]:
    """Drop the indexes that no constraint needs, and both large keys; return how to make them again."""
    found = admin.execute(
        """
        SELECT pg_get_indexdef(i.indexrelid), i.indexrelid::regclass::text FROM pg_index i
        JOIN pg_class c ON c.oid = i.indrelid
        WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisunique AND c.relname ~ '^(circles|feed|notes)_'
          AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY 2
        """
    ).fetchall()
    for _, name in found:
        admin.execute(f"DROP INDEX {name}".encode())
    for table, (key, _) in FULL.items():
        admin.execute(f"ALTER TABLE {table} DROP CONSTRAINT {key}".encode())
    return [statement for statement, _ in found]


def _build(admin: "psycopg.Connection[Any]", progress: Progress, table: str, indexes: list[str]) -> None:
    key, columns = FULL[table]
    for done, statement in enumerate(
        [f"ALTER TABLE {table} ADD CONSTRAINT {key} PRIMARY KEY ({columns})", *indexes], 1
    ):
        admin.execute(statement.encode())
        progress.tell(f"indexes after {table}", done, len(indexes) + 1)


class _Maker:
    def __init__(self, url: str, crowd: Crowd, popular_from: int, progress: Progress) -> None:
        self.url, self.progress = url, progress
        self.names: dict[str, Any] = {
            "today": market.today(),
            "seed": SEED,
            "people": crowd.people,
            "notes": crowd.notes,
            "products": BENEATH.products,
            "orders": BENEATH.orders,
            "offers": 1,
            "head": f"{(crowd.shift / crowd.people) ** (1 / TAIL)!r}::float8",
            "tail": f"{TAIL}::float8",
            "covers": 500,
            "popular_from": popular_from,
        }

    def connect(self) -> "psycopg.Connection[Any]":
        connection = psycopg.connect(self.url, autocommit=True)
        for setting in (
            "session_replication_role = replica",
            "work_mem = '256MB'",
            "maintenance_work_mem = '1GB'",
            "max_parallel_maintenance_workers = 2",
            "timezone = 'UTC'",
        ):
            connection.execute(f"SET {setting}".encode())
        return connection

    def spans(self, title: str, file: str, count: int) -> None:
        """Make one step, a few spans at a time, each in a transaction of its own."""
        spans = list(_cut(count))
        with ThreadPoolExecutor(HANDS) as hands:
            for done, _ in enumerate(hands.map(partial(self._span, file), spans), 1):
                self.progress.tell(title, done, len(spans))

    def _span(self, file: str, span: tuple[int, int]) -> None:
        with self.connect() as connection, connection.transaction():
            self.run(connection, STATEMENTS / f"{file}.sql", *span)

    def run(self, connection: "psycopg.Connection[Any]", file: Path, low: int, high: int) -> None:
        names = {**self.names, "low": low, "high": high}
        known = "|".join(names)
        connection.execute(
            re.sub(rf"(?<!:):({known})\b", lambda at: str(names[at.group(1)]), file.read_text()).encode()
        )


def _cut(count: int) -> Iterator[tuple[int, int]]:
    """Cut rows that are numbered from 1 into spans, ends included."""
    length = max(1, count // SPANS)
    for low in range(0, count, length):
        yield low + 1, min(low + length, count)
