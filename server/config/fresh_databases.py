"""
A test's database as migrated, again: what was written to is emptied or put back, which takes a tenth of a new copy.

What a test may have changed is found, not declared: tables that were empty and have pages, tables with other rows than
migrations wrote (`xmin` tells: every insert and update writes a higher one, a delete leaves fewer), sequences that have
moved. Whoever changed the schema itself gets a new copy.
"""

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

PATIENCE = "SET LOCAL lock_timeout = '5s'"
TABLES = """
SELECT c.oid::regclass::text FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND pg_relation_size(c.oid) > 0 ORDER BY 1
"""
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
# The newest row of each catalogue that describes tables, and how many there are; pg_statistic, since plans go by it.
# Not pg_class: emptying writes to it.
SCHEMA = " UNION ALL ".join(
    f"SELECT '{catalogue}', count(*), max(xmin::text::bigint) FROM {catalogue}"
    for catalogue in ("pg_attribute", "pg_constraint", "pg_trigger", "pg_proc", "pg_statistic", "pg_db_role_setting")
)


@dataclass(frozen=True)
class Pristine:
    """What a copy of the template is like before anybody has touched it."""

    schema: list[tuple[Any, ...]]
    written: dict[str, tuple[int, int]]  # Tables with rows of migrations: how many, and the newest `xmin`.
    sequences: dict[str, int | None]


def look_at(url: str) -> Pristine:
    """Remember a new copy, and keep its rows beside it in a schema of their own."""
    with psycopg.connect(url) as connection:
        written = {}
        connection.execute("CREATE SCHEMA pristine")
        for (table,) in connection.execute(TABLES).fetchall():
            names = {"table": sql.Identifier(table.strip('"')), "kept": sql.Identifier("pristine", table.strip('"'))}
            written[table.strip('"')] = _rows(connection, table.strip('"'))
            connection.execute(sql.SQL("CREATE TABLE {kept} AS SELECT * FROM {table}").format(**names))
        connection.commit()
        sequences: dict[str, int | None] = dict(connection.execute(SEQUENCES).fetchall())
        return Pristine(connection.execute(SCHEMA).fetchall(), written, sequences)


def make_new(url: str, pristine: Pristine) -> bool:
    """Make a database as it was. Return False when it cannot be: its schema has changed, or somebody holds a table."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute(PATIENCE)
        if connection.execute(SCHEMA).fetchall() != pristine.schema:
            return False
        connection.execute("SET LOCAL session_replication_role = replica")  # Guards against emptying are for others.
        try:
            _put_back(connection, pristine)
        except psycopg.errors.LockNotAvailable:
            return False
    return True


def _put_back(connection: psycopg.Connection[Any], pristine: Pristine) -> None:
    with_rows = [table.strip('"') for (table,) in connection.execute(TABLES).fetchall()]
    changed = [
        table
        for table in {*with_rows, *pristine.written}
        if table not in pristine.written or _rows(connection, table) != pristine.written[table]
    ]
    if changed:
        names = sql.SQL(", ").join(sql.Identifier(table) for table in sorted(changed))
        # With those that refer to them: empty already, or changed, or written again below.
        emptied = _with_referrers(connection, changed)
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
        for table in sorted(emptied & pristine.written.keys()):
            names_of = {"table": sql.Identifier(table), "kept": sql.Identifier("pristine", table)}
            statement = sql.SQL("INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM {kept}")
            connection.execute(statement.format(**names_of))
            pristine.written[table] = _rows(connection, table)
    for name, last_value in connection.execute(SEQUENCES).fetchall():
        if last_value != pristine.sequences.get(name):
            before = pristine.sequences.get(name)
            connection.execute("SELECT setval(%s::regclass, %s, %s)", [f'"{name}"', before or 1, before is not None])


def _with_referrers(connection: psycopg.Connection[Any], tables: list[str]) -> set[str]:
    found = connection.execute(
        """
        WITH RECURSIVE reached AS (
          SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s)
          UNION SELECT f.conrelid FROM pg_constraint f JOIN reached ON f.confrelid = reached.oid WHERE f.contype = 'f')
        SELECT relname FROM pg_class JOIN reached USING (oid)
        """,
        [tables],
    ).fetchall()
    return {name for (name,) in found}


def _rows(connection: psycopg.Connection[Any], table: str) -> tuple[int, int]:
    statement = sql.SQL("SELECT count(*), coalesce(max(xmin::text::bigint), 0) FROM {}").format(sql.Identifier(table))
    found = connection.execute(statement).fetchone()
    assert found is not None, "an aggregate answers"
    return int(found[0]), int(found[1])
