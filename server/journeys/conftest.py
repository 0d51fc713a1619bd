"""
Journeys cross every room, against the whole market as `make run` starts it: the supervisor, on free ports, with data of
its own. Shoppers come with a real browser, or speak HTTP. Only `shelves.py` uses the rooms' doors, to have goods there.
"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from pytest_django import DjangoDbBlocker

from journeys.shelves import shelves_of
from journeys.stack import Stack, opened

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Open the whole market, seeded and with its pages, once for all journeys."""
    with opened("config.processes", count=3) as stack:
        yield stack


@pytest.fixture(scope="session")
def small_market() -> Iterator[Stack]:
    """Open an empty market without pages and with two web processes, once for those who break things."""
    with opened("journeys.small_market", count=4) as stack:
        yield stack


@pytest.fixture
def shelves(small_market: Stack, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let this test fill the small market's shelves through the rooms' doors."""
    with shelves_of(small_market.database_url(), os.environ["DATABASE_URL"], django_db_blocker):
        yield


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
