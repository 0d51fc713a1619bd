"""
The face notes shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.notes.cards import cards
from market.notes.errors import NoteNotFound
from market.notes.lending import IS_LIKED, LIKE_COUNT
from market.notes.queries.reading import (
    counts,
    note,
    notes,
    notes_of_author,
    published_ids,
    topics_of_interest,
)
from market.notes.rules import as_topic
from market.notes.schemas import NoteCardOut
from market.notes.services.keep_note import write_note
from market.notes.services.like_notes import like_many
from market.notes.services.publish_note import publish_note
from market.notes.services.publish_review import delete_review, publish_review
from market.notes.services.save_note import save_note
from market.notes.services.withdraw_note import let_through, take_down
from market.notes.services.write_comments import Remark, write_comments
from market.notes.states import NoteState
from market.notes.types import CountsView, Deed, GoodsTag, NoteDraft, NoteId, NoteView

__all__ = [
    "IS_LIKED",
    "LIKE_COUNT",
    "CountsView",
    "Deed",
    "GoodsTag",
    "NoteCardOut",
    "NoteDraft",
    "NoteId",
    "NoteNotFound",
    "NoteState",
    "NoteView",
    "Remark",
    "as_topic",
    "cards",
    "counts",
    "delete_review",
    "let_through",
    "like_many",
    "note",
    "notes",
    "notes_of_author",
    "publish_note",
    "publish_review",
    "published_ids",
    "save_note",
    "take_down",
    "topics_of_interest",
    "write_comments",
    "write_note",
]
