"""Guards that live in the database, for migrations to put there: what must never be is refused by the row itself."""

from django.db import migrations


def append_only(table: str) -> migrations.RunSQL:
    """Refuse every UPDATE, DELETE and TRUNCATE of a table; its mistakes are mended by new rows."""
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'restrict_violation'; END $$;
        CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
          FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only();
        CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only();
        """,
        f"DROP TRIGGER {table}_no_change ON {table}; DROP TRIGGER {table}_no_truncate ON {table};"
        f"DROP FUNCTION {table}_is_append_only();",
    )
