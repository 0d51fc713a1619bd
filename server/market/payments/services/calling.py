"""The one way to a provider, which no transaction may take: a slow bank would hold its locks for as long."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import connection

from foundation.postgresql.lending import give_back
from market.payments.providers.base import Refused, Unclear
from market.payments.services.note_health import note_call

Answer = TypeVar("Answer")


def call(provider: str, operation: str, work: Callable[[], Answer]) -> Answer:
    """Call a provider, and note how it went. :raises providers.base.Refused, Unclear: its own"""
    assert not connection.in_atomic_block, "a provider is never called inside a transaction"
    give_back()
    began = time.monotonic()
    try:
        answer = work()
    except Refused:  # A no is an answer.
        note_call(provider, operation, seconds=time.monotonic() - began, is_answered=True)
        raise
    except Unclear:
        note_call(provider, operation, seconds=time.monotonic() - began, is_answered=False)
        raise
    note_call(provider, operation, seconds=time.monotonic() - began, is_answered=True)
    return answer
