"""When the front end must be installed or built again: what it is made from has another hash than last time."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from config.env import env
from config.node import WEB, node_env

DIST = WEB / "apps" / "storefront" / "dist"
NOT_SOURCES = frozenset({"node_modules", "dist", "coverage", ".vite", "test-results"})
TEST_ENDINGS = (".spec.ts", ".test.ts", ".md")


def install_stamp() -> str:
    return hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()


def is_installed() -> bool:
    return _says(_install_file(), install_stamp())


def note_installed() -> None:
    _install_file().write_text(install_stamp())


def build_stamp() -> str:
    """Return the hash of every file the built pages come from. Some 10 ms for a thousand files."""
    digest = hashlib.sha256()
    for file in sorted(_sources(WEB)):
        digest.update(f"{file.relative_to(WEB)}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def is_built() -> bool:
    return (DIST / "index.html").exists() and _says(_build_file(), build_stamp())


def note_built(stamp: str) -> None:
    """Remember what was built: the stamp taken before the build, so that an edit meanwhile is not lost."""
    _build_file().write_text(stamp)


def _install_file() -> Path:
    return WEB / "node_modules" / ".installed-from"  # Inside, so that it goes when the folder goes.


def _build_file() -> Path:
    return DIST / ".built-from"


def _says(file: Path, stamp: str) -> bool:
    return file.exists() and file.read_text() == stamp


def _sources(folder: Path) -> Iterator[Path]:
    for item in folder.iterdir():
        if item.is_dir():
            if item.name not in NOT_SOURCES:
                yield from _sources(item)
        elif not item.name.endswith(TEST_ENDINGS):
            yield item


def install() -> int:
    """Install the libraries for tests and checks, when they changed."""
    if is_installed():
        return 0
    code = subprocess.run(["npm", "ci"], cwd=WEB, env=node_env(env.var_dir), check=False).returncode
    if code == 0:
        note_installed()
    return code


def build() -> int:
    """Build the pages, when what they are made of changed."""
    if is_built():
        return 0
    stamp = build_stamp()
    code = subprocess.run(["npm", "run", "build"], cwd=WEB, env=node_env(env.var_dir), check=False).returncode
    if code == 0:
        note_built(stamp)
    return code


if __name__ == "__main__":
    sys.exit({"install": install, "build": build}[sys.argv[1]]())
