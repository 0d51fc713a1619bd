"""Shapes on the wire. Only endpoints import this."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from ninja import Field, Schema

from market.media.facade import PictureOut, PictureView
from market.notices.rules import compose
from market.notices.types import Kind, NoticeId, NoticeView, Told


class NoticeOut(Schema):
    notice_id: NoticeId
    kind: Kind
    title: str
    text: str
    link: str
    face: PictureOut | None  # of whoever did it last
    cover: PictureOut | None  # of the note it is about
    is_read: bool
    created_at: datetime

    @classmethod
    def of(cls, notice: NoticeView, language: str, told: Told, pictures: Mapping[UUID, PictureView]) -> "NoticeOut":
        said = compose(notice.kind, notice.facts, language, told=told, doer_count=notice.doer_count)
        return cls(
            notice_id=notice.id,
            kind=notice.kind,
            title=said.title,
            text=said.text,
            link=said.link,
            face=PictureOut.of(pictures.get(told.face_id)) if told.face_id else None,
            cover=PictureOut.of(pictures.get(told.cover_id)) if told.cover_id else None,
            is_read=notice.read_at is not None,
            created_at=notice.created_at,
        )


class NoticesOut(Schema):
    items: list[NoticeOut]
    next: str | None


class ReadIn(Schema):
    up_to: NoticeId


class UnreadOut(Schema):
    unread_count: int


class TopicsIn(Schema):
    topics: list[str] = Field(description="`team:<id>` for any team, `person:<id>` for oneself", max_length=100)


class TicketOut(Schema):
    ticket: str
    url: str = Field(description="Where to open the event stream, ticket included")
    expires_in: int
