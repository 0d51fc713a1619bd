"""What belongs to the request at hand: its id, carried into logs, problems and the audit trail."""

import re
from contextvars import ContextVar

from foundation.ids import uuid7

FAIR_ID = re.compile(r"[A-Za-z0-9_.-]{8,64}")

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    return _request_id.get()


def begin_request(given: str) -> str:
    """Take the id that a proxy or a client has given the request when it looks like one, else a new one; return it."""
    identity = given if FAIR_ID.fullmatch(given) else uuid7().hex
    _request_id.set(identity)
    return identity
