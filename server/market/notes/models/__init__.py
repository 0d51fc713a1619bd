"""Notes, what is said beneath them, and what people do with them."""

from market.notes.models.notes import Counts, Goods, Note, NoteMove, Revision
from market.notes.models.saves import Board, Like, Save, Shared
from market.notes.models.talk import Comment, CommentLike

__all__ = [
    "Board",
    "Comment",
    "CommentLike",
    "Counts",
    "Goods",
    "Like",
    "Note",
    "NoteMove",
    "Revision",
    "Save",
    "Shared",
]
