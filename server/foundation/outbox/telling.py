"""How news is told and written down."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from pydantic import TypeAdapter

from foundation import sql
from foundation.ids import uuid7

_shapes: dict[type, TypeAdapter[Any]] = {}


def shape(event_type: type) -> TypeAdapter[Any]:
    """Return how one kind of news is written and read."""
    if event_type not in _shapes:
        _shapes[event_type] = TypeAdapter(event_type)
    return _shapes[event_type]


def publish(event: Any, *, key: object) -> None:
    """Tell one piece of news, in the transaction that makes it true."""
    publish_many([(event, key)])


def publish_many(news: Sequence[tuple[Any, object]]) -> None:
    """Tell several pieces of news in one statement, in this order. In: (event, key) pairs."""
    if news:
        sql.insert_all([as_rows(news)])


def as_rows(news: Sequence[tuple[Any, object]]) -> sql.Rows:
    """Return news as rows for `sql.insert_all`, to be told by the very statement that makes it true."""
    assert transaction.get_connection().in_atomic_block, "publish inside the transaction that makes it true"
    now = timezone.now()
    return (
        "foundation_outboxevent",
        (("id", "uuid"), ("name", "text"), ("key", "text"), ("body", "jsonb"), ("told_at", "timestamptz")),
        [(uuid7(), event.name, str(key), shape(type(event)).dump_json(event).decode(), now) for event, key in news],
    )
