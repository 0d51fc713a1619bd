"""What two settings change of a market, seen from outside: how news and bells travel, and who counts."""

import json
import secrets
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pika
import pytest

from foundation.outbox.line import QUEUE
from journeys.cluster import RUNNING
from journeys.crowd import bought, crowd_of, joined
from journeys.shelves import offer_to_groups, put_on_shelf
from journeys.shopper import Shopper
from journeys.stack import Stack, until

pytestmark = pytest.mark.usefixtures("shelves")
MOST_HEARTBEATS = 4  # Of twenty seconds each, in which the hub says nothing else.


@contextmanager
def tapped() -> Iterator[Callable[[], list[str]]]:
    """Listen in on what RabbitMQ hands out; give the handlers whose news it has carried so far."""
    node = RUNNING["RabbitMQ"]
    control = ["/usr/lib/rabbitmq/bin/rabbitmqctl", "-n", node.env["RABBITMQ_NODENAME"], "-q"]

    def trace(what: str) -> None:
        subprocess.run(
            [*control, what, "-p", "jishi"], env=dict(node.env), check=True, capture_output=True, timeout=120
        )

    with pika.BlockingConnection(pika.URLParameters(node.url)) as connection:
        channel = connection.channel()
        tap = channel.queue_declare("", exclusive=True).method.queue
        channel.queue_bind(tap, "amq.rabbitmq.trace", f"deliver.{QUEUE}")
        carried: list[str] = []

        def so_far() -> list[str]:
            while (message := channel.basic_get(tap, auto_ack=True))[0] is not None:
                carried.extend(handler for handler, _ in json.loads(message[2])["lists"])
            return carried

        trace("trace_on")
        try:
            yield so_far
        finally:
            trace("trace_off")


def test_news_goes_by_the_broker_to_both_workers(small_market):
    """Without AMQP_URL in the market's environment: fails, nobody listens to the queue and nothing comes by."""
    (buyer,) = crowd_of(1, small_market)
    good = put_on_shelf(count=5)
    with pika.BlockingConnection(pika.URLParameters(RUNNING["RabbitMQ"].url)) as connection:
        channel = connection.channel()
        until(lambda: channel.queue_declare(QUEUE, passive=True).method.consumer_count == 2, 60, small_market.said)

    with tapped() as carried:
        checkout = bought(buyer, good)
        buyer.pay_for(checkout)

        path = f"/api/orders/{checkout['order_ids'][0]}"
        until(lambda: buyer.ask("GET", path).json()["state"] == "to_ship", 60)
        until(lambda: "orders.send_paid_orders_on" in carried(), 60, carried)


def test_both_nodes_count_one_caller_together_in_valkey(small_market):
    """
    With counts in each process: fails, the second node lets the caller in twice more. With counts in PostgreSQL: fails
    with the rows of them.
    """
    (caller,) = crowd_of(1, small_market)
    told = {"phone": f"+861380013{secrets.randbelow(10_000):04}"}

    said = [caller.ask("POST", "/api/people/phone-codes", json=told, node=node).status_code for node in range(6)]

    assert said == [201, 201, 429, 429, 429, 429]  # The minute begins with the first call.
    with small_market.connect() as db:
        assert db.execute("SELECT count(*) FROM foundation_ratecount").fetchone() == (0,)


def test_whoever_listens_hears_every_seat_while_valkey_dies_and_comes_back(small_market):
    """
    Without looking by itself (`_wait_for_news` without its time-out): fails with heartbeats alone after Valkey's death.
    """
    good = put_on_shelf(count=20)
    leader, *friends = crowd_of(4, small_market)
    team, _ = leader.open_team(good, offer_to_groups(good, team_size=10, per_person=5))

    def take_a_seat(friend: Shopper) -> None:
        friend.pay_for(joined(friend, good, team))

    with listening(small_market, team) as seats_seen:
        take_a_seat(friends[0])
        first = seats_seen(paid=2)
        RUNNING["Valkey"].kill()
        take_a_seat(friends[1])
        seats_seen(paid=3)
        RUNNING["Valkey"].start()
        take_a_seat(friends[2])
        seats_seen(paid=4)

    with listening(small_market, team, after=first) as seats_seen:
        seats_seen(paid=3)
        seats_seen(paid=4)


@contextmanager
def listening(market: Stack, team: str, *, after: int | None = None) -> Iterator[Callable[..., int]]:
    """Listen to a team; give a way to wait until so many seats are said to be paid, which returns the message's id."""
    back = {} if after is None else {"Last-Event-ID": str(after)}
    where = {"url": f"{market.live_url}/live", "params": {"topics": f"team:{team}"}}
    with httpx.stream("GET", **where, headers=back, timeout=60, trust_env=False) as line:  # type: ignore[arg-type]
        words = line.iter_lines()

        def seats_seen(*, paid: int) -> int:
            number = heartbeats = 0
            for word in words:
                heartbeats += word.startswith(":")
                assert heartbeats < MOST_HEARTBEATS, f"nobody says that {paid} have paid"
                if word.startswith("id: "):
                    number = int(word[4:])
                elif word.startswith("data: ") and json.loads(word[6:])["data"]["paid_count"] == paid:
                    return number
            raise AssertionError("the hub hung up")

        yield seats_seen
