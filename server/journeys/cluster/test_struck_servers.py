"""
Valkey and RabbitMQ, and whole halves of the cluster, are struck in the midst of the same storm as everybody else, with
the same reckoning at its end. While they are away the market goes on: slower, and no less right.
"""

import os
import signal
import time

import pytest

from journeys.blows import Blow, kill_a_web, kill_a_worker
from journeys.chance import Chance
from journeys.cluster import RUNNING
from journeys.stack import Stack, until
from journeys.test_killed_in_mid_storm import weather

pytestmark = pytest.mark.usefixtures("shelves")
AWAY_SECONDS = 4  # Some hundred purchases go on without it.
HANG_SECONDS = 25  # Longer than it takes to give a silent broker up.


def _kill(name: str, chance: Chance) -> None:
    RUNNING[name].kill()
    time.sleep(chance.seconds(AWAY_SECONDS))
    RUNNING[name].start()


def _pause(name: str, seconds: float) -> None:
    """A machine that takes every connection and answers none: worse than one that is gone."""
    RUNNING[name].signal(signal.SIGSTOP)
    time.sleep(seconds)
    RUNNING[name].signal(signal.SIGCONT)


def kill_rabbitmq(market: Stack, chance: Chance) -> None:
    _kill("RabbitMQ", chance)


def pause_rabbitmq(market: Stack, chance: Chance) -> None:
    _pause("RabbitMQ", HANG_SECONDS)


def kill_valkey(market: Stack, chance: Chance) -> None:
    _kill("Valkey", chance)


def pause_valkey(market: Stack, chance: Chance) -> None:
    _pause("Valkey", AWAY_SECONDS)


def kill_half_of_everything(market: Stack, chance: Chance) -> None:
    """One web node, one worker, the broker and Valkey, in the same moment."""
    for server in ("RabbitMQ", "Valkey"):
        RUNNING[server].kill()
    kill_a_web(market, chance)
    kill_a_worker(market, chance)
    for server in ("Valkey", "RabbitMQ"):
        RUNNING[server].start()


def kill_every_worker_in_turn(market: Stack, chance: Chance) -> None:
    """Each with messages in its hands; the clock goes on with whoever is left."""
    old = market.worker_pids()
    for count, pid in enumerate(old, 1):
        os.kill(pid, signal.SIGKILL)
        gone = old[:count]
        until(lambda gone=gone: len({*market.worker_pids()} - {*gone}) == len(old), 60, market.said)  # type: ignore[misc]


BLOWS: dict[str, list[Blow]] = {
    "RabbitMQ": [kill_rabbitmq, pause_rabbitmq],
    "Valkey": [kill_valkey, pause_valkey],
    "workers": [kill_every_worker_in_turn],
    "half of everything": [kill_half_of_everything],
}


@pytest.mark.parametrize("who", BLOWS)
def test_whoever_of_the_cluster_is_struck_in_mid_storm_nothing_is_lost_or_doubled(small_market, chance, capsys, who):
    """
    The guards that this leans on are taken out one by one in `foundation/tests/test_by_broker.py` (loans, their token,
    the hand), `test_line.py` (confirms, acknowledging) and `foundation/tests/test_valkey.py` (the other ways). Here it
    is shown that together they hold: several stand behind one another, so that taking one out rarely loses anything.
    """
    weather(BLOWS[who], small_market, chance, capsys)
