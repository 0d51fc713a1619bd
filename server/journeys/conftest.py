"""
Journeys cross every room, in a real browser, against the whole market as `make run` starts it: the supervisor, on free
ports, with data of its own. Nothing here imports a room.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from config import ports

SERVER = Path(__file__).resolve().parents[1]
OPEN_SECONDS = 300  # From nothing: migrations, the demo market and, on the first run, the front end's build.
OURS_ALONE = ("DATABASE_URL", "JISHI_ENV", "JISHI_MEDIA", "PYTEST_CURRENT_TEST")  # What the other tests set.
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Stack:
    """The market that the journeys visit."""

    url: str
    live_url: str
    bank_url: str
    var_dir: Path
    process: subprocess.Popen[bytes]

    def said(self) -> str:
        return (self.var_dir / "said.log").read_text(errors="replace")

    def log(self, name: str) -> str:
        return (self.var_dir / "log" / f"{name}.log").read_text(errors="replace")


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Open a market of our own, once for all journeys, and close it at the end."""
    var_dir = Path(tempfile.mkdtemp(prefix="jishi-journeys-"))
    var_dir.chmod(0o755)  # PostgreSQL's user must pass.
    port = ports.first_of_free(3)
    env = {name: value for name, value in os.environ.items() if name not in OURS_ALONE}
    env |= {"JISHI_PORT": str(port), "JISHI_VAR": str(var_dir), "JISHI_HOST": "127.0.0.1"}
    env |= {"JISHI_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    with (var_dir / "said.log").open("wb") as said:
        command = [sys.executable, "-m", "config.processes", "--follow-parent"]
        process = subprocess.Popen(command, cwd=SERVER, env=env, stdout=said, stderr=said)
    urls = [f"http://127.0.0.1:{port + step}" for step in range(3)]
    stack = Stack(urls[0], urls[1], urls[2], var_dir, process)
    try:
        _wait_until_open(stack)
        yield stack
    finally:
        process.terminate()
        process.wait(60)
        shutil.rmtree(var_dir, ignore_errors=True)


def _wait_until_open(stack: Stack) -> None:
    deadline = time.monotonic() + OPEN_SECONDS
    while "is open" not in stack.said():
        assert stack.process.poll() is None, f"the market did not open:\n{stack.said()}"
        assert time.monotonic() < deadline, f"the market took too long to open:\n{stack.said()}"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def base_url(stack: Stack) -> str:
    return stack.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": find_chromium(), "args": quiet}


def find_chromium() -> str:
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    pytest.exit("The browser journeys need Chromium: `make test` installs it on Debian; or set CHROMIUM", 1)


class Person:
    """Somebody with a device of their own: what they see, and what their browser complained about."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        # A 4xx answer is told by the page itself; the browser's own line about it is no fault of the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)


@pytest.fixture
def arrive(browser: Browser, base_url: str) -> Iterator[Callable[..., Person]]:
    """Return a function that lets another person arrive: `ana = arrive()`, `ben = arrive(device=DESKTOP)`."""
    people: list[Person] = []
    excused: list[Person] = []

    def arrive(
        *, device: dict[str, int] = PHONE, language: str = "zh-CN", dark: bool = False, allow_complaints: bool = False
    ) -> Person:
        context = browser.new_context(
            base_url=base_url,
            viewport={"width": device["width"], "height": device["height"]},
            device_scale_factor=2 if device is PHONE else 1,
            is_mobile=device is PHONE,
            has_touch=device is PHONE,
            locale=language,
            timezone_id="Asia/Shanghai",
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(15_000)
        person = Person(context)
        (excused if allow_complaints else people).append(person)
        return person

    yield arrive
    complaints = [complaint for person in people for complaint in person.complaints]
    for person in [*people, *excused]:
        person.context.close()
    assert complaints == [], "a browser's console stays quiet on a journey"
