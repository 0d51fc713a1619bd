"""The gathered crowds of this machine: a PostgreSQL of their own, a database for each size, made once per shape."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import psycopg

from bench.gathering.grow import grow
from bench.gathering.sizes import Crowd
from bench.growth.markets import MEASURED, UNSAFE, beside
from bench.stack import Stack
from config.postgres import Server
from config.services import SERVER
from config.settings.circles import POPULAR_FROM_FOLLOWERS
from imports.progress import Progress


@dataclass
class Crowds:
    home: Path
    port: int

    def gather(self, crowd: Crowd, progress: Progress, *, anew: bool = False) -> None:
        """Make a crowd unless it is there, made of the schema and the statements of today."""
        if not anew and self._made().get(crowd.name, {}).get("stamp") == stamp():
            return
        stack = Stack(self.home, self.port)
        stack.postgres = Server(self.home / "postgres", settings=UNSAFE)
        stack.start_postgres()
        try:
            self._note(crowd, "", 0)
            with psycopg.connect(beside(stack.database_url, "postgres"), autocommit=True) as admin:
                admin.execute(f"DROP DATABASE IF EXISTS {crowd.database} WITH (FORCE)".encode())
                admin.execute(f"CREATE DATABASE {crowd.database}".encode())
            progress.say(f"A crowd of {crowd.people:,} people:")
            began = datetime.now(UTC)
            url = beside(stack.database_url, crowd.database)
            grow(url, crowd, POPULAR_FROM_FOLLOWERS, progress, stack.child_env())
            self._note(crowd, stamp(), (datetime.now(UTC) - began).total_seconds())
        finally:
            stack.close()

    @contextlib.contextmanager
    def opened(self, crowd: Crowd) -> Iterator[Stack]:
        """Open a crowd's market with all its processes, on a PostgreSQL that waits for the disk."""
        stack = Stack(self.home, self.port)
        stack.postgres = Server(self.home / "postgres", settings=MEASURED)
        stack.start_postgres()
        try:
            stack.database_url = beside(stack.database_url, crowd.database)
            manage = [sys.executable, "manage.py", "migrate", "--no-input", "-v", "0"]
            subprocess.run(manage, cwd=SERVER, env=stack.child_env(), check=True)
            stack.open()
            yield stack
        finally:
            stack.close()

    def seconds(self, crowd: Crowd) -> float:
        """Return how long a crowd took to be made."""
        return float(self._made()[crowd.name].get("seconds", 0))

    def _made(self) -> dict[str, dict[str, str | float]]:
        file = self.home / "made.json"
        known: dict[str, dict[str, str | float]] = json.loads(file.read_text()) if file.exists() else {}
        return known

    def _note(self, crowd: Crowd, of: str, seconds: float) -> None:
        known = {**self._made(), crowd.name: {"stamp": of, "seconds": round(seconds)}}
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / "made.json").write_text(json.dumps(known))


def stamp() -> str:
    """Name what a crowd is made of: the statements. Migrations that came since are applied when it is opened."""
    here, digest = Path(__file__).parent, sha256()
    for file in sorted([*here.glob("sql/*.sql"), here / "sizes.py", here / "covers.py"]):
        digest.update(file.read_bytes())
    return digest.hexdigest()
