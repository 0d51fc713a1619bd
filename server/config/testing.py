"""
Databases for tests: one server for everybody, migrations once into a template named by their hash, and a copy of the
template for each test process. `server/conftest.py` turns this into fixtures.
"""

import contextlib
import fcntl
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from config import shared_postgres
from config.children import is_alive

TEMPLATES_KEPT = 4  # Enough for people who switch between branches.
LIBRARIES_WITH_TABLES = ("django", "django-allauth", "procrastinate")


@dataclass
class TestServer:
    """The shared server, held for as long as this process runs."""

    __test__ = False

    lease: shared_postgres.Lease
    home: Path

    @classmethod
    def take(cls, var_dir: Path, *, durable: bool = False) -> "TestServer":
        server = cls(shared_postgres.lease(var_dir, durable=durable), shared_postgres.home_of(var_dir, durable=durable))
        server._forget_the_dead()
        return server

    def url(self, database: str) -> str:
        return f"{self.lease.url.rsplit('/', 1)[0]}/{database}"

    def new_name(self) -> str:
        """Return a name that tells whose database it is, so that a dead run's can be dropped by the next."""
        return f"t_{os.getpid()}_{secrets.token_hex(4)}"

    def version(self) -> str:
        with self._admin() as admin:
            return str(admin.execute("SHOW server_version").fetchone()[0])  # type: ignore[index]

    def copy_template(self, name: str) -> None:
        """Make a database of this name with every migration applied. Takes some 40 ms when the template exists."""
        template = self._template()
        with self._admin() as admin:
            statement = "CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy"
            admin.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Identifier(template)))

    def drop(self, name: str) -> None:
        with self._admin() as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _template(self) -> str:
        name = f"template_{_schema_hash()}"
        with (self.home / "template.lock").open("ab") as only_one, self._admin() as admin:
            fcntl.flock(only_one, fcntl.LOCK_EX)
            if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
                self._build_template(admin, name)
        return name

    def _build_template(self, admin: psycopg.Connection[Any], name: str) -> None:
        half = f"half_{os.getpid()}_{secrets.token_hex(4)}"
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(half)))
        try:
            _migrate(self.url(half))
        except BaseException:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(half)))
            raise
        names = {"half": sql.Identifier(half), "name": sql.Identifier(name)}
        admin.execute(sql.SQL("ALTER DATABASE {half} RENAME TO {name}").format(**names))
        admin.execute(sql.SQL("ALTER DATABASE {name} IS_TEMPLATE true ALLOW_CONNECTIONS false").format(**names))
        self._forget_old_templates(admin)

    def _forget_old_templates(self, admin: psycopg.Connection[Any]) -> None:
        old = admin.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%%' ORDER BY oid DESC OFFSET %s",
            [TEMPLATES_KEPT],
        ).fetchall()
        for (name,) in old:
            admin.execute(sql.SQL("ALTER DATABASE {} WITH IS_TEMPLATE false").format(sql.Identifier(name)))
            admin.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))

    def _forget_the_dead(self) -> None:
        with self._admin() as admin:
            names = [row[0] for row in admin.execute("SELECT datname FROM pg_database").fetchall()]
        for name in names:
            owner = re.fullmatch(r"(?:t|half)_(\d+)_\w+", name)
            if owner is not None and not is_alive(int(owner.group(1))):
                self.drop(name)

    @contextlib.contextmanager
    def _admin(self) -> Iterator[psycopg.Connection[Any]]:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            yield connection


def point_django_at(url: str) -> None:
    """Let Django's default connection, and those of threads to come, open this database from now on."""
    from django.conf import settings
    from django.db import connections

    parts = urlsplit(url)
    where = {
        "NAME": parts.path.lstrip("/"),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
    }
    connections["default"].close()
    for known in (connections["default"].settings_dict, connections.settings["default"], settings.DATABASES["default"]):
        known.update(where)
    os.environ["DATABASE_URL"] = url


def _migrate(url: str) -> None:
    from django.core.management import call_command
    from django.db import connections

    before = os.environ["DATABASE_URL"]
    point_django_at(url)
    try:
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    finally:
        connections["default"].close()
        point_django_at(before)


def _schema_hash() -> str:
    """Return a name for the schema: every migration, and the models of rooms that have no migrations yet."""
    from django.apps import apps

    digest = hashlib.sha256()
    for library in LIBRARIES_WITH_TABLES:
        digest.update(f"{library}={version(library)}\n".encode())
    for app in sorted(apps.get_app_configs(), key=lambda app: app.name):
        digest.update(f"{app.name}\n".encode())
        for file in _schema_files(Path(app.path)):
            digest.update(f"{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _schema_files(room: Path) -> list[Path]:
    migrations = [file for file in (room / "migrations").rglob("*") if file.is_file() and file.suffix != ".pyc"]
    if any(file.name != "__init__.py" for file in migrations):
        return sorted(migrations)
    return sorted([*room.glob("models.py"), *room.glob("models/**/*.py"), *migrations])
