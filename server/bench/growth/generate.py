"""
Make a market of a given size by set-wise SQL: the statements of `sql/`, in the order of their names, in spans of rows.

The same seed on the same day makes the same rows. Constraints stay; foreign keys and triggers rest meanwhile, and
indexes that are no constraint are built at the end. A market half made is made anew.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from bench.growth import words
from bench.growth.sizes import Size
from config.services import SERVER
from imports.progress import Progress

STATEMENTS = Path(__file__).with_name("sql")
SEED = 1
HANDS = 2  # Connections at work at once.
MOST_SPANS = 20
LEAST_INDEXED = 5_000  # By one process, so that most of its time is not its start.
ALIGNED = 100  # Orders that make whole teams; see sql/06_bought.sql.


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    file: str
    over: str = ""  # What its spans count: "people", "products" or "orders"; empty: all in one.


STEPS = (
    Step("people", "03_people", "people"),
    Step("what goods are", "04_goods", "products"),
    Step("goods, articles, prices", "05_catalogue", "products"),
    Step("who bought what", "06_bought", "orders"),
    Step("orders, payments, parcels", "07_orders", "orders"),
    Step("teams", "08_teams", "orders"),
    Step("reviews", "09_reviews", "orders"),
    Step("sums", "10_sums"),
    Step("accounts", "11_accounts"),
    Step("the book", "12_ledger", "orders"),
    Step("pages", "13_pages", "products"),
)


def generate(url: str, size: Size, progress: Progress, env: dict[str, str]) -> None:
    """Fill the empty database of this URL. In: the environment that `manage.py migrate` needs."""
    migrate = [sys.executable, "manage.py", "migrate", "--no-input", "-v", "0"]
    subprocess.run(migrate, cwd=SERVER, env={**env, "DATABASE_URL": url}, check=True)
    market = _Maker(url, size, progress)
    with market.connect() as admin:
        indexes = market.put_indexes_aside(admin)
        market.lay_words(admin)
        for step in STEPS:
            market.do(step)
            market.count(admin)
        market.index(env)
        for done, statement in enumerate(indexes, 1):
            admin.execute(statement)
            progress.tell("indexes", done, len(indexes))
        market.finish(env)
        admin.execute("DROP SCHEMA growth CASCADE")
        admin.execute("VACUUM ANALYZE")
        admin.execute("CHECKPOINT")


def today() -> str:
    return datetime.now(UTC).date().isoformat() + " 00:00:00+00"


class _Maker:
    def __init__(self, url: str, size: Size, progress: Progress) -> None:
        self.url = url
        self.size = size
        self.progress = progress
        self.known = words.kinds(size)
        self.names: dict[str, Any] = {
            "today": today(),
            "seed": SEED,
            "products": size.products,
            "people": size.people,
            "orders": size.orders,
            "shops": size.shops,
            "makers": size.makers,
            "offers": size.offers,
            "teams": size.teams,
            "leaves": len(self.known["leaf"]),
            "families": len(self.known["family"]),
            "givens": len(self.known["given"]),
            **{f"{kind}s": len(self.known[kind]) for kind in ("style", "material", "use", "colour", "origin")},
            **{f"{kind}s": len(self.known[kind]) for kind in ("sentence", "opinion")},
        }

    def connect(self) -> psycopg.Connection[Any]:
        connection = psycopg.connect(self.url, autocommit=True)
        for setting in ("session_replication_role = replica", "work_mem = '128MB'", "maintenance_work_mem = '512MB'"):
            connection.execute(f"SET {setting}")
        connection.execute("SET timezone = 'UTC'")
        return connection

    def lay_words(self, admin: psycopg.Connection[Any]) -> None:
        """Put the vocabulary where the statements find it."""
        self._run(admin, "01_draw", 0, 0)
        for table, rows in (
            ("growth.word", words.rows(self.known)),
            ("growth.tree", words.tree_rows()),
        ):
            with admin.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        self.count(admin)
        for file in ("02_ground", "04a_workbench", "06_bought_workbench"):
            self._run(admin, file, 0, 0)
        self.count(admin)

    def do(self, step: Step) -> None:
        """Make one step, a few spans at a time, each in a transaction of its own."""
        spans = list(self._spans(step.over))
        done = 0
        with ThreadPoolExecutor(HANDS) as hands:
            for _ in hands.map(partial(self._span, step), spans):
                done += 1
                self.progress.tell(step.title, done, len(spans))

    def index(self, env: dict[str, str]) -> None:
        """Have search put all goods into its index, a process for each hand."""
        spans = list(self._spans("products", at_least=LEAST_INDEXED))
        done = 0
        with ThreadPoolExecutor(HANDS) as hands:
            for _ in hands.map(lambda span: self._index(env, *map(str, span)), spans):
                done += 1
                self.progress.tell("search index", done, len(spans))

    def finish(self, env: dict[str, str]) -> None:
        """Make what is drawn from everything; it reads by indexes."""
        self._index(env, "finish")

    def _index(self, env: dict[str, str], *which: str) -> None:
        command = [sys.executable, "-m", "bench.growth.index", *which]
        given = {**env, "DATABASE_URL": self.url, "PYTHONHASHSEED": "0"}  # Of a set, the same order every time.
        subprocess.run(command, cwd=SERVER, env=given, check=True)

    def count(self, admin: psycopg.Connection[Any]) -> None:
        """Let the planner know what lies on the workbench."""
        tables = admin.execute(
            "SELECT c.oid::regclass::text FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'growth'::regnamespace"
        ).fetchall()
        for (table,) in tables:
            admin.execute(f"ANALYZE {table}")

    def put_indexes_aside(self, admin: psycopg.Connection[Any]) -> list[str]:
        """Drop the indexes that are no constraint, and return how to make them again."""
        found = admin.execute(
            """
            SELECT pg_get_indexdef(i.indexrelid), i.indexrelid::regclass::text FROM pg_index i
            JOIN pg_class c ON c.oid = i.indrelid
            WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisunique
              AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
            ORDER BY 2
            """
        ).fetchall()
        for _, name in found:
            admin.execute(f"DROP INDEX {name}")
        return [statement for statement, _ in found]

    def _span(self, step: Step, span: tuple[int, int]) -> None:
        with self.connect() as connection:
            connection.autocommit = False
            self._run(connection, step.file, *span)
            connection.commit()

    def _spans(self, over: str, *, at_least: int = ALIGNED) -> Iterator[tuple[int, int]]:
        """Cut the rows of a kind into spans, ends included; orders are numbered from 0, everything else from 1."""
        if not over:
            yield 0, 0
            return
        count = getattr(self.size, over)
        length = max(at_least, count // MOST_SPANS)
        first = 0 if over == "orders" else 1
        for low in range(0, count, length):
            yield low + first, min(low + length, count) + first - 1

    def _run(self, connection: psycopg.Connection[Any], file: str, low: int, high: int) -> None:
        text = (STATEMENTS / f"{file}.sql").read_text()
        names = {**self.names, "low": low, "high": high}
        known = "|".join(names)
        connection.execute(re.sub(rf"(?<!:):({known})\b", lambda at: str(names[at.group(1)]), text).encode())
