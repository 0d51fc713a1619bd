"""What is done before the market opens: migrate, seed once, build the front end. Tracks of steps run side by side."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from config import children, front_end
from config.console import Console
from config.env import ROOT, Env
from config.node import WEB, node_env
from config.services import SERVER

LINES_SHOWN = 30


class StepFailed(Exception):
    """A step ended badly; the message ends with its last lines."""


@dataclass
class Step:
    title: str
    command: list[str]
    cwd: Path
    env: Mapping[str, str]
    then: Callable[[], None]  # what to note once it is done
    heard: Callable[[str], None] | None = None  # who wants to know what it said


Track = Iterator[Step]


class Prepared:
    """What this database has been through, kept beside its data so that it is forgotten together with them."""

    def __init__(self, file: Path | None) -> None:
        self.file = file  # None: somebody else's database, of which we assume nothing
        self.known: dict[str, str] = json.loads(file.read_text()) if file is not None and file.exists() else {}

    def says(self, name: str, value: str) -> bool:
        return self.known.get(name) == value

    def note(self, name: str, value: str) -> None:
        self.known[name] = value
        if self.file is not None:
            self.file.write_text(json.dumps(self.known, ensure_ascii=False))

    def who_to_sign_in_as(self) -> str:
        """Return what the demo said about its people, or an empty text."""
        return self.known.get("people", "")


def stages(env: Env, child_env: Mapping[str, str], prepared: Prepared) -> list[list[Track]]:
    """Name what must be done: one stage after the other, the tracks of a stage side by side."""
    return [
        [
            database_track(child_env, prepared, seed=not env.is_production),
            front_end_track(env.var_dir),
            practice_track(env, child_env),
        ],
        [map_track(child_env, prepared), lists_track(child_env, prepared)],
    ]


def database_track(env: Mapping[str, str], prepared: Prepared, *, seed: bool) -> Track:
    """Bring the schema up to date, then fill an empty market once."""
    manage = [sys.executable, "manage.py"]
    schema = schema_stamp()
    if not prepared.says("schema", schema):
        command = [*manage, "migrate", "--no-input", "--verbosity", "1"]
        yield Step("Bring the database up to date", command, SERVER, env, lambda: prepared.note("schema", schema))
    if seed and not prepared.says("seed", "done"):
        command = [*manage, "seed"]
        yield Step(
            "Fill the demo market, once",
            command,
            SERVER,
            env,
            then=lambda: prepared.note("seed", "done"),
            heard=lambda said: prepared.note("people", _from_line("Shop as", said)),
        )


def front_end_track(var_dir: Path) -> Track:
    """Install and build the pages when what they are made of has changed."""
    if not front_end.is_installed():
        env = node_env(var_dir)
        yield Step("Install the front end's libraries", ["npm", "ci"], WEB, env, front_end.note_installed)
    if not front_end.is_built():
        stamp = front_end.build_stamp()
        command = ["npm", "run", "build"]
        yield Step("Build the pages", command, WEB, node_env(var_dir), lambda: front_end.note_built(stamp))


def practice_track(env: Env, child_env: Mapping[str, str]) -> Track:
    """Sign up at the sandbox bank for the wallets that it plays, whose keys are read when the market starts."""
    if env.has_sandbox_bank and env.mode == "development" and env.payment_keys is None:
        command = [sys.executable, "-m", "sandbox_bank.onboarding"]
        yield Step("Sign up at the sandbox bank", command, SERVER, child_env, then=lambda: None)


def map_track(env: Mapping[str, str], prepared: Prepared) -> Track:
    """Draw the map of regions, which comes with the front end's libraries."""
    version = front_end.install_stamp()
    if not prepared.says("regions", version):
        command = [sys.executable, "manage.py", "load_regions"]
        yield Step("Draw the map", command, SERVER, env, lambda: prepared.note("regions", version))


def lists_track(env: Mapping[str, str], prepared: Prepared) -> Track:
    """Bring our own lists of words up to date, without which moderation refuses nothing."""
    digest = hashlib.sha256(
        b"".join(file.read_bytes() for file in sorted(SERVER.glob("market/moderation/lists/*.txt")))
    )
    stamp = digest.hexdigest()
    if not prepared.says("lists", stamp):
        command = [sys.executable, "manage.py", "import_lexicon"]
        yield Step("Bring in the lists of words", command, SERVER, env, lambda: prepared.note("lists", stamp))


def schema_stamp() -> str:
    """Return the hash of everything that decides what the tables look like."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in sorted([*SERVER.glob("**/migrations/**/*"), *SERVER.glob("config/settings/*.py")]):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.relative_to(SERVER)}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _from_line(beginning: str, said: str) -> str:
    """Return what was said from the line that begins so, to the end."""
    at = said.rfind(beginning)
    return said[at:].strip() if at >= 0 else ""


class Runner:
    """Moves one track forward each time it is looked at; never waits."""

    def __init__(self, track: Track, console: Console, logs: Path, on_start: Callable[[int], None]) -> None:
        self.track = track
        self.console = console
        self.logs = logs
        self.on_start = on_start
        self.step: Step | None = None
        self.process: subprocess.Popen[bytes] | None = None
        self.is_done = False
        self._begin_next()

    def look(self) -> None:
        """:raises StepFailed:"""
        if self.step is None or self.process is None or self.process.poll() is None:
            return
        children.sweep(self.process.pid)
        if self.process.returncode != 0:
            self.console.failed(self.step.title)
            said = self._log().read_text(errors="replace").splitlines()[-LINES_SHOWN:]
            told = "\n".join(f"    {line}" for line in said)
            raise StepFailed(f"{self.step.title}: ended with code {self.process.returncode}. It said:\n{told}")
        if self.step.heard is not None:
            self.step.heard(self._log().read_text(errors="replace"))
        self.step.then()
        self.console.done(self.step.title)
        self._begin_next()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            children.stop(self.process, seconds=5)

    def _begin_next(self) -> None:
        self.step = next(self.track, None)
        self.is_done = self.step is None
        if self.step is None:
            return
        self.logs.mkdir(parents=True, exist_ok=True)
        with self._log().open("wb") as log:
            self.process = children.spawn(self.step.command, env=self.step.env, cwd=self.step.cwd, output=log)
        self.on_start(self.process.pid)
        self.console.begin(self.step.title)

    def _log(self) -> Path:
        assert self.step is not None, "a log belongs to a step"
        return self.logs / f"{self.step.title.split(',')[0].lower().replace(' ', '-')}.log"
