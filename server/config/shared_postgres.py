"""
A PostgreSQL that several test runs share: whoever comes first starts it, and it ends by itself when nobody has needed
it for a while. Two kinds: one that never waits for the disk, and a durable one for crash and race tests.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

from config.postgres import Server, running_url

IDLE_SECONDS = 600  # Long enough that a person who thinks between two runs finds it warm.
PATIENCE_SECONDS = 90
SETTINGS = {"max_connections": "400"}


class SharedPostgresFailed(Exception):
    """The shared server did not come up; the message ends with what it said."""


@dataclass
class Lease:
    """As long as this lives, the server lives."""

    url: str
    held: IO[bytes]

    def give_back(self) -> None:
        self.held.close()


def home_of(var_dir: Path, *, durable: bool) -> Path:
    return var_dir / ("test-postgres-durable" if durable else "test-postgres")


def lease(var_dir: Path, *, durable: bool) -> Lease:
    """Return the URL of a running shared server, starting it when needed. :raises SharedPostgresFailed:"""
    home = home_of(var_dir, durable=durable)
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    held = (home / "users.lock").open("ab")
    fcntl.flock(held, fcntl.LOCK_SH)
    with (home / "start.lock").open("ab") as only_one:
        fcntl.flock(only_one, fcntl.LOCK_EX)
        url = running_url(home) or _start(home, durable=durable)
    return Lease(url, held)


def stop_unused(var_dir: Path, *, durable: bool) -> bool:
    """End the shared server now unless a test run holds it; True when it does not run afterwards."""
    home = home_of(var_dir, durable=durable)
    if not (home / "minder.pid").exists():
        return True
    with (home / "users.lock").open("ab") as users:
        if not _take(users):
            return False
        pid = int((home / "minder.pid").read_text())
        try:
            os.kill(pid, signal.SIGTERM)
        except ProcessLookupError:
            return True
        deadline = time.monotonic() + 30
        while (home / "minder.pid").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
    return not (home / "minder.pid").exists()


def _start(home: Path, *, durable: bool) -> str:
    log = home / "minder.log"
    with log.open("wb") as output:
        minder = subprocess.Popen(
            [sys.executable, "-m", "config.shared_postgres", "mind", "durable" if durable else "fast"],
            env={**os.environ, "JISHI_VAR": str(home.parent), "JISHI_ENV": "test"},
            cwd=Path(__file__).parents[1],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # It serves others after we have gone.
        )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while minder.poll() is None and time.monotonic() < deadline:
        if (home / "url").exists() and (url := running_url(home)) is not None:
            return url
        time.sleep(0.03)
    raise SharedPostgresFailed(f"the test server in {home} did not start:\n{log.read_text(errors='replace')}")


def _mind(var_dir: Path, *, durable: bool, pg_bin: Path | None) -> int:
    """Start the server and stay with it until it is no longer needed."""
    home = home_of(var_dir, durable=durable)
    server = Server(home, durable=durable, pg_bin=pg_bin, settings=SETTINGS)
    asked_to_stop: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        asked_to_stop.append(number)

    signal.signal(signal.SIGTERM, note)
    (home / "url").unlink(missing_ok=True)
    (home / "minder.pid").write_text(str(os.getpid()))
    try:
        server.start()
        _wait_until_unneeded(home, server, asked_to_stop)
    finally:
        server.stop()
        (home / "minder.pid").unlink(missing_ok=True)
    return 0


def _wait_until_unneeded(home: Path, server: Server, asked_to_stop: list[int]) -> None:
    needed_at = time.monotonic()
    with (home / "users.lock").open("ab") as users, (home / "start.lock").open("ab") as starting:
        while not asked_to_stop and server.process is not None and server.process.poll() is None:
            time.sleep(0.5)
            if not _take(users):
                needed_at = time.monotonic()
                continue
            if time.monotonic() - needed_at > IDLE_SECONDS and _take(starting):
                server.stop()  # Under both locks: whoever comes now waits, and then starts its own.
                return
            fcntl.flock(users, fcntl.LOCK_UN)


def _take(lock: IO[bytes]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def main(arguments: list[str]) -> int:
    from config.env import env  # Here, so that tests can settle the environment after they have a database.

    match arguments:
        case ["mind", ("durable" | "fast") as kind]:
            return _mind(env.var_dir, durable=kind == "durable", pg_bin=env.pg_bin)
        case ["stop"]:
            stopped = [stop_unused(env.var_dir, durable=durable) for durable in (False, True)]
            return 0 if all(stopped) else 1
    sys.stderr.write("usage: python -m config.shared_postgres stop\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
