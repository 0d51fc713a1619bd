"""What Valkey does for us, against a real one; and that we do without it when it is killed, hangs or comes back."""

import signal
import subprocess
import sys

import pytest
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache

from foundation import rate, valkey
from foundation.cache import ValkeyCache
from foundation.errors import TooMany
from foundation.models import RateCount

pytestmark = pytest.mark.django_db


def ask(times: int, *, who: str = "ip:1") -> None:
    for _ in range(times):
        rate.limit(who=who, what="tests.ask", per_minute=3)


def test_the_fourth_of_three_a_minute_is_refused_by_valkey_alone(valkey_server):
    """With the count in PostgreSQL: fails, there is a row for each caller and each call writes it."""
    ask(3)

    with pytest.raises(TooMany) as refusal:
        ask(1)

    assert 1 <= refusal.value.facts["retry_after_seconds"] <= 60
    ask(1, who="ip:2")
    assert not RateCount.objects.exists()
    assert valkey.ask(lambda line: line.ttl("rate:tests.ask:ip:1")) > 0


def test_two_nodes_count_together(valkey_server):
    there = "import sys, redis; sys.exit(redis.Redis.from_url(sys.argv[1]).incr('rate:tests.ask:ip:1') != 3)"
    ask(2)
    subprocess.run([sys.executable, "-c", there, valkey_server.url], check=True)

    with pytest.raises(TooMany):
        ask(1)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_without_valkey_nobody_is_refused_at_once_and_nobody_asks_without_end(valkey_server, blow):
    """Without the other way in `limit`: fails with IsAway, and every limited page answers 500."""
    ask(3)
    valkey_server.signal(blow)

    ask(3)

    with pytest.raises(TooMany):
        ask(1)
    assert RateCount.objects.get().count == 4


def test_whoever_hangs_is_left_alone_for_a_while(valkey_server, monkeypatch):
    """Without the pause: fails, the second question is put too, and every request waits half a second and more."""
    monkeypatch.setattr(valkey, "PAUSE_SECONDS", 60.0)
    questions = []

    def question(line):
        questions.append(line)
        return line.ping()

    valkey_server.signal(signal.SIGSTOP)
    for _ in range(3):
        with pytest.raises(valkey.IsAway):
            valkey.ask(question)

    assert len(questions) == 1


def test_when_valkey_is_back_it_counts_again(valkey_server):
    ask(1)
    valkey_server.kill()
    ask(1)

    valkey_server.start()

    ask(2)
    assert RateCount.objects.get().count == 1
    assert valkey.ask(lambda line: line.get("rate:tests.ask:ip:1")) == b"2"


@pytest.fixture
def counts(valkey_server, settings):
    """Return the cache as a market with Valkey has it."""
    in_postgresql = settings.CACHES["default"]
    settings.CACHES = {"default": {"BACKEND": "foundation.cache.ValkeyCache"}, "database": in_postgresql}
    return ValkeyCache([valkey_server.url], {})


def test_the_cache_is_valkey_and_postgresql_while_it_is_away(counts, valkey_server):
    """Without the other way in ValkeyCache: fails with ConnectionError, and nobody can sign in."""
    counts.set("guesses", 4)
    assert (counts.incr("guesses"), caches["database"].get("guesses")) == (5, None)

    valkey_server.kill()

    assert counts.get("guesses", 0) == 0
    assert counts.add("guesses", 1)
    assert (counts.incr("guesses"), caches["database"].get("guesses")) == (2, 2)
    valkey_server.start()
    assert counts.get("guesses") is None


def test_a_market_without_valkey_is_away_from_the_start():
    with pytest.raises(valkey.IsAway):
        valkey.ask(lambda line: line.ping())
    assert isinstance(caches["default"], DatabaseCache)
