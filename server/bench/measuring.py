"""Send a crowd, and read what the processes burned meanwhile."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from bench.client import Plan
from bench.crowd import Heard
from bench.figures import Figures, figures
from bench.stack import APP, Stack
from config.services import SERVER

QUIET_CORES = 0.15  # Below this our processes only turn over in their sleep: they look for work a few times a second.
QUIET_SECONDS = 0.5
LONGEST_UNREST_SECONDS = 20
SLEEP_SECONDS = 5


class CrowdFailed(Exception):
    """The market gave a wrong answer; the message says which."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One crowd: what each visitor does, over how many connections, and whose CPU is the application's."""

    visit: str
    facts: Sequence[Any]
    connections: int
    url: str = ""  # empty: the market's own
    app: tuple[str, ...] = APP


@dataclass(frozen=True, slots=True)
class Measured:
    heard: Heard
    app_seconds: float
    db_seconds: float

    @property
    def per_request(self) -> Figures:
        return self.per(self.heard.request_ms, self.heard.seconds)

    @property
    def per_visit(self) -> Figures:
        return self.per(self.heard.visit_ms, self.heard.seconds)

    def per(self, times_ms: Sequence[float], seconds: float) -> Figures:
        """Share what was burned among so many, which took these times."""
        return figures(times_ms=times_ms, seconds=seconds, app_seconds=self.app_seconds, db_seconds=self.db_seconds)


def measure(stack: Stack, phase: Phase, *, then: Callable[[], None] | None = None) -> Measured:
    """
    Let a crowd loose and return its figures. In: what to wait for afterwards, such as that all news has been heard; its
    CPU counts, its seconds do not.

    :raises CrowdFailed:
    """
    wait_until_quiet(stack)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(asdict(_plan(stack, phase)), file)
        file.flush()
        command = [sys.executable, "-m", "bench.client", file.name]
        env = {"PYTHONPATH": str(SERVER), "PATH": "/usr/bin:/bin"}
        with subprocess.Popen(
            command, cwd=SERVER, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as crowd:
            assert crowd.stdin is not None and crowd.stdout is not None
            assert crowd.stdout.readline() == "ready\n", "the crowd did not come together"
            app, db = stack.burned(*phase.app), stack.burned("postgres")
            crowd.stdin.write("go\n")
            crowd.stdin.flush()
            told = json.loads(crowd.stdout.read())
        if "wrong" in told:
            raise CrowdFailed(f"{phase.visit}: {told['wrong']}")
        if then is not None:
            then()
        app, db = stack.burned(*phase.app) - app, stack.burned("postgres") - db
    return Measured(Heard(**told), app, db)


def wait_until_quiet(stack: Stack) -> None:
    """Let what earlier phases left to do be done, so that nobody pays for another's work."""
    everybody = (*stack.services, "postgres")
    deadline = time.monotonic() + LONGEST_UNREST_SECONDS
    burned = stack.burned(*everybody)
    while time.monotonic() < deadline:
        time.sleep(QUIET_SECONDS)
        before, burned = burned, stack.burned(*everybody)
        if burned - before < QUIET_CORES * QUIET_SECONDS:
            return


def measure_sleep(stack: Stack) -> dict[str, float]:
    """Return what each process burns while nobody asks for anything, in CPU ms a second: it looks for work."""
    names = (*stack.services, "postgres")
    before = {name: stack.burned(name) for name in names}
    time.sleep(SLEEP_SECONDS)
    return {name: (stack.burned(name) - before[name]) * 1000 / SLEEP_SECONDS for name in names}


def _plan(stack: Stack, phase: Phase) -> Plan:
    web = urlsplit(phase.url or stack.url)
    addresses = {"web": ("127.0.0.1", web.port or 80), "bank": ("127.0.0.1", stack.env.bank_port)}
    return Plan(phase.visit, list(phase.facts), addresses, phase.connections)
