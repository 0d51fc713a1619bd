"""The server that test runs share: started by the first, held by each, ended when nobody holds it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.env import ROOT
from config.postgres import running_url
from config.shared_postgres import home_of, lease, stop_unused


@pytest.fixture
def var_dir(folder: Path) -> Iterator[Path]:
    yield folder
    for durable in (False, True):
        assert stop_unused(folder, durable=durable)


def setting(url: str, name: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
        assert row is not None
        return str(row[0])


def test_the_second_holder_finds_what_the_first_started_and_the_last_may_end_it(var_dir: Path):
    first = lease(var_dir, durable=False)
    second = lease(var_dir, durable=False)
    assert first.url == second.url

    first.give_back()
    assert not stop_unused(var_dir, durable=False), "the second still holds it"
    assert running_url(home_of(var_dir, durable=False)) == second.url

    second.give_back()
    assert stop_unused(var_dir, durable=False)
    assert running_url(home_of(var_dir, durable=False)) is None


def test_one_waits_for_the_disk_and_the_other_does_not(var_dir: Path):
    fast, durable = lease(var_dir, durable=False), lease(var_dir, durable=True)

    assert [setting(fast.url, "fsync"), setting(durable.url, "fsync")] == ["off", "on"]
    assert setting(durable.url, "synchronous_commit") == "on"

    fast.give_back()
    durable.give_back()


def test_four_who_come_at_once_share_one_server(var_dir: Path):
    ask = "from config.shared_postgres import lease; from pathlib import Path; import sys; "
    ask += "held = lease(Path(sys.argv[1]), durable=False); print(held.url)"
    command = [sys.executable, "-c", ask, str(var_dir)]

    asked = [subprocess.Popen(command, cwd=ROOT / "server", stdout=subprocess.PIPE, text=True) for _ in range(4)]
    urls = {process.communicate(timeout=180)[0].strip() for process in asked}

    assert len(urls) == 1
    assert urls.pop().startswith("postgresql://")
