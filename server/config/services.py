"""The processes of the market, and one of them as the supervisor sees it: its words, its crashes, when to try again."""

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from config import children
from config.env import ROOT, Env

SERVER = ROOT / "server"
MOST_CRASHES = 5  # within CRASH_WINDOW_SECONDS; then it is broken, not unlucky
CRASH_WINDOW_SECONDS = 60
LONGEST_PAUSE_SECONDS = 8
LINES_KEPT = 40
STOP_SECONDS = 15  # A request that moves money is let finish.
# glibc keeps a heap for each thread, up to eight a core, and gives little of it back; two are shared well enough.
THRIFT = {"MALLOC_ARENA_MAX": "2"}


class KeepsCrashing(Exception):
    """One process cannot stay up; the message names it and ends with its last lines."""


@dataclass
class Service:
    name: str
    command: list[str]
    port: int | None = None
    process: subprocess.Popen[bytes] | None = None
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=LINES_KEPT))
    crashes: deque[float] = field(default_factory=deque)
    begins_again_at: float = 0
    log: IO[bytes] | None = None
    half_line: bytes = b""

    def start(self, env: Mapping[str, str], logs: Path) -> None:
        if self.log is None:
            logs.mkdir(mode=0o700, parents=True, exist_ok=True)
            logs.chmod(0o700)  # Of an older run too: lines may name people.
            file = logs / f"{self.name}.log"
            if file.exists():
                file.replace(logs / f"{self.name}.log.1")
            self.log = os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")
        self.process = children.spawn(self.command, env={**THRIFT, **env}, cwd=SERVER, output=subprocess.PIPE)
        if self.process.stdout is not None:
            os.set_blocking(self.process.stdout.fileno(), False)

    def read(self) -> list[str]:
        """Return the whole lines it has said since we last asked."""
        if self.process is None or self.process.stdout is None:
            return []
        said = self.process.stdout.read() or b""
        if self.log is not None and said:
            self.log.write(said)
            self.log.flush()
        *whole, self.half_line = (self.half_line + said).split(b"\n")
        lines = [line.decode(errors="replace").rstrip() for line in whole]
        self.last_lines.extend(lines)
        return lines

    def note_crash(self) -> str:
        """
        Clear away what the dead process left and say when it will be started again.

        :raises KeepsCrashing:
        """
        assert self.process is not None, "only a process that ran can crash"
        code = self.process.wait()
        children.sweep(self.process.pid)
        self.close()
        now = time.monotonic()
        self.crashes.append(now)
        while self.crashes[0] < now - CRASH_WINDOW_SECONDS:
            self.crashes.popleft()
        how = f"by {signal.Signals(-code).name}" if code < 0 else f"with code {code}"
        if len(self.crashes) >= MOST_CRASHES:
            said = "\n".join(f"    {line}" for line in self.last_lines)
            raise KeepsCrashing(
                f"{self.name} ended {len(self.crashes)} times in {CRASH_WINDOW_SECONDS} s, lastly {how}."
                f" It said:\n{said}"
            )
        pause = min(LONGEST_PAUSE_SECONDS, 0.5 * 2 ** (len(self.crashes) - 1))
        self.begins_again_at = now + pause
        return f"{self.name} ended {how}; starting it again in {pause:g} s"

    def close(self) -> None:
        if self.process is not None and self.process.stdout is not None:
            self.process.stdout.close()
        self.process = None


def services(env: Env) -> list[Service]:
    """Name every process that serves, in the order they start."""
    granian = [sys.executable, "-m", "granian", "--host", env.host, "--no-ws", "--log-level", "error"]
    granian += ["--workers-kill-timeout", "10"]
    web = [*granian, "--interface", "wsgi", "--port", str(env.port), "--workers", str(env.web_processes)]
    web += ["--blocking-threads", str(env.web_threads), "--backlog", "2048", "--backpressure", "1024"]
    bank = Service("bank", [sys.executable, "-m", "sandbox_bank"], env.bank_port)
    return [
        *([bank] if env.has_sandbox_bank else []),
        Service("live", [sys.executable, "-m", "config.serve_live", env.host, str(env.live_port)], env.live_port),
        Service("web", [*web, "config.wsgi:application"], env.port),
        Service("worker", [sys.executable, "manage.py", "work"]),
    ]
