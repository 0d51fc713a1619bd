"""
The embedded PostgreSQL: made once under var/postgres, started on 127.0.0.1 with a password of its own, stopped cleanly.

`python -m config.postgres run -- COMMAND…` lends a running server to one command.
"""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import psycopg

from config import children
from config.children import Account
from config.pg_binaries import SHARED_COPIES, Binaries, account_for_server, can_reach, find_binaries, readable_by

USER = "jishi"
DATABASE = "jishi"
START_SECONDS = 60  # A crash recovery on a slow disk takes most of it.
STOP_SECONDS = 30
# Why a start may fail that is tried again: somebody took the port between our look and its; or a killed server's
# backends, on a busy machine, have not noticed yet.
PASSING = ("Address already in use", "pre-existing shared memory block")
STARTS, PAUSE_SECONDS = 15, 1.0
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",  # Our queries are short: compiling them costs more than running them.
    # As for disks without a moving arm. With PostgreSQL's own 4, the plan that it keeps for any product reads and sorts
    # all reviews of a product that has eighteen thousand, rather than walk the index to the newest twenty.
    "random_page_cost": "1.1",
    "log_min_duration_statement": "1000",
    "password_encryption": "scram-sha-256",
}
# A test database may be lost with the machine, so nothing waits for the disk.
NO_SYNC = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_size": "4GB",
}


class PostgresFailed(Exception):
    """The server did not start; the message ends with its last lines."""


@dataclass
class Server:
    """One cluster of databases in one folder, and the process that serves it."""

    home: Path
    durable: bool = True
    pg_bin: Path | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    binaries: Binaries | None = None

    def start(self) -> str:
        """
        Make the cluster if there is none, start it, and return the URL of its database.

        :raises NoPostgres, PostgresFailed:
        """
        account = account_for_server()
        binaries = find_binaries(self.pg_bin)
        if account is not None:
            binaries = readable_by(binaries, account)
        self.binaries = binaries
        self.home.mkdir(mode=0o755, parents=True, exist_ok=True)
        data = self._data_folder(account)
        password = _password(data)
        if not (data / "PG_VERSION").exists():
            _make_cluster(data, binaries, account, password, durable=self.durable)
        _check_version(data, binaries)
        _clear_the_stale(data)
        url = self._serve(data, binaries, account, password)
        _make_database(url)
        _write_private(self.home / "url", url)
        return url

    def stop(self) -> None:
        """End the server cleanly; open connections are cut."""
        (self.home / "url").unlink(missing_ok=True)
        if self.process is not None:
            children.stop(self.process, politely=signal.SIGINT, seconds=STOP_SECONDS)
            self.process = None

    @property
    def data(self) -> Path:
        """Where the data lie; what is kept about them lies beside."""
        return self._data_folder(account_for_server())

    def describe(self) -> str:
        if self.binaries is None or self.process is None:
            return "not running"
        account = account_for_server()
        return f"{self.binaries.version} from {self.binaries.source}{f', as {account.name}' if account else ''}"

    def last_lines(self, count: int = 15) -> str:
        log = self.home / "log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-count:]) if log.exists() else ""

    def _data_folder(self, account: Account | None) -> Path:
        """The data lie in our home, or, when the server's user cannot go there, in a folder of the machine."""
        usual = self.home / "data"
        if account is None or can_reach(self.home, account):
            return usual
        if usual.exists():  # A new cluster elsewhere would look as if everything were lost.
            raise PostgresFailed(f"The data lie in {usual}, and the user {account.name} may not enter there any more")
        name = f"{self.home.name}-{sha256(str(self.home.resolve()).encode()).hexdigest()[:12]}"
        elsewhere = SHARED_COPIES / name
        elsewhere.mkdir(mode=0o755, parents=True, exist_ok=True)
        (self.home / "data-is-in").write_text(f"{elsewhere}\n")
        return elsewhere / "data"

    def _serve(self, data: Path, binaries: Binaries, account: Account | None, password: str) -> str:
        for attempt in range(STARTS):
            port = _free_port(self._last_port() if attempt == 0 else None)
            settings = {**SETTINGS, **({} if self.durable else NO_SYNC), **self.settings, "port": str(port)}
            command: list[str | Path] = [binaries.folder / "postgres", "-D", data]
            for name, value in settings.items():
                command += ["-c", f"{name}={value}"]
            with (self.home / "log").open("wb") as log:
                self.process = children.spawn(
                    command,
                    env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                    cwd=Path("/"),
                    account=account,
                    output=log,
                    on_our_death=signal.SIGINT,
                )
            url = f"postgresql://{USER}:{quote(password)}@127.0.0.1:{port}/{DATABASE}"
            if _wait_until_open(self.process, url):
                (self.home / "port").write_text(f"{port}\n")
                return url
            self.process = None
            if not any(words in self.last_lines() for words in PASSING):
                break
            time.sleep(PAUSE_SECONDS)
        raise PostgresFailed(f"PostgreSQL {binaries.version} ({binaries.source}) did not start:\n{self.last_lines()}")

    def _last_port(self) -> int | None:
        file = self.home / "port"
        text = file.read_text().strip() if file.exists() else ""
        return int(text) if text.isdecimal() else None


def running_url(home: Path) -> str | None:
    """Return the URL of the embedded server that runs from this folder now, or None."""
    try:
        url = (home / "url").read_text().strip()
    except FileNotFoundError:
        return None
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return None
    return url


@contextlib.contextmanager
def lent(home: Path, *, database_url: str | None, pg_bin: Path | None) -> Iterator[str]:
    """Lend the URL of the market's database: the given one, that of the server which runs, or of one for this while."""
    url = database_url or running_url(home)
    if url is not None:
        yield url
        return
    server = Server(home, pg_bin=pg_bin)
    try:
        yield server.start()
    finally:
        server.stop()


def _password(data: Path) -> str:
    """Return the password of this cluster, made at the first start and readable by us alone."""
    file = data.with_name("password")
    if not file.exists():
        _write_private(file, secrets.token_urlsafe(24))
    return file.read_text().strip()


def _make_cluster(data: Path, binaries: Binaries, account: Account | None, password: str, *, durable: bool) -> None:
    """Make it beside its place and move it there whole, so that an interrupted start leaves nothing half made."""
    half = data.with_name(f"{data.name}.new")
    secret = data.with_name("password.new")
    if half.exists():
        shutil.rmtree(half)
    half.mkdir(mode=0o700)
    _write_private(secret, password)
    if account is not None:
        os.chown(half, account.uid, account.gid)
        os.chown(secret, account.uid, account.gid)
    command = [str(binaries.folder / "initdb"), "-D", str(half), "-U", USER, "-E", "UTF8", "--locale=C.UTF-8"]
    command += ["--auth=scram-sha-256", f"--pwfile={secret}", *([] if durable else ["--no-sync"])]
    env_of_it = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    child = children.spawn(command, env=env_of_it, cwd=Path("/"), account=account, output=subprocess.PIPE)
    said, _ = child.communicate()
    secret.unlink()
    if child.returncode != 0:
        raise PostgresFailed(f"initdb failed:\n{said.decode(errors='replace')}")
    half.rename(data)


def _check_version(data: Path, binaries: Binaries) -> None:
    made_by = (data / "PG_VERSION").read_text().strip()
    if made_by != str(binaries.major):
        raise PostgresFailed(
            f"{data} was made by PostgreSQL {made_by}, and the one found is {binaries.version} ({binaries.source}). "
            f"Set PG_BIN to a PostgreSQL {made_by}, or move the folder away to begin anew."
        )


def _clear_the_stale(data: Path) -> None:
    """Remove the lock of a server that died; stop one that was left running without its parent."""
    lock = data / "postmaster.pid"
    if not lock.exists():
        return
    first = lock.read_text().splitlines()[:1]
    pid = int(first[0]) if first and first[0].isdecimal() else 0
    if pid and children.is_alive(pid) and str(data) in children.command_line(pid):
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + STOP_SECONDS
        while children.is_alive(pid) and time.monotonic() < deadline:
            time.sleep(0.05)
    lock.unlink(missing_ok=True)


def _wait_until_open(process: subprocess.Popen[bytes], url: str) -> bool:
    """Wait for the first connection; False when the process ended instead."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None:
        try:
            psycopg.connect(_database(url, "postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                children.stop(process, politely=signal.SIGINT, seconds=5)
                return False
            time.sleep(0.03)
        else:
            return True
    return False


def _make_database(url: str) -> None:
    with psycopg.connect(_database(url, "postgres"), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            connection.execute(f'CREATE DATABASE "{DATABASE}"')


def _database(url: str, name: str) -> str:
    return f"{url.rsplit('/', 1)[0]}/{name}"


def _free_port(wanted: int | None) -> int:
    """Return the wanted port when nobody listens there, else one that the machine offers."""
    for port in (wanted, 0) if wanted else (0,):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise PostgresFailed("no free port on 127.0.0.1")


def _write_private(file: Path, text: str) -> None:
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)


def main(arguments: list[str]) -> int:
    if arguments[:2] != ["run", "--"] or len(arguments) < 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    from config.env import env  # Here, so that the rest of this file can be used before the environment is settled.

    with lent(env.var_dir / "postgres", database_url=env.database_url, pg_bin=env.pg_bin) as url:
        return subprocess.run(arguments[2:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
