"""A worker shows what it counts, and how its news stands, to who bears the token."""

import socket
from datetime import timedelta

import httpx
import pytest
from django.utils import timezone
from prometheus_client import REGISTRY

from foundation import measures, outbox, sql
from foundation.models import Delivery, OutboxEvent
from foundation.testing import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def tell(name, *, told_seconds_ago, **delivery):
    told_at = timezone.now() - timedelta(seconds=told_seconds_ago)
    event = OutboxEvent.objects.create(name=name, key="k", body={}, told_at=told_at, fanned_at=NOON)
    Delivery.objects.create(event=event, handler=name, key="k", next_try_at=NOON, **delivery)


def test_how_the_news_stands():
    tell("tests.waits", told_seconds_ago=100)
    tell("tests.done", told_seconds_ago=200, done_at=NOON)
    tell("tests.dead", told_seconds_ago=300, dead_at=NOON)
    sql.run("UPDATE foundation_outboxevent SET fanned_at = NULL WHERE name = 'tests.done'")

    found = outbox.standing()

    assert (found.waiting, found.dead) == (2, 1)
    assert 200 <= found.lag_seconds < 260


def test_a_worker_answers_who_bears_the_token(monkeypatch):
    tell("tests.dead", told_seconds_ago=1, dead_at=NOON)
    shown = []
    monkeypatch.setattr(REGISTRY, "register", shown.append)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    measures.serve(host="127.0.0.1", port=port, token="hush")

    def ask(token, path="/metrics"):
        headers = {"Authorization": f"Bearer {token}"}
        return httpx.get(f"http://127.0.0.1:{port}{path}", headers=headers, trust_env=False)

    assert [ask("guess").status_code, ask("hush", "/").status_code, ask("hush").status_code] == [404, 404, 200]
    assert "jishi_clock_runs_total" in ask("hush").text
    assert [family.samples[0].value for family in shown[0].collect()] == [0, 0, 1]


def test_a_port_in_use_stops_no_worker(monkeypatch):
    monkeypatch.setattr(REGISTRY, "register", lambda collector: None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        measures.serve(host="127.0.0.1", port=taken.getsockname()[1], token=None)
