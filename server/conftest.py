"""
What every test stands on: a real PostgreSQL, shared and warm, and a database of its own for each test process.

`django_db` gives a transaction that is rolled back; `django_db(transaction=True)` gives the whole database, made anew
afterwards; the fixture `durable_database` gives one on a server that waits for the disk, for tests that kill processes.
"""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import DjangoDbBlocker, Settings

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("JISHI_VAR", ROOT / "var"))

gc.disable()  # What is imported stays: looking through it for waste takes a quarter of the time of importing it.

if "config.env" in sys.modules:  # Then Django has met a database that is not ours.
    raise pytest.UsageError("unset DJANGO_SETTINGS_MODULE: the tests choose the settings and the database themselves")

from config import cluster_servers
from config.cluster_servers import Process
from config.fresh_databases import Pristine, look_at, make_new
from config.testing import TestServer, point_django_at

# Nothing is asserted of time: by default Hypothesis fails an example that takes 200 ms, and on a busy machine any may.
hypothesis.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("house")
SERVER = TestServer.take(VAR)
DATABASE = SERVER.new_name()
CHILD_ENV = {"PYTHONPATH": str(ROOT / "server"), "DJANGO_SETTINGS_MODULE": "config.settings"}
(VAR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise looks there and warns when it is missing.
MEDIA = Path(tempfile.mkdtemp(prefix="jishi-media-"))

# Before Django reads its settings, so that every part of the market sees the same database.
os.environ.update(
    JISHI_ENV="test",
    DATABASE_URL=SERVER.url(DATABASE),
    JISHI_MEDIA=str(MEDIA),
    DJANGO_SETTINGS_MODULE="config.settings",
)

import django
from django.conf import settings
from django.test import TransactionTestCase

django.setup()
settings.PASSWORD_HASHERS = ["config.light_passwords.LightArgon2"]
del os.environ["DJANGO_SETTINGS_MODULE"]  # Or the workers of xdist would read the settings before they come here.


def pytest_report_header() -> str:
    return f"PostgreSQL {SERVER.version()} in {SERVER.home}"


def pytest_collection_finish() -> None:
    """Leave out of every later search for waste what was there before the first test."""
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    gc.unfreeze()  # Or libraries that count what is theirs at the end complain.
    SERVER.drop(DATABASE)
    shutil.rmtree(MEDIA, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Make this process's database, once, when the first test asks for one."""
    from django.db import connections

    with django_db_blocker.unblock():
        _copy_template()
    yield
    with django_db_blocker.unblock():
        connections.close_all()


_pristine: list[Pristine] = []  # Of this process's database, once there is one.


def _copy_template() -> None:
    SERVER.copy_template(DATABASE)
    _pristine[:] = [look_at(SERVER.url(DATABASE))]


def _begin_anew(self: TransactionTestCase) -> None:
    """Give the next test the database as migrated: with what migrations wrote, and nothing else."""
    from django.db import connections

    connections.close_all()
    if not make_new(SERVER.url(DATABASE), _pristine[0]):
        SERVER.drop(DATABASE)
        _copy_template()


TransactionTestCase._fixture_teardown = _begin_anew  # type: ignore[attr-defined]


@dataclass(frozen=True)
class DurableDatabase:
    """A database on a server that waits for the disk. Django in this process is pointed at it too."""

    url: str
    env: dict[str, str]  # for child processes, wherever they start


@pytest.fixture(scope="session")
def durable_server() -> Iterator[TestServer]:
    server = TestServer.take(VAR, durable=True)
    yield server
    server.lease.give_back()


@pytest.fixture
def durable_database(
    durable_server: TestServer, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[DurableDatabase]:
    """A fresh migrated database on the durable server; give its `env` to the processes that a test starts."""
    from django.db import connections

    name = durable_server.new_name()
    with django_db_blocker.unblock():
        durable_server.copy_template(name)
        point_django_at(durable_server.url(name))
        yield DurableDatabase(durable_server.url(name), {**os.environ, **CHILD_ENV})
        connections.close_all()
        point_django_at(SERVER.url(DATABASE))
        durable_server.drop(name)


@pytest.fixture
def valkey_server(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    """Start a Valkey of this test's own, to be killed at will; the market uses it meanwhile, and notices its return."""
    from foundation import valkey

    server = cluster_servers.valkey(tmp_path / "valkey")
    server.start()
    settings.REDIS_URL = server.url
    monkeypatch.setattr(valkey, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(valkey, "_ask_again_at", 0.0)
    yield server
    server.kill()
