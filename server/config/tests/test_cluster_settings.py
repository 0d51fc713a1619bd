"""What makes several nodes of one: two addresses, asked for plainly, and nothing loaded where they are not named."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from config.env import ROOT, BadEnvironment, read

PASSWORD = "very-secret"
LOADED = """
import django, sys
django.setup()
from django.conf import settings
from foundation import clockwork
print(*sorted(name for name in ("redis", "pika") if name in sys.modules), settings.CACHES["default"]["BACKEND"],
      *sorted(name for name in clockwork.CONSTANT if name.startswith("outbox.")))
"""


def test_a_laptop_has_neither():
    assert (read({}).redis_url, read({}).amqp_url) == (None, None)
    assert (read({"REDIS_URL": " "}).redis_url, read({"AMQP_URL": ""}).amqp_url) == (None, None)


@pytest.mark.parametrize(
    "url", ["redis://cache", "rediss://:pw@cache:6380/3", "valkey://jishi:p%40ss@10.0.0.7/", "valkeys://[::1]:1/0"]
)
def test_a_valkey_is_named_as_its_clients_name_it(url):
    assert read({"REDIS_URL": url}).redis_url == url


@pytest.mark.parametrize(
    "url", ["amqp://news", "amqps://jishi:pw@news:5671/shop", "amqp://jishi:pw@10.0.0.8/%2Fshop?x=1"]
)
def test_a_rabbitmq_is_named_as_its_clients_name_it(url):
    assert read({"AMQP_URL": url}).amqp_url == url


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("REDIS_URL", "cache:6379"),
        ("REDIS_URL", f"http://:{PASSWORD}@cache"),
        ("REDIS_URL", f"redis://:{PASSWORD}@:6379/0"),
        ("REDIS_URL", f"redis://:{PASSWORD}@cache:65536"),
        ("REDIS_URL", f"redis://:{PASSWORD}@cache:six"),
        ("REDIS_URL", f"redis://:{PASSWORD}@cache/first"),
        ("REDIS_URL", f"redis://:{PASSWORD}/@cache"),
        ("AMQP_URL", f"redis://jishi:{PASSWORD}@news"),
        ("AMQP_URL", f"amqp://jishi:{PASSWORD}@"),
        ("AMQP_URL", f"amqp://jishi:{PASSWORD}@news:0"),
        ("AMQP_URL", f"amqp://jishi:{PASSWORD}@news/shop/more"),
        ("AMQP_URL", f"amqp://jishi:{PASSWORD}@[news/shop"),
    ],
)
def test_an_address_that_makes_no_sense_ends_the_start_with_its_name_and_without_its_password(name, url):
    with pytest.raises(BadEnvironment) as refusal:
        read({name: url})

    assert str(refusal.value).startswith(f"{name}: ")
    assert "; like " in str(refusal.value)
    assert PASSWORD not in str(refusal.value)


def loaded(**env: str) -> list[str]:
    """Return what a process of such a market has loaded once it knows its settings."""
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **env}
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT / "server", env=given, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_a_laptop_loads_no_client_of_either_and_its_worker_looks_for_news_itself():
    assert loaded() == ["django.core.cache.backends.db.DatabaseCache", "outbox.relay_news"]


def test_a_cluster_has_its_cache_in_valkey_and_its_worker_sends_and_hears():
    """Neither client is loaded before it is needed: a web process never speaks to RabbitMQ."""
    there = loaded(REDIS_URL="valkey://127.0.0.1:1/0", AMQP_URL="amqp://127.0.0.1:1")

    assert there == ["foundation.cache.ValkeyCache", "outbox.hear_news", "outbox.send_news"]


@pytest.mark.django_db
def test_postgresql_takes_back_the_locks_of_a_machine_that_fell_silent():
    """Without `KEEPALIVES`: fails with 7200, and a clock whose worker lost its power stands still for two hours."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, setting FROM pg_settings WHERE name LIKE 'tcp_keepalives%' ORDER BY name")

        assert cursor.fetchall() == [
            ("tcp_keepalives_count", "3"),
            ("tcp_keepalives_idle", "15"),
            ("tcp_keepalives_interval", "5"),
        ]
