"""
Journeys cross every room, against the whole market as `make run` starts it: the supervisor, on free ports, with data of
its own. Shoppers come with a real browser, or speak HTTP. Only `shelves.py` uses the rooms' doors, to have goods there.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from xdist.scheduler import LoadFileScheduling

from journeys.browsers import PHONE, QUIET, find_chromium, look_of
from journeys.chance import Chance
from journeys.person import Person
from journeys.shelves import shelves_of
from journeys.stack import Shape, Stack, opened
from sandbox_bank.testing import RunningBank

VISITORS = {
    "test_admin.py", "test_after_sales.py", "test_each_way_to_pay.py", "test_messages.py", "test_moderation.py",
    "test_numbers.py", "test_open_house.py", "test_people_gather.py", "test_reviews.py", "test_rewards.py",
    "test_shopper.py", "test_statement.py", "test_team_fails.py", "test_two_phones.py",
}  # fmt: skip


class Sharing(LoadFileScheduling):
    """
    Share journeys out among processes (`-n 2`): a file stays in one, since what one journey has left behind another may
    ask about; and so do all that visit the whole market, or each process would open it.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "the whole market" if Path(file).name in VISITORS else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing:
    return Sharing(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    visiting = {item.path.name for item in items if "stack" in getattr(item, "fixturenames", ())}
    assert visiting <= VISITORS, f"name in VISITORS what visits the whole market: {visiting - VISITORS}"


@pytest.fixture(scope="session", autouse=True)
def with_browsers_in_the_house() -> None:
    """Playwright keeps an event loop in this thread. Django refuses to work beside one; it never shares ours."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """Open the whole market, seeded and with its pages, once for all journeys."""
    with opened("config.processes") as stack:
        yield stack


@pytest.fixture(scope="session")
def shape() -> Shape:
    """Say how many processes of a kind the small market has; the environment may ask for others."""
    return Shape.told()


@pytest.fixture(scope="session")
def small_market(shape: Shape) -> Iterator[Stack]:
    """Open an empty market without pages and with several processes of a kind, once for those who break things."""
    with opened("journeys.small_market", shape=shape) as stack:
        yield stack


@pytest.fixture
def chance(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> Chance:
    """Return this test's luck, and say its seed: to whoever looks on, and beside a failure in a process among many."""
    chance = Chance()
    told = f"JOURNEYS_SEED={chance.seed} "
    with capsys.disabled():
        sys.stdout.write(f"\n    {told}")
    request.node.add_report_section("setup", "chance", told)
    return chance


@pytest.fixture
def bank(stack: Stack) -> Iterator[RunningBank]:
    """Return the whole market's bank, to be broken; it is whole again afterwards."""
    bank = stack.bank()
    yield bank
    bank.err()


@pytest.fixture
def demo_shelves(stack: Stack, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let this test act on the whole market through the rooms' doors."""
    with shelves_of(stack.database_url(), os.environ["DATABASE_URL"], django_db_blocker):
        yield


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
    chromium = find_chromium()
    if chromium is None:
        pytest.exit("The browser journeys need Chromium: `make test` installs it on Debian; or set CHROMIUM", 1)
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET}


@pytest.fixture
def arrive(browser: Browser, base_url: str) -> Iterator[Callable[..., Person]]:
    """Return a function that lets another person arrive: `ana = arrive()`, `ben = arrive(device=DESKTOP)`."""
    people: list[Person] = []
    excused: list[Person] = []

    def arrive(
        *, device: dict[str, int] = PHONE, language: str = "zh-CN", dark: bool = False, allow_complaints: bool = False
    ) -> Person:
        context = browser.new_context(base_url=base_url, **look_of(device, language=language, dark=dark))
        context.set_default_timeout(30_000)
        person = Person(context, base_url=base_url, language=language, is_phone=device is PHONE)
        (excused if allow_complaints else people).append(person)
        return person

    yield arrive
    complaints = [complaint for person in people for complaint in person.complaints]
    for person in [*people, *excused]:
        person.context.close()
    assert complaints == [], "a browser's console stays quiet on a journey"
