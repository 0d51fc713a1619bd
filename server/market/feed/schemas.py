"""Shapes on the wire. Only endpoints import this; answers are sent as bytes, and a contract test compares them."""

from datetime import datetime

from ninja import Schema
from pydantic import StrictBool

from market.notes.facade import NoteCardOut


class FeedCardOut(NoteCardOut):
    published_at: datetime


class FeedPageOut(Schema):
    items: list[FeedCardOut]
    next: str | None


class DiscoverCardOut(FeedCardOut):
    why: list[str]  # fresh, loved, careful, followed, friend, topic:…; as the list was made


class DiscoverPageOut(Schema):
    items: list[DiscoverCardOut]
    next: str | None
    is_personal: bool


class ChoiceIn(Schema):
    is_personal: StrictBool


class ChoiceOut(Schema):
    is_personal: bool
