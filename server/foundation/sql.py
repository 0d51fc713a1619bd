"""Hand-written SQL for the hot paths, on Django's own connection and in its own transaction."""

from collections.abc import Callable, Collection, Sequence
from functools import cache, partial
from typing import Any, TypeAlias, TypeVar, cast
from uuid import UUID

import msgspec
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections
from django.db.models import Model

from foundation.postgresql.base import DatabaseWrapper

T = TypeVar("T")
M = TypeVar("M", bound=Model)

Params: TypeAlias = Sequence[Any] | dict[str, Any]
Columns: TypeAlias = Sequence[tuple[str, str]]  # names, and their types as PostgreSQL says them
Rows: TypeAlias = tuple[str, Columns, Sequence[Sequence[Any]]]  # a table, its columns, and what to write there


def rows(statement: str, params: Params = ()) -> list[tuple[Any, ...]]:
    """Run a statement and return every row it gives."""
    return _ask(statement, params, lambda cursor: list(cursor.fetchall()))


def one(statement: str, params: Params = ()) -> tuple[Any, ...] | None:
    """Run a statement and return its first row, if any."""
    return _ask(statement, params, lambda cursor: cursor.fetchone())


def run(statement: str, params: Params = ()) -> int:
    """Run a statement and return how many rows it touched."""
    return _ask(statement, params, lambda cursor: int(cursor.rowcount))


def instances(kind: type[M], found_by: str, params: Params = ()) -> list[M]:
    """
    Return those rows of a model that are found by what follows FROM and its table.

    For the hottest reads: to compile a statement costs Django several times what it costs to ask it.
    """
    names, conversions = _fields(kind)
    asked = rows(f"SELECT {', '.join(names)} FROM {kind._meta.db_table} {found_by}", params)
    found = []
    for row in asked:
        values = list(row)
        for place, convert in conversions:
            values[place] = convert(values[place])
        found.append(kind.from_db(DEFAULT_DB_ALIAS, names, values))
    return found


@cache
def _fields(kind: type[Model]) -> tuple[list[str], list[tuple[int, Callable[[Any], Any]]]]:
    """Return a model's columns, and what Django does to the values of some, as JSON: by their places."""
    fields = kind._meta.concrete_fields
    conversions: list[tuple[int, Callable[[Any], Any]]] = [
        (place, partial(convert, expression=None, connection=None))
        for place, field in enumerate(fields)
        for convert in field.get_db_converters(connections[DEFAULT_DB_ALIAS])
    ]
    return [field.attname for field in fields], conversions


def _ask(statement: str, params: Params, read: Callable[[Any], T]) -> T:
    database = cast(DatabaseWrapper, connections[DEFAULT_DB_ALIAS])
    if not database.queries_logged and not database.execute_wrappers:
        return read(database.execute_bare(statement, params))
    with database.cursor() as cursor:  # Somebody counts or watches what is asked, and does it by Django's own cursor.
        cursor.execute(statement, params)
        return read(cursor)


def insert_many(table: str, columns: Columns, values: Sequence[Sequence[Any]]) -> None:
    """
    Insert many rows in one statement, whatever their number.

    `columns` are (name, PostgreSQL type) pairs of our own, never of a client; each row of `values` follows them.
    """
    insert_all([(table, columns, values)])


def insert_all(tables: Sequence[Rows]) -> None:
    """Insert many rows into each of several tables, in one statement: foreign keys are looked at when it commits."""
    filled = [(table, columns, values) for table, columns, values in tables if values]
    if filled:
        parts = [_insert(table, columns) for table, columns, _ in filled]
        *first, last = parts
        written = ", ".join(f"part_{place} AS ({part})" for place, part in enumerate(first))
        run(f"WITH {written} {last}" if first else last, [pack(columns, values) for _, columns, values in filled])


def _insert(table: str, columns: Columns) -> str:
    names = ", ".join(name for name, _ in columns)
    return f"INSERT INTO {table} ({names}) SELECT {names} FROM {given(columns)}"


def given(columns: Columns, *, name: str = "given") -> str:
    """
    Return how a statement reads rows that `pack` made, as the table of this name: one parameter, whatever their number.

    An array for each column, bound and read by psycopg, was measured at three to ten times the cost.
    """
    return f"json_to_recordset(%s::json) AS {name} ({', '.join(f'{name} {kind}' for name, kind in columns)})"


def pack(columns: Columns, values: Sequence[Sequence[Any]]) -> str:
    """Write rows for `given`. What is for a json or jsonb column is JSON already."""
    names = [name for name, _ in columns]
    ready = [place for place, (_, kind) in enumerate(columns) if kind in ("json", "jsonb")]
    if ready:
        values = [
            [msgspec.Raw(one.encode()) if place in ready and one is not None else one for place, one in enumerate(row)]
            for row in values
        ]
    return msgspec.json.encode([dict(zip(names, row, strict=True)) for row in values]).decode()


def ids(values: Collection[UUID]) -> str:
    """Write many ids for a parameter that a statement reads as `%s::uuid[]`: psycopg would look at each by itself."""
    return f"{{{','.join([one.hex for one in values])}}}"


def as_json(value: Any) -> str:
    """Write a value for a jsonb column."""
    return msgspec.json.encode(value, enc_hook=str).decode()


def broken_guard(error: IntegrityError) -> str:
    """Name the constraint or unique index that refused a row, so that a room can say what it means."""
    return str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or "")
