"""
Whatever is asked, the market answers as it says it does: nothing breaks, every refusal is a problem document that names
what was wrong, and a refused request changes nothing. Questions are drawn from the API's own description (schemathesis)
and are the same ones in every run; `make fuzz` asks other ones, for longer, over HTTP.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import signals
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case

from architecture.fuzzing import CSRF, PROBLEM, check_answer, described, operations, questions
from architecture.world import DESCRIPTION, World, fingerprint, make_world
from config.wsgi import application

SERVER = Path(__file__).resolve().parents[1]
QUESTIONS = 16  # Per endpoint: what the whole suite has time for.
ROLES = ("ana", "olga", "operator", "stranger")


@pytest.fixture
def world(db: None) -> Iterator[World]:
    # A request ends with the connection being put away; here it holds the transaction that is rolled back.
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield make_world()
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("methods", [("get",), ("post", "put", "patch", "delete")], ids=["reads", "writes"])
def test_whatever_is_asked_the_market_answers_as_it_says_it_does(world, methods):
    schema = described(DESCRIPTION)
    schema.app = application
    asker = Asker(world)

    for operation in operations(schema):
        if operation.method in methods:
            asker.ask(operation)

    assert not asker.wrong, "\n\n".join(f"{kind}: {what}" for kind, what in asker.wrong.items())


def test_every_refusal_is_described_as_it_is_checked():
    assert set(DESCRIPTION["components"]["schemas"]["Problem"]["properties"]) == PROBLEM


def test_the_long_fuzz_needs_nothing_of_the_market_it_asks():
    """Without the description that the market serves, read from its code instead: fails, Django has no settings."""
    plain = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "JISHI_ENV")}
    said = subprocess.run(
        [sys.executable, "-m", "architecture.fuzz", "--help"], cwd=SERVER, env=plain, capture_output=True, text=True
    )

    assert (said.returncode, said.stderr) == (0, "")
    assert "--minutes" in said.stdout


class Asker:
    """Asks as each of the roles, takes back what was allowed, and keeps what was wrong with the answers."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.known = {**world.of_ben, **{text.split("_")[0]: text for text in world.ids.values()}, **world.private}
        self.before = fingerprint()
        self.wrong: dict[str, str] = {}  # One of each kind is enough to mend it.

    def ask(self, operation: Any) -> None:
        fixed = settings(
            max_examples=QUESTIONS, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        fixed(given(case=questions(operation, self.known), role=st.sampled_from(ROLES))(self._ask_once))()
        changed = [name for name, sums in fingerprint().items() if sums != self.before[name]]
        if changed:
            self.wrong[operation.label] = f"a refused request changed {changed}"

    def _ask_once(self, case: Case, role: str) -> None:
        cookies = {name: morsel.value for name, morsel in self.world.people[role].cookies.items()}
        with transaction.atomic():
            answer = case.call(headers={"X-CSRFToken": CSRF}, cookies={**cookies, "csrftoken": CSRF})
            transaction.set_rollback(answer.status_code < 400)  # What is refused has nothing to be taken back.
        try:
            check_answer(case, answer)
        except (AssertionError, BaseExceptionGroup) as failure:
            kind = f"{case.operation.label} as {role}: {answer.status_code}"
            self.wrong.setdefault(kind, f"{_whole(failure)}\n    {case.as_curl_command()}\n    {answer.text[:300]}")


def _whole(failure: BaseException) -> str:
    return "; ".join(map(_whole, failure.exceptions)) if isinstance(failure, BaseExceptionGroup) else str(failure)[:600]
