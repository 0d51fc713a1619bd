"""The connection, transactions, and the clock that people may put forward."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sandbox_bank.book.schema import LAYOUT, SCHEMA

Row = dict[str, Any]
Faults = dict[str, float]


class Refused(Exception):
    """The bank says no, for good or for now; `code` says why."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class Store:
    def __init__(self, file: Path) -> None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)  # SQLite gives its journals the mode of the book.
        file.chmod(0o600)
        self.db = sqlite3.connect(file, isolation_level=None)
        self.db.row_factory = sqlite3.Row
        if self._layout() not in (0, LAYOUT) or (self._layout() == 0 and self._has_tables()):
            self.db.close()
            for old in file.parent.glob(f"{file.name}*"):
                old.rename(old.with_name(f"{old.name}.old"))
            self.__init__(file)  # type: ignore[misc]  # once more, over an empty file
            return
        self.db.executescript("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL;")
        self.db.executescript(SCHEMA)
        self.db.execute(f"PRAGMA user_version = {LAYOUT}")

    def close(self) -> None:
        self.db.close()

    def now(self) -> float:
        """
        Return the bank's own time in seconds since 1970: the wall's, put forward as people wished.

        It decides what is due, expired and of which day. Signatures bear the wall's time, or nobody would believe them.
        """
        found = self._one("SELECT value FROM setting WHERE name = 'ahead_seconds'")
        return time.time() + (float(found["value"]) if found else 0.0)

    def put_clock_forward(self, seconds: float) -> float:
        """Put the bank's clock forward by so much more. Return how far it is ahead of the wall's now."""
        ahead = self.now() - time.time() + seconds
        self.db.execute("INSERT OR REPLACE INTO setting VALUES ('ahead_seconds', ?)", [repr(ahead)])
        return ahead

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def _one(self, statement: str, *values: str | float | None) -> Row | None:
        found = self._all(statement, *values)
        return found[0] if found else None

    def _all(self, statement: str, *values: str | float | None) -> list[Row]:
        return [dict(row) for row in self.db.execute(statement, values)]

    def _layout(self) -> int:
        return int(self.db.execute("PRAGMA user_version").fetchone()[0])

    def _has_tables(self) -> bool:
        return self.db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
