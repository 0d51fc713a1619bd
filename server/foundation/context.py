"""What belongs to the request at hand: its id, carried into logs, problems and the audit trail."""

from contextvars import ContextVar

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    return _request_id.get()


def begin_request(identity: str) -> None:
    _request_id.set(identity)
