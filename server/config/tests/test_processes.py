"""The supervisor, run for real as a process of its own, with the embedded PostgreSQL and small programs."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from config import ports
from config.children import command_line, is_alive
from config.env import ROOT
from config.postgres import running_url


@dataclass
class Running:
    process: subprocess.Popen[bytes]
    home: Path
    port: int
    words: Path

    def said(self) -> str:
        return self.words.read_text(errors="replace")

    def wait_until_open(self) -> None:
        until(lambda: "is open" in self.said(), self.said)

    def family(self) -> set[int]:
        """Every process that came from this market: its environment or its command names our home."""
        mark = str(self.home).encode()
        found = set()
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                told = (entry / "environ").read_bytes() + (entry / "cmdline").read_bytes()
                is_dead = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
            except OSError:
                continue
            if mark in told and not is_dead:
                found.add(int(entry.name))
        return found

    def database_url(self) -> str:
        url = running_url(self.home / "postgres")
        assert url is not None
        return url

    def web_pid(self) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=60) as answer:
            return int(answer.read())


def until(condition: Callable[[], object], explain: Callable[[], object] = lambda: "", seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, explain()
        time.sleep(0.05)


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Running]]:
    begun: list[Running] = []

    def start(**env: str) -> Running:
        port = int(env.get("JISHI_PORT") or ports.first_of_free(3))
        words = folder / f"said-{len(begun)}"
        with words.open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "config.tests.small_market"],
                env={
                    "PATH": os.environ["PATH"],
                    "PYTHONPATH": str(ROOT / "server"),
                    "JISHI_VAR": str(folder),
                    "JISHI_PORT": str(port),
                    **env,
                },
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        running = Running(process, folder, port, words)
        begun.append(running)
        return running

    yield start
    for running in begun:
        if running.process.poll() is None:
            running.process.terminate()
            running.process.wait(180)
    assert all(running.family() == set() for running in begun)


def test_it_opens_and_ctrl_c_leaves_nobody_behind(start):
    market = start()
    market.wait_until_open()
    assert len(market.family()) >= 5, "supervisor, watchdog, web and its child, worker, PostgreSQL"

    market.process.send_signal(signal.SIGINT)

    assert market.process.wait(180) == 0
    assert "Nothing is left running" in market.said()
    until(lambda: market.family() == set(), market.family)


def test_the_second_start_keeps_the_data(start):
    market = start()
    market.wait_until_open()
    with psycopg.connect(market.database_url()) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('拼团')")
    market.process.send_signal(signal.SIGTERM)
    market.process.wait(180)

    again = start()
    again.wait_until_open()

    with psycopg.connect(again.database_url()) as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("拼团",)]


def test_kill_9_of_the_supervisor_leaves_no_orphan(start):
    market = start()
    market.wait_until_open()
    assert len(market.family()) >= 5

    market.process.kill()
    market.process.wait(180)

    until(lambda: market.family() == set(), lambda: [command_line(pid) for pid in market.family()])


def test_after_kill_9_the_next_start_recovers(start):
    market = start()
    market.wait_until_open()
    market.process.kill()
    market.process.wait(180)
    until(lambda: market.family() == set())

    start().wait_until_open()


def test_a_crashed_process_is_started_again_without_its_old_children(start):
    market = start()
    market.wait_until_open()
    crashed = market.web_pid()
    before = market.family()

    os.kill(crashed, signal.SIGKILL)

    until(lambda: "starting it again" in market.said(), market.said)
    until(lambda: ports.is_listening("127.0.0.1", market.port))
    assert market.web_pid() != crashed
    assert "web ended by SIGKILL" in market.said()
    assert len(market.family()) == len(before), "the old grandchild is gone, one new came"


def test_a_crashed_database_is_started_again_on_the_same_port(start):
    market = start()
    market.wait_until_open()
    url = running_url(market.home / "postgres")
    postmaster = next(pid for pid in market.family() if "postgres -D" in command_line(pid))

    os.kill(postmaster, signal.SIGKILL)

    until(lambda: "PostgreSQL ended" in market.said(), market.said)
    until(lambda: running_url(market.home / "postgres") == url)
    assert market.process.poll() is None


def test_a_process_that_keeps_crashing_stops_everything_and_says_why(start):
    market = start(BROKEN="worker")

    assert market.process.wait(180) == 1
    assert "worker ended 5 times" in market.said()
    assert "worker cannot find its hammer" in market.said()
    assert market.family() == set()


def test_a_taken_port_is_named_with_the_variable_that_moves_it(start):
    first = start()
    first.wait_until_open()
    elsewhere = first.home / "other"

    second = start(JISHI_PORT=str(first.port), JISHI_VAR=str(elsewhere))

    assert second.process.wait(180) == 1
    assert f"port {first.port} (web)" in second.said()
    assert "JISHI_PORT" in second.said()
    assert is_alive(first.process.pid)


def test_a_second_start_in_the_same_checkout_is_refused(start):
    first = start()
    first.wait_until_open()

    second = start()

    assert second.process.wait(180) == 1
    assert f"already runs from this checkout: process {first.process.pid}" in second.said()


def test_nonsense_in_the_environment_is_named(start):
    market = start(JISHI_DEBUG="perhaps")

    assert market.process.wait(180) == 1
    assert "JISHI_DEBUG: say 1 or 0, not 'perhaps'" in market.said()
    with pytest.raises(urllib.error.URLError):
        market.web_pid()
