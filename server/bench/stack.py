"""The market as production runs it, on this machine: PostgreSQL that waits for the disk, the processes, the bank."""

import contextlib
import json
import os
import secrets
import shutil
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import psycopg

from bench import cpu
from config import children, env, ports
from config.postgres import Server
from config.services import SERVER, STOP_SECONDS, THRIFT, Service, services
from sandbox_bank.testing import RunningBank

HOST = "bench.jishi.example"
READY_SECONDS = 60
APP = ("web", "live", "worker")  # Whose CPU is the market's own; the bank is somebody else's house.


class Stack:
    """Everything that serves, each as a process of its own."""

    def __init__(self, var_dir: Path, port: int) -> None:
        self.var_dir = var_dir
        self.postgres = Server(var_dir / "postgres")
        self.given = production(var_dir, port)
        self.env = env.read({**self.given, "DATABASE_URL": "postgresql://not-yet"})
        self.url = f"http://127.0.0.1:{port}"
        self.services: dict[str, Service] = {}
        self.database_url = ""
        self._db: psycopg.Connection | None = None

    # Opening and closing

    def start_postgres(self) -> None:
        self.database_url = self.postgres.start()

    def restart_postgres(self) -> None:
        self.postgres.stop()
        self.start_postgres()

    def child_env(self, settings: str = "bench.settings") -> dict[str, str]:
        return {
            **self.given,
            "DATABASE_URL": self.database_url,
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": str(SERVER),
            "PYTHONUNBUFFERED": "1",
        }

    def open(self) -> None:
        """Start every process that `make run` would, and wait until the market answers."""
        (self.var_dir / "static").mkdir(exist_ok=True)
        shutil.rmtree(self.var_dir / "sandbox_bank", ignore_errors=True)  # What it knows is of an earlier market.
        for service in services(self.env):
            self.services[service.name] = service
            self._start(service, self.child_env())
        self._wait_until_ready(self.services["web"])

    def close(self) -> None:
        for service in self.services.values():
            if service.process is not None:
                service.process.send_signal(signal.SIGTERM)
        for service in self.services.values():
            if service.process is not None:
                children.stop(service.process, seconds=STOP_SECONDS)
        self.services.clear()
        if self._db is not None:
            self._db.close()
        self.postgres.stop()

    @contextlib.contextmanager
    def plain(self) -> Iterator[str]:
        """Serve `bench.plain` the same way for a while, and return its address."""
        (web,) = (one for one in services(replace(self.env, port=self.env.port + 3)) if one.name == "web")
        web.name, web.command = "plain", [*web.command[:-1], "bench.plain.wsgi:application"]
        self._start(web, self.child_env("bench.plain.settings"))
        assert web.process is not None
        try:
            self._wait_until_ready(web)
            self.services[web.name] = web
            yield f"http://127.0.0.1:{web.port}"
        finally:
            self.services.pop(web.name, None)
            children.stop(web.process, seconds=STOP_SECONDS)

    def _start(self, service: Service, its_env: Mapping[str, str]) -> None:
        logs = self.var_dir / "log"
        logs.mkdir(parents=True, exist_ok=True)
        with (logs / f"{service.name}.log").open("wb") as log:
            service.process = children.spawn(service.command, env={**THRIFT, **its_env}, cwd=SERVER, output=log)

    def _wait_until_ready(self, web: Service) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self._is_ready(web):
            for service in (web, *self.services.values()):
                assert service.process is not None and service.process.poll() is None, self._last_words(service.name)
            assert time.monotonic() < deadline, f"after {READY_SECONDS} s it is not ready: {self._last_words(web.name)}"
            time.sleep(0.1)

    def _is_ready(self, web: Service) -> bool:
        if not all(ports.is_listening("127.0.0.1", one.port) for one in self.services.values() if one.port):
            return False
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{web.port}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _last_words(self, name: str) -> str:
        log = self.var_dir / "log" / f"{name}.log"
        return f"{name} said, in {log}:\n" + "\n".join(log.read_text(errors="replace").splitlines()[-20:])

    # Asking

    @property
    def db(self) -> psycopg.Connection:
        """Return the connection by which the measuring itself looks and tidies up; what it burns counts for nobody."""
        if self._db is None or self._db.closed:
            self._db = psycopg.connect(self.database_url, autocommit=True)
        return self._db

    def bank(self) -> RunningBank:
        """Return the bank's face, to read its book."""
        bank = RunningBank(port=self.env.bank_port, folder=self.var_dir)
        bank.secret = self.env.bank_secret
        return bank

    def pid_of(self, name: str) -> int:
        process = self.postgres.process if name == "postgres" else self.services[name].process
        assert process is not None, f"{name} does not run"
        return process.pid

    def burned(self, *names: str) -> float:
        """Return the CPU seconds of these processes with all their children, but for our own connection's."""
        burned = cpu.burned(self.pid_of(name) for name in names)
        return burned - cpu.clock(self.db.info.backend_pid) if "postgres" in names else burned

    def memory(self) -> dict[str, cpu.Memory]:
        return {name: cpu.memory_of(self.pid_of(name)) for name in (*self.services, "postgres")}


def production(var_dir: Path, port: int) -> dict[str, str]:
    """Return an environment as production has it, with secrets made once and kept beside the data."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JISHI_")}
    kept.pop("DATABASE_URL", None)
    return {
        **kept,
        "JISHI_ENV": "production",
        "JISHI_VAR": str(var_dir),
        "JISHI_PORT": str(port),
        "JISHI_HOST": "127.0.0.1",
        "JISHI_PUBLIC_URL": f"https://{HOST}",
        "JISHI_ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "JISHI_EMAIL_URL": "smtp://127.0.0.1:25",  # Nobody here has an e-mail address, so no letter leaves.
        "JISHI_SANDBOX_BANK": "1",
        "JISHI_BANK_PUBLIC_URL": f"http://127.0.0.1:{port + 2}",
        **_secrets(var_dir / "secrets.json"),
    }


def _secrets(file: Path) -> dict[str, str]:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        made = {name: secrets.token_urlsafe(48) for name in ("JISHI_SECRET_KEY", "JISHI_BANK_SECRET")}
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            json.dump(made, out)
    known: dict[str, str] = json.loads(file.read_text())
    return known
