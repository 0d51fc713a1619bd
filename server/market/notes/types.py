"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation.ids import typed_id
from market.notes.states import NoteState

NoteId = typed_id("note")
CommentId = typed_id("cmt")
BoardId = typed_id("brd")


@dataclass(frozen=True, slots=True)
class GoodsTag:
    """One thing on sale, and where it is on a picture."""

    product_id: UUID
    picture: int  # the place of the picture in the note, from 0
    x_bp: int  # from its left, in ten-thousandths of its width
    y_bp: int  # from its top, of its height


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What an author says a note is, not yet looked at."""

    title: str = ""
    body: str = ""
    picture_ids: tuple[UUID, ...] = ()
    video_id: UUID | None = None
    cover_picture_id: UUID | None = None  # None: the first picture; of a film, the one chosen with it
    goods: tuple[GoodsTag, ...] = ()
    mention_ids: tuple[UUID, ...] = ()
    region_code: str = ""  # of the city it is about, or was made in
    place_name: str = ""
    is_paid: bool = False  # somebody paid for it
    is_ai_declared: bool = False


@dataclass(frozen=True, slots=True)
class NoteView:
    id: UUID
    author_id: UUID
    state: NoteState
    draft: NoteDraft
    topics: tuple[str, ...]
    is_ad: bool
    is_ai: bool
    version: int
    publish_at: datetime | None
    published_at: datetime | None
    edited_at: datetime | None

    @property
    def cover_id(self) -> UUID | None:
        return self.draft.cover_picture_id or next(iter(self.draft.picture_ids), None)


@dataclass(frozen=True, slots=True)
class TalkView:
    """What the talk beneath a note is about."""

    note_id: UUID
    note_author_id: UUID
    product_ids: frozenset[UUID]  # what the note shows


@dataclass(frozen=True, slots=True)
class CountsView:
    """What people did with a note."""

    likes: int = 0
    saves: int = 0
    comments: int = 0
    shares: int = 0


@dataclass(frozen=True, slots=True)
class MineView:
    """What one person did with a note."""

    is_liked: bool = False
    is_saved: bool = False


@dataclass(frozen=True, slots=True)
class CommentView:
    id: UUID
    note_id: UUID
    author_id: UUID
    root_id: UUID | None  # None: it stands under the note itself
    reply_to_id: UUID | None  # whose author it answers
    text: str
    is_question: bool  # to those who bought what the note shows
    is_pinned: bool
    is_removed: bool  # kept only for the answers beneath it
    is_held: bool  # somebody has to look at it before others see it
    like_count: int
    reply_count: int
    at: datetime


@dataclass(frozen=True, slots=True)
class BoardView:
    id: UUID
    owner_id: UUID
    name: str
    is_private: bool
    note_count: int


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody does something to a note or a comment."""

    person_id: UUID
    thing_id: UUID
