"""The filled market's database: made once per schema, kept as a template, and copied anew for every run."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg

from bench.invariants import PAGES
from bench.stack import Stack
from config.postgres import DATABASE
from config.services import SERVER
from config.steps import schema_stamp

TEMPLATE = "filled"
FILLED_BY = ("bench/filling", "bench/settings.py")
DRAWN_BY = ("market/storefront", "market/search")
Say = Callable[[str], None]


def lay_out(stack: Stack, say: Say, *, is_quick: bool = False) -> dict[str, Any]:
    """
    Give the stack a market as it was filled, untouched by earlier runs, and return the facts about it.

    It is filled anew when what fills it has changed, and its pages are drawn anew when what draws them has changed; a
    quick run takes what is there. New migrations are always applied, and pages drawn that they have taken away.
    """
    file = stack.var_dir / "facts.json"
    facts = _read(file)
    filled_by = _hash_of(FILLED_BY, salt=stack.given["JISHI_SECRET_KEY"])  # It signs the sessions.
    drawn_by, schema = _hash_of(DRAWN_BY), schema_stamp()
    template = _beside(stack.database_url, TEMPLATE)
    with psycopg.connect(_beside(stack.database_url, "postgres"), autocommit=True) as admin:
        is_fit = facts is not None and (is_quick or facts["filled_by"] == filled_by) and _exists(admin, TEMPLATE)
        if facts is None or not is_fit:
            say("Filling the market, once:")
            file.unlink(missing_ok=True)
            _drop(admin, TEMPLATE)
            admin.execute(f"CREATE DATABASE {TEMPLATE}")
            _manage(stack, template, "migrate", "--no-input", "-v", "0")
            half = file.with_suffix(".new")
            _run(stack, template, "-m", "bench.filling", str(half))
            facts = {**json.loads(half.read_text()), "filled_by": filled_by, "drawn_by": drawn_by, "schema": schema}
        if facts["schema"] != schema:
            say("Bringing the filled market up to date")
            _manage(stack, template, "migrate", "--no-input", "-v", "0")
            facts["schema"] = schema
        if (facts["drawn_by"] != drawn_by and not is_quick) or not _is_drawn(template):
            say("Drawing its pages anew")
            _manage(stack, template, "refresh_storefront")
            _run_sql(template, "VACUUM ANALYZE")
            facts["drawn_by"] = drawn_by
        file.write_text(json.dumps(facts, ensure_ascii=False))
        _drop(admin, DATABASE)
        admin.execute(f"CREATE DATABASE {DATABASE} TEMPLATE {TEMPLATE} STRATEGY file_copy")
        admin.execute("CHECKPOINT")
    return facts


def _is_drawn(url: str) -> bool:
    """Say whether every page is there; a migration may have emptied a read model."""
    with psycopg.connect(url) as db:
        return not any(db.execute(question).fetchone() for question in PAGES.values())


def _run_sql(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(statement)


def _manage(stack: Stack, url: str, *words: str) -> None:
    _run(stack, url, "manage.py", *words)


def _run(stack: Stack, url: str, *words: str) -> None:
    env = {**stack.child_env(), "DATABASE_URL": url}
    subprocess.run([sys.executable, *words], cwd=SERVER, env=env, check=True)


def _hash_of(places: Iterable[str], *, salt: str = "") -> str:
    """Return a hash of these files, and of those in these folders."""
    digest = sha256(salt.encode())
    for place in places:
        path = SERVER / place
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".json") and "tests" not in file.parts:
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(file: Path) -> dict[str, Any] | None:
    known: dict[str, Any] | None = json.loads(file.read_text()) if file.exists() else None
    return known


def _exists(admin: psycopg.Connection, name: str) -> bool:
    return admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _beside(url: str, name: str) -> str:
    return f"{url.rsplit('/', 1)[0]}/{name}"
