"""
A market that runs for the journeys: where it is, what it said, and which of its processes is which.

The tests that break things never say how many processes there are: they take `small_market` from a fixture and ask it
for `webs` (addresses, any number), `web_pid(url)` and `worker_pids()`. Its `Shape` is by default two web processes and
two workers over one PostgreSQL; another cluster is a matter of settings, given to pytest in the environment:

    JOURNEYS_WEBS=3 JOURNEYS_WORKERS=1 pytest server/journeys/test_races_for_the_last.py
    REDIS_URL=redis://127.0.0.1:6379 AMQP_URL=amqp://… pytest server/journeys/test_killed_in_mid_storm.py

Whatever else stands in the environment reaches every process of the market; a fixture that overrides `shape` may add to
it in `Shape.env`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg

from config import ports
from config.env import DEVELOPMENT_SECRET
from config.postgres import running_url
from sandbox_bank.testing import RunningBank

SERVER = Path(__file__).resolve().parents[1]
OPEN_SECONDS = 300  # From nothing: migrations, the demo market and, on the first run, the front end's build.
OURS_ALONE = ("DATABASE_URL", "JISHI_ENV", "JISHI_MEDIA", "PYTEST_CURRENT_TEST")  # What the other tests set.


@dataclass(frozen=True)
class Shape:
    """How many processes of a kind a market without pages has, and what else they are told."""

    webs: int = 2
    workers: int = 2
    has_accounts: bool = False  # at every provider that the bank plays, or at the sandbox bank alone
    env: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def told(cls) -> "Shape":
        """Return the shape that the environment asks for."""
        return cls(int(os.environ.get("JOURNEYS_WEBS", "2")), int(os.environ.get("JOURNEYS_WORKERS", "2")))


@dataclass(frozen=True)
class Stack:
    """The market that the journeys visit."""

    url: str
    live_url: str
    bank_url: str
    webs: tuple[str, ...]  # Every web process, as a load balancer would know them; the first is `url`.
    var_dir: Path
    process: subprocess.Popen[bytes]

    def said(self) -> str:
        return (self.var_dir / "said.log").read_text(errors="replace")

    def log(self, name: str) -> str:
        return (self.var_dir / "log" / f"{name}.log").read_text(errors="replace")

    def database_url(self) -> str:
        """Return where its PostgreSQL is now; after a crash that may be another port."""
        url = running_url(self.var_dir / "postgres")
        assert url is not None, f"its PostgreSQL does not run:\n{self.said()}"
        return url

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(self.database_url(), autocommit=True)

    def bank(self) -> RunningBank:
        """Return its bank, to break it, to pay there and to read its book."""
        port = int(self.bank_url.rsplit(":", 1)[1])
        bank = RunningBank(port=port, folder=self.var_dir)
        bank.secret = DEVELOPMENT_SECRET
        return bank

    def env(self) -> dict[str, str]:
        """Return the environment in which `manage.py` acts on this market."""
        env = {name: value for name, value in os.environ.items() if name not in OURS_ALONE}
        return {**env, "JISHI_VAR": str(self.var_dir), "JISHI_PORT": self.url.rsplit(":", 1)[1]}

    def manage(self, *words: str) -> str:
        """Run a command of `manage.py` on this market and return what it said."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(
            command, cwd=SERVER, env=self.env(), capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return done.stdout

    def pids_of(self, what: str) -> list[int]:
        """Return the processes that the supervisor started with these words in their command line, oldest first."""
        return sorted(pid for pid, parent, line in _processes() if parent == self.process.pid and what in line)

    def web_pid(self, url: str) -> int:
        """Return the process that listens there; its children do the work."""
        (pid,) = self.pids_of(f"--port {url.rsplit(':', 1)[1]}")
        return pid

    def worker_pids(self) -> list[int]:
        return self.pids_of("manage.py work")

    def children_of(self, pid: int) -> list[int]:
        return [child for child, parent, _ in _processes() if parent == pid]


@contextmanager
def opened(module: str, *, shape: Shape | None = None) -> Iterator[Stack]:
    """
    Open a market of our own, on free ports, with data of its own; close it at the end.

    In: `shape`, for `journeys.small_market` alone; the whole market is as `make run` has it.
    """
    webs = shape.webs if shape else 1
    var_dir = Path(tempfile.mkdtemp(prefix="jishi-journeys-"))
    var_dir.chmod(0o755)  # PostgreSQL's user must pass.
    port = ports.first_of_free(2 + webs)  # web, hub, bank, and the other webs.
    env = {name: value for name, value in os.environ.items() if name not in OURS_ALONE}
    env |= {"JISHI_PORT": str(port), "JISHI_VAR": str(var_dir), "JISHI_HOST": "127.0.0.1", "PYTHONPATH": str(SERVER)}
    env |= {"JISHI_PUBLIC_URL": f"http://127.0.0.1:{port}", **(shape.env if shape else {})}
    words = ["--webs", str(shape.webs), "--workers", str(shape.workers)] if shape else []
    words += ["--accounts"] if shape and shape.has_accounts else []
    with (var_dir / "said.log").open("wb") as said:
        command = [sys.executable, "-m", module, "--follow-parent", *words]
        process = subprocess.Popen(command, cwd=SERVER, env=env, stdout=said, stderr=said)
    first, live, bank, *others = (f"http://127.0.0.1:{port + step}" for step in range(2 + webs))
    stack = Stack(first, live, bank, (first, *others), var_dir, process)
    try:
        until(lambda: "is open" in stack.said() or process.poll() is not None, OPEN_SECONDS, stack.said)
        assert process.poll() is None, f"the market did not open:\n{stack.said()}"
        yield stack
    finally:
        process.terminate()
        process.wait(60)
        shutil.rmtree(var_dir, ignore_errors=True)


def until(
    condition: Callable[[], object],
    seconds: float,
    explain: Callable[[], object] = lambda: "",
    *,
    pause_seconds: float = 0.1,
) -> None:
    """Wait until something is so. The bound is generous: it is there to end a hopeless wait, not to measure."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain\n{explain()}"
        time.sleep(pause_seconds)


def answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def _processes() -> list[tuple[int, int, str]]:
    """Return every process of this machine: its id, its parent's, its command line."""
    told = subprocess.run(["ps", "-axwwo", "pid=,ppid=,command="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(None, 2) for line in told.splitlines())
    return [(int(pid), int(parent), rest[0] if rest else "") for pid, parent, *rest in rows]
