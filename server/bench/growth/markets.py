"""The grown markets of this machine: a PostgreSQL of their own, a database for each size, made once per shape."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg

from bench.growth import plans
from bench.growth.generate import generate
from bench.growth.sizes import Size
from bench.stack import Stack
from config.postgres import Server
from config.services import SERVER
from config.steps import schema_stamp
from imports.progress import Progress

KEPT = timedelta(days=5)  # Teams close within eight days of their making; a market without open ones is no measure.
MEASURED = {
    "shared_preload_libraries": "pg_stat_statements,auto_explain",
    "pg_stat_statements.track_utility": "off",
    "track_io_timing": "on",
    **plans.SETTINGS,
}
# What is not finished is made anew, so nothing waits for the disk while a market is made.
UNSAFE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",
    "autovacuum": "off",
    "shared_buffers": "512MB",
}


@dataclass
class Markets:
    home: Path
    port: int

    def make(self, size: Size, progress: Progress, *, anew: bool = False) -> None:
        """Make a market unless it is there, made of the schema and the statements of today, and young enough."""
        if not anew and self._is_fresh(size):
            return
        stack = Stack(self.home, self.port)
        stack.postgres = Server(self.home / "postgres", settings=UNSAFE)
        stack.start_postgres()
        try:
            self._note(size, "")
            with psycopg.connect(beside(stack.database_url, "postgres"), autocommit=True) as admin:
                admin.execute(f"DROP DATABASE IF EXISTS {size.database} WITH (FORCE)")
                admin.execute(f"CREATE DATABASE {size.database}")
            progress.say(f"A market of {size.products:,} products:")
            url = beside(stack.database_url, size.database)
            generate(url, size, progress, stack.child_env())
            subprocess.run(
                [sys.executable, "-m", "bench.growth.check"],
                cwd=SERVER,
                env={**stack.child_env(), "DATABASE_URL": url, "PYTHONHASHSEED": "0"},
                check=True,
            )
            self._note(size, stamp())
        finally:
            stack.close()

    @contextlib.contextmanager
    def opened(self, size: Size) -> Iterator[Stack]:
        """Open a market with all its processes, on a PostgreSQL that waits for the disk."""
        stack = Stack(self.home, self.port)
        stack.postgres = Server(self.home / "postgres", settings=MEASURED)
        stack.start_postgres()
        try:
            stack.database_url = beside(stack.database_url, size.database)
            stack.open()
            yield stack
        finally:
            stack.close()

    def facts(self, stack: Stack, count: int) -> dict[str, Any]:
        """Ask a market what there is to look at."""
        asked = [sys.executable, "-m", "bench.growth.facts", str(count)]
        said = subprocess.run(asked, cwd=SERVER, env=stack.child_env(), check=True, capture_output=True, text=True)
        known: dict[str, Any] = json.loads(said.stdout)
        return known

    def _is_fresh(self, size: Size) -> bool:
        made = self._made().get(size.name, {})
        if made.get("stamp") != stamp():
            return False
        return datetime.fromisoformat(made["at"]) > datetime.now(UTC) - KEPT

    def _made(self) -> dict[str, dict[str, str]]:
        file = self.home / "made.json"
        known: dict[str, dict[str, str]] = json.loads(file.read_text()) if file.exists() else {}
        return known

    def _note(self, size: Size, of: str) -> None:
        known = {**self._made(), size.name: {"stamp": of, "at": datetime.now(UTC).isoformat()}}
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / "made.json").write_text(json.dumps(known))


def stamp() -> str:
    """Name what a market is made of: the tables, and everything that makes it."""
    digest = sha256(schema_stamp().encode())
    here = Path(__file__).parent
    for file in sorted([*here.glob("sql/*.sql"), *(here / f"{name}.py" for name in ("vocabulary", "words", "index"))]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def beside(url: str, name: str) -> str:
    return f"{url.rsplit('/', 1)[0]}/{name}"
