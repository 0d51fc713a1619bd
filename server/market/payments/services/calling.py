"""The one way to a provider, which no transaction may take: a slow bank would hold its locks for as long."""

from collections.abc import Callable
from typing import TypeVar

from django.db import connection

Answer = TypeVar("Answer")


def call(work: Callable[[], Answer]) -> Answer:
    """Call a provider. :raises providers.base.Refused, Unclear: its own"""
    assert not connection.in_atomic_block, "a provider is never called inside a transaction"
    return work()
