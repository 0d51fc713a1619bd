"""Makers of what stands in feeds. The news is delivered, and the queue's work done, as the worker would."""

from datetime import datetime
from typing import Any
from uuid import UUID

from foundation.testing import NOON, deliver_news
from market.feed.services.put_before import put_before_followers
from market.notes.facade import NoteView
from market.notes.tests.factories import make_note


def publish(author_id: UUID, *, now: datetime = NOON, **given: Any) -> NoteView:
    """A note that has reached everybody's feed."""
    note = make_note(author_id, now=now, **given)
    deliver_news()
    put_before_followers(note.id)
    return note
