"""Hand-written SQL for the hot paths, on Django's own connection and in its own transaction."""

from collections.abc import Sequence
from typing import Any

import msgspec
from django.db import IntegrityError, connection


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


def insert_many(table: str, columns: Sequence[tuple[str, str]], values: Sequence[Sequence[Any]]) -> None:
    """
    Insert many rows in one statement, whatever their number.

    `columns` are (name, PostgreSQL type) pairs of our own, never of a client; each row of `values` follows them.
    """
    if values:
        names = ", ".join(name for name, _ in columns)
        arrays = ", ".join(f"%s::{kind}[]" for _, kind in columns)
        run(
            f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays})",
            [list(column) for column in zip(*values, strict=True)],
        )


def as_json(value: Any) -> str:
    """Write a value for a jsonb column."""
    return msgspec.json.encode(value, enc_hook=str).decode()


def broken_guard(error: IntegrityError) -> str:
    """Name the constraint or unique index that refused a row, so that a room can say what it means."""
    return str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or "")
