"""
The supervisor behind `make run`: PostgreSQL, what must be done first, then every process of the market.

A crashed process is started again; one that keeps crashing stops everything. Nothing that was started here outlives it.
"""

import contextlib
import fcntl
import os
import selectors
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import IO
from urllib.parse import urlsplit

from config import children, ports
from config.console import Console
from config.env import BadEnvironment, Env, env
from config.pg_binaries import NoPostgres
from config.postgres import PostgresFailed, Server
from config.services import SERVER, STOP_SECONDS, KeepsCrashing, Service, services
from config.steps import Prepared, Runner, StepFailed, Track, stages

LOOK_SECONDS = 0.2
READY_SECONDS = 60


class CannotStart(Exception):
    """Something outside stands in our way; the message says what, and what to do."""


class Market:
    """Everything that runs on this machine for one checkout."""

    def __init__(
        self,
        env: Env,
        console: Console,
        *,
        plan: Callable[[Env], list[Service]] = services,
        stages: Callable[[Env, Mapping[str, str], Prepared], list[list[Track]]] = stages,
        stop_seconds: float = STOP_SECONDS,
    ) -> None:
        self.env = env
        self.console = console
        self.plan = plan
        self.stages = stages
        self.stop_seconds = stop_seconds
        self.logs = env.var_dir / "log"
        self.prepared = Prepared(None)
        self.postgres: Server | None = None
        self.database_url = env.database_url
        self.services: list[Service] = []
        self.runners: list[Runner] = []
        self.stop_asked = 0
        self.watchdog: subprocess.Popen[bytes] | None = None
        self.selector = selectors.DefaultSelector()

    def run(self) -> int:
        """Open the market, keep it open until asked to stop, close it. Return the exit code."""
        began = time.monotonic()
        failed = ""
        with self._only_one_here():
            self._check_ports()
            self._listen_to_signals()
            self._start_watchdog()
            try:
                self._start_postgres()
                self._prepare()
                self._start_services()
                self._wait_until_ready()
                if not self.stop_asked:
                    self._welcome(time.monotonic() - began)
                while not self.stop_asked:
                    self._look_after_everything()
            except (NoPostgres, PostgresFailed, StepFailed, KeepsCrashing) as failure:
                failed = str(failure)
            finally:
                self._stop_everything()
        if failed:
            self.console.say(f"\n{failed}\n\nWhole logs: {self.logs}")
            return 1
        return 0

    # Opening

    @contextlib.contextmanager
    def _only_one_here(self) -> Iterator[None]:
        self.env.var_dir.mkdir(parents=True, exist_ok=True)
        with _own(self.env.var_dir / "run.lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.seek(0)
                raise CannotStart(f"The market already runs from this checkout: {lock.read().strip()}") from None
            lock.truncate(0)
            lock.write(f"process {os.getpid()}, {self.env.public_url}")
            lock.flush()
            yield

    def _check_ports(self) -> None:
        wanted = {"web": self.env.port, "live hub": self.env.live_port}
        if self.env.has_sandbox_bank:
            wanted["sandbox bank"] = self.env.bank_port
        taken = [f"{port} ({name})" for name, port in wanted.items() if not ports.is_free(self.env.host, port)]
        if taken:
            raise CannotStart(
                f"Taken on {self.env.host} by another program: port {', '.join(taken)}. "
                f"JISHI_PORT moves all three, for example: JISHI_PORT={self.env.port + 100} make run"
            )

    def _listen_to_signals(self) -> None:
        def note(number: int, frame: FrameType | None) -> None:
            self.stop_asked += 1

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, note)

    def _start_watchdog(self) -> None:
        self.watchdog = subprocess.Popen(
            [sys.executable, "-S", "-E", str(Path(__file__).with_name("watchdog.py"))],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def _tell_watchdog(self, line: str) -> None:
        if self.watchdog is not None and self.watchdog.stdin is not None:
            with contextlib.suppress(BrokenPipeError):  # Killed by hand: the kernel still ends our children with us.
                self.watchdog.stdin.write(f"{line}\n".encode())
                self.watchdog.stdin.flush()

    def _start_postgres(self) -> None:
        if self.env.database_url is not None:
            where = urlsplit(self.env.database_url)
            self.console.say(f"  · PostgreSQL at {where.hostname}:{where.port or 5432}, as DATABASE_URL says")
            return
        self.console.begin("Start PostgreSQL")
        self.postgres = Server(self.env.var_dir / "postgres", pg_bin=self.env.pg_bin)
        try:
            self.database_url = self.postgres.start()
        except (NoPostgres, PostgresFailed):
            self.console.failed("Start PostgreSQL")
            raise
        assert self.postgres.process is not None, "a started server has a process"
        self._tell_watchdog(f"+{self.postgres.process.pid} {int(signal.SIGINT)}")
        self.console.done("Start PostgreSQL", self.postgres.describe())

    def _prepare(self) -> None:
        self.prepared = Prepared(self.postgres.data.with_name("prepared.json") if self.postgres is not None else None)

        def watch(pid: int) -> None:
            self._tell_watchdog(f"+{pid} {int(signal.SIGTERM)}")

        for stage in self.stages(self.env, self._child_env(), self.prepared):
            self.runners = [Runner(track, self.console, self.logs, watch) for track in stage]
            while not self.stop_asked and not all(runner.is_done for runner in self.runners):
                for runner in self.runners:
                    runner.look()
                self.console.tick()
                time.sleep(0.1)

    def _child_env(self) -> Mapping[str, str]:
        return {
            **os.environ,
            "DATABASE_URL": self.database_url or "",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONPATH": str(SERVER),
            "PYTHONUNBUFFERED": "1",
        }

    def _start_services(self) -> None:
        if self.stop_asked:
            return
        (self.env.var_dir / "static").mkdir(exist_ok=True)  # WhiteNoise looks there and warns when it is missing.
        self.services = self.plan(self.env)
        for service in self.services:
            self._start(service)

    def _start(self, service: Service) -> None:
        service.start(self._child_env(), self.logs)
        if service.process is not None and service.process.stdout is not None:
            self._tell_watchdog(f"+{service.process.pid} {int(signal.SIGTERM)}")
            self.selector.register(service.process.stdout, selectors.EVENT_READ, service)

    def _wait_until_ready(self) -> None:
        if self.stop_asked:
            return
        step = "Open the doors"
        self.console.begin(step)
        deadline = time.monotonic() + READY_SECONDS
        while not self.stop_asked and not self._is_ready():
            self._look_after_everything()
            self.console.tick()
            if time.monotonic() > deadline:
                self.console.failed(step)
                raise StepFailed(f"After {READY_SECONDS} s {self.env.public_url}/readyz still says no")
        self.console.done(step)

    def _is_ready(self) -> bool:
        host = _reachable(self.env.host)
        listening = all(ports.is_listening(host, service.port) for service in self.services if service.port)
        return listening and _answers(f"http://{host}:{self.env.port}/readyz")

    def _welcome(self, seconds: float) -> None:
        self.console.say(f"\n  Jishi 集市 is open: {self.env.public_url}   ({seconds:.1f} s)\n")
        for line in self.prepared.who_to_sign_in_as().splitlines():
            self.console.say(f"  {line}")
        self.console.say(f"\n  Logs: {self.logs}    Stop: Ctrl-C\n")

    # Keeping open

    def _look_after_everything(self) -> None:
        for key, _ in self.selector.select(LOOK_SECONDS):
            self._pass_on(key.data)
        for service in self.services:
            self._look_after(service)
        self._look_after_postgres()

    def _pass_on(self, service: Service) -> None:
        for line in service.read():
            self.console.pass_on(service.name, line)

    def _look_after(self, service: Service) -> None:
        if service.process is None:
            if time.monotonic() >= service.begins_again_at:
                self._start(service)
            return
        if service.process.poll() is None:
            return
        self._pass_on(service)
        pid = service.process.pid
        self._forget(service)
        self.console.say(f"  ! {service.note_crash()}")
        self._tell_watchdog(f"-{pid}")

    def _look_after_postgres(self) -> None:
        server = self.postgres
        if server is None or server.process is None or server.process.poll() is None or self.stop_asked:
            return
        self.console.say(f"  ! PostgreSQL ended with code {server.process.returncode}; starting it again")
        self._tell_watchdog(f"-{server.process.pid}")
        url = server.start()
        self._tell_watchdog(f"+{server.process.pid} {int(signal.SIGINT)}")
        if url != self.database_url:  # Its port was taken meanwhile: everybody must learn the new one.
            self.database_url = url
            for service in self.services:
                if service.process is not None:
                    service.process.terminate()

    def _forget(self, service: Service) -> None:
        if service.process is not None and service.process.stdout is not None:
            with contextlib.suppress(KeyError):
                self.selector.unregister(service.process.stdout)

    # Closing

    def _stop_everything(self) -> None:
        running = [service for service in self.services if service.process is not None]
        if running or self.postgres is not None:
            self.console.say("\n  Closing …")
        for runner in self.runners:
            runner.stop()
        for service in running:
            if service.process is not None:
                service.process.send_signal(signal.SIGTERM)
        self._wait_for(running)
        for service in running:
            self._forget(service)
            if service.process is not None:
                children.stop(service.process, politely=signal.SIGKILL)
            service.close()
        if self.postgres is not None:
            self.postgres.stop()
        if self.watchdog is not None and self.watchdog.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.watchdog.stdin.close()
            self.watchdog.wait()
        if running or self.postgres is not None:
            self.console.say("  Closed. Nothing is left running.")

    def _wait_for(self, running: list[Service]) -> None:
        """Give requests in progress their time, unless asked a second time."""
        deadline = time.monotonic() + self.stop_seconds
        while time.monotonic() < deadline and self.stop_asked < 2:
            if all(service.process is None or service.process.poll() is not None for service in running):
                return
            for key, _ in self.selector.select(0.05):
                service: Service = key.data
                if not service.read() and service.process is not None and service.process.poll() is not None:
                    self._forget(service)


def _own(file: Path) -> IO[str]:
    """Open a lock file that others may read, without emptying it."""
    return os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o644), "r+")


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 (compared, not bound)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 (our own http address)
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def run(market: Callable[[], Market]) -> int:
    """Run a market to its end, and say plainly why when it cannot even begin."""
    try:
        return market().run()
    except (CannotStart, BadEnvironment) as reason:
        sys.stderr.write(f"{reason}\n")
        return 1


if __name__ == "__main__":
    if "--follow-parent" in sys.argv:  # `make` may be killed, and we are not to be left behind.
        children.end_with_parent(signal.SIGTERM)
    sys.exit(run(lambda: Market(env, Console())))
