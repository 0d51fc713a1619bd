"""
Valkey, if the market has one (REDIS_URL): quick, shared by every node, forgetful. What it knows is never the truth, so
whoever asks it says what is done without it, and a Valkey that is away costs speed alone.
"""

import time
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import structlog
from django.conf import settings

log = structlog.get_logger(__name__)
T = TypeVar("T")
MOST_SECONDS = 0.5  # An answer takes a millisecond; past this the request is better served without.
PAUSE_SECONDS = 2.0  # So long nobody asks again: a request in two seconds waits for a server that hangs, not each one.

_ask_again_at = 0.0  # By the monotonic clock of this process.


class IsAway(Exception):
    """There is no Valkey to answer, for the moment or at all."""


def is_used() -> bool:
    return settings.REDIS_URL is not None


def ask(question: Callable[[Any], T]) -> T:
    """
    Ask it something: `valkey.ask(lambda line: line.incr("visits"))`. At worst it takes a second, once in a while.

    :raises IsAway: at once when it is not used, or has just failed to answer
    """
    return attempt(lambda: question(_client(settings.REDIS_URL)))


def attempt(work: Callable[[], T]) -> T:
    """Do something that asks Valkey by other means than `ask`, with the same promises. :raises IsAway:"""
    global _ask_again_at
    if not is_used() or time.monotonic() < _ask_again_at:
        raise IsAway
    from redis.exceptions import RedisError  # Only where there is one: a laptop does not pay for it.

    try:
        answer = work()
    except RedisError as failure:
        _ask_again_at = time.monotonic() + PAUSE_SECONDS
        log.warning("valkey.is_away", error=repr(failure))
        raise IsAway from failure
    return answer


@cache
def _client(url: str) -> Any:
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    # Tried twice, since a line that was kept over a restart of the server breaks on its first use.
    return redis.Redis.from_url(
        url, socket_timeout=MOST_SECONDS, socket_connect_timeout=MOST_SECONDS, retry=Retry(NoBackoff(), 1)
    )
