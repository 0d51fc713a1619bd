"""Shapes on the wire. Only endpoints import this; `NoteCardOut` is what every list of notes shows of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field, StrictBool

from foundation.web import MoneyOut
from market.catalogue.facade import ProductId
from market.media.facade import PictureId, PictureOut, PictureView, VideoId, VideoOut
from market.notes import rules
from market.notes.models.saves import LONGEST_NAME
from market.notes.states import NoteState
from market.notes.types import (
    BoardId,
    BoardView,
    CommentId,
    CommentView,
    CountsView,
    GoodsTag,
    MineView,
    NoteDraft,
    NoteId,
    NoteView,
)
from market.people.facade import PersonId, PersonView


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page of notes needs to be drawn, fetched once for all of them."""

    people: Mapping[UUID, PersonView]
    pictures: Mapping[UUID, PictureView]
    deeds: Mapping[UUID, tuple[CountsView, MineView]]
    viewer_id: UUID | None


class AuthorOut(Schema):
    person_id: PersonId
    nickname: str
    avatar: PictureOut | None

    @classmethod
    def of(cls, person_id: UUID, seen: Seen) -> "AuthorOut":
        person = seen.people.get(person_id)
        face = seen.pictures.get(person.avatar_picture_id) if person and person.avatar_picture_id else None
        return cls(person_id=person_id, nickname=person.nickname if person else "", avatar=PictureOut.of(face))


class NoteCardOut(Schema):
    note_id: NoteId
    title: str
    cover: PictureOut | None
    is_video: bool
    is_ad: bool
    is_ai: bool
    author: AuthorOut
    like_count: int
    is_liked: bool
    published_at: datetime | None

    @classmethod
    def of(cls, note: NoteView, seen: Seen) -> "NoteCardOut":
        counts, mine = seen.deeds[note.id]
        return cls(
            note_id=note.id,
            title=note.draft.title,
            cover=PictureOut.of(seen.pictures.get(note.cover_id)) if note.cover_id else None,
            is_video=note.draft.video_id is not None,
            is_ad=note.is_ad,
            is_ai=note.is_ai,
            author=AuthorOut.of(note.author_id, seen),
            like_count=counts.likes,
            is_liked=mine.is_liked,
            published_at=note.published_at,
        )


class OwnNoteOut(NoteCardOut):
    state: NoteState
    publish_at: datetime | None


class TagIn(Schema):
    product_id: ProductId
    picture: Annotated[int, Field(ge=0, lt=rules.MOST_PICTURES)] = 0
    x_bp: Annotated[int, Field(ge=0, le=rules.WHOLE_BP)] = rules.WHOLE_BP // 2
    y_bp: Annotated[int, Field(ge=0, le=rules.WHOLE_BP)] = rules.WHOLE_BP // 2


class NoteIn(Schema):
    title: Annotated[str, Field(max_length=rules.LONGEST_TITLE)] = ""
    body: Annotated[str, Field(max_length=rules.LONGEST_BODY)] = ""
    picture_ids: Annotated[list[PictureId], Field(max_length=rules.MOST_PICTURES)] = []
    video_id: VideoId | None = None  # instead of pictures; its cover was chosen with it
    cover_picture_id: PictureId | None = None
    goods: Annotated[list[TagIn], Field(max_length=rules.MOST_GOODS)] = []
    mention_ids: Annotated[list[PersonId], Field(max_length=rules.MOST_MENTIONS)] = []
    region_code: Annotated[str, Field(max_length=12)] = ""
    place_name: Annotated[str, Field(max_length=rules.LONGEST_PLACE)] = ""
    is_paid: StrictBool = False
    is_ai_declared: StrictBool = False

    def draft(self) -> NoteDraft:
        return NoteDraft(
            title=self.title.strip(),
            body=self.body.strip(),
            picture_ids=tuple(self.picture_ids),
            video_id=self.video_id,
            cover_picture_id=self.cover_picture_id,
            goods=tuple(GoodsTag(tag.product_id, tag.picture, tag.x_bp, tag.y_bp) for tag in self.goods),
            mention_ids=tuple(dict.fromkeys(self.mention_ids)),
            region_code=self.region_code,
            place_name=self.place_name.strip(),
            is_paid=self.is_paid,
            is_ai_declared=self.is_ai_declared,
        )


class RewriteIn(NoteIn):
    version: int | None = None  # the one that was read; another since then is refused


class PublishIn(Schema):
    publish_at: datetime | None = None  # None: now


class TagOut(Schema):
    """A thing on a picture, and what it costs here from."""

    product_id: ProductId
    title: str
    picture: PictureOut | None
    price_from: MoneyOut | None  # None: not on sale any more
    on_picture: int
    x_bp: int
    y_bp: int


class MentionOut(Schema):
    person_id: PersonId
    nickname: str


class NotePicture(PictureOut):
    picture_id: PictureId


class NoteOut(NoteCardOut):
    state: NoteState
    body: str
    topics: list[str]
    pictures: list[NotePicture]
    video: VideoOut | None
    cover_picture_id: PictureId | None
    goods: list[TagOut]
    mentions: list[MentionOut]
    region_code: str
    region_name: str
    place_name: str
    is_paid: bool
    is_ai_declared: bool
    version: int
    save_count: int
    comment_count: int
    share_count: int
    is_saved: bool
    is_mine: bool
    author_bought: bool  # its author bought here what it shows, and kept it
    publish_at: datetime | None
    edited_at: datetime | None


class NoteCountsOut(Schema):
    like_count: int
    save_count: int
    comment_count: int
    share_count: int

    @classmethod
    def of(cls, counts: CountsView) -> "NoteCountsOut":
        return cls(
            like_count=counts.likes,
            save_count=counts.saves,
            comment_count=counts.comments,
            share_count=counts.shares,
        )


class CommentIn(Schema):
    text: Annotated[str, Field(min_length=1, max_length=rules.LONGEST_COMMENT)]
    reply_to_id: CommentId | None = None
    mention_ids: Annotated[list[PersonId], Field(max_length=rules.MOST_MENTIONS)] = []
    is_question: StrictBool = False  # to those who bought what the note shows


class CommentOut(Schema):
    comment_id: CommentId
    root_id: CommentId | None
    author: AuthorOut | None  # None: removed
    reply_to: MentionOut | None  # whom an answer to an answer addresses
    text: str
    is_question: bool
    is_pinned: bool
    is_removed: bool
    is_held: bool  # its author is told so; others do not see it yet
    is_by_note_author: bool
    has_bought: bool  # something that the note shows, and kept it
    is_liked: bool
    is_mine: bool
    like_count: int
    reply_count: int
    at: datetime

    @classmethod
    def of(
        cls,
        comment: CommentView,
        seen: Seen,
        *,
        note_author_id: UUID,
        liked: set[UUID],
        bought: set[UUID],
        answered: Mapping[UUID, UUID],
    ) -> "CommentOut":
        removed = comment.is_removed
        to_id = answered.get(comment.reply_to_id) if comment.reply_to_id else None
        to = seen.people.get(to_id) if to_id and comment.reply_to_id != comment.root_id else None
        return cls(
            comment_id=comment.id,
            root_id=comment.root_id,
            author=None if removed else AuthorOut.of(comment.author_id, seen),
            reply_to=MentionOut(person_id=to.id, nickname=to.nickname) if to else None,
            text=comment.text,
            is_question=comment.is_question,
            is_pinned=comment.is_pinned,
            is_removed=removed,
            is_held=comment.is_held,
            is_by_note_author=not removed and comment.author_id == note_author_id,
            has_bought=not removed and comment.author_id in bought,
            is_liked=comment.id in liked,
            is_mine=not removed and comment.author_id == seen.viewer_id,
            like_count=comment.like_count,
            reply_count=comment.reply_count,
            at=comment.at,
        )


class CommentPageOut(Schema):
    pinned: CommentOut | None
    items: list[CommentOut]
    next: str | None


class LikesOut(Schema):
    like_count: int


class SaveIn(Schema):
    board_id: BoardId | None = None


class BoardIn(Schema):
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    is_private: StrictBool = False


class BoardChangeIn(Schema):
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)] | None = None
    is_private: StrictBool | None = None


class BoardOut(Schema):
    board_id: BoardId
    name: str
    is_private: bool
    note_count: int

    @classmethod
    def of(cls, board: BoardView) -> "BoardOut":
        return cls(board_id=board.id, name=board.name, is_private=board.is_private, note_count=board.note_count)
