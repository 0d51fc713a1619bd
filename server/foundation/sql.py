"""Hand-written SQL for the hot paths, on Django's own connection and in its own transaction."""

from collections.abc import Sequence
from typing import Any

from django.db import connection


def rows(statement: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
    """Run a statement and return every row it gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())


def one(statement: str, params: Sequence[Any] | dict[str, Any] = ()) -> tuple[Any, ...] | None:
    """Run a statement and return its first row, if any."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def run(statement: str, params: Sequence[Any] | dict[str, Any] = ()) -> int:
    """Run a statement and return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return int(cursor.rowcount)
