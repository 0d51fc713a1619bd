"""What every request passes through."""

from django.test import Client
from prometheus_client import generate_latest


def test_invented_methods_are_counted_as_one():
    """Without `METHODS`: fails, each of them makes a histogram that the process keeps for ever."""
    for number in range(3):
        Client().generic(f"INVENTED{number}", "/healthz")

    assert b"INVENTED" not in generate_latest()
    assert b'method="OTHER"' in generate_latest()
