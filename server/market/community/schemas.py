"""Shapes on the wire. Only endpoints import this."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field, StrictBool

from foundation.ids import encode
from foundation.words import say
from market.catalogue.facade import ProductId
from market.community.rules import LONGEST_REPLY, LONGEST_TEXT, MOST_PICTURES
from market.community.types import ReviewId, ReviewView, SummaryView
from market.media.facade import PictureId, PictureOut, PictureView, VideoId, VideoOut, VideoView
from market.orders.facade import LineId
from market.people.facade import PersonId, PersonView, mask

PictureIds = Annotated[list[PictureId], Field(max_length=MOST_PICTURES)]


class ReviewIn(Schema):
    order_line_id: LineId
    stars: Annotated[int, Field(ge=1, le=5)]
    text: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    picture_ids: PictureIds = []
    video_id: VideoId | None = None
    as_note: StrictBool = False  # also as a note of mine, with what I bought tagged


class FollowUpIn(Schema):
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    picture_ids: PictureIds = []


class ReplyIn(Schema):
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_REPLY)]


class ShownPurchaseOut(Schema):
    is_shown: bool  # my friends see that I bought this


class FriendOut(Schema):
    person_id: PersonId
    nickname: str
    avatar: PictureOut | None


class FriendsWhoBoughtOut(Schema):
    friends: list[FriendOut]  # the latest first, some of them
    count: int


class FollowUpOut(Schema):
    text: str
    pictures: list[PictureOut]
    at: datetime


class ReplyOut(Schema):
    text: str
    at: datetime
    changed_at: datetime | None


class HelpfulOut(Schema):
    helpful_count: int
    is_helpful: bool  # I said so


class ReviewOut(Schema):
    review_id: ReviewId
    product_id: ProductId
    nickname_masked: str
    avatar: PictureOut | None
    stars: int
    text: str
    option_text: str
    pictures: list[PictureOut]
    video: VideoOut | None
    at: datetime
    follow_up: FollowUpOut | None
    reply: ReplyOut | None
    origin: str | None  # where it was imported from; such an author did not buy here
    helpful_count: int
    is_helpful: bool  # I said so
    note_id: str | None  # where I show it as a note, too; nobody else is told
    is_mine: bool
    is_held: bool  # in review: nobody else sees it until somebody has looked

    @classmethod
    def of(
        cls,
        review: ReviewView,
        *,
        people: Mapping[UUID, PersonView],
        pictures: Mapping[UUID, PictureView],
        videos: Mapping[UUID, VideoView],
        helpful: Collection[UUID],
        language: str,
        reader_id: UUID | None,
    ) -> "ReviewOut":
        author = people.get(review.person_id) if review.person_id else None
        face = pictures.get(author.avatar_picture_id) if author and author.avatar_picture_id else None
        followed, is_mine = review.follow_up, reader_id is not None and review.person_id == reader_id
        return cls(
            review_id=review.id,
            product_id=review.product_id,
            nickname_masked=mask(author.nickname if author else review.nickname),
            avatar=PictureOut.of(face),
            stars=review.stars,
            text=review.text,
            option_text=say(review.option_text, language),
            pictures=_shown(review.picture_ids, pictures),
            video=VideoOut.of(videos.get(review.video_id)) if review.video_id else None,
            at=review.at,
            follow_up=FollowUpOut(text=followed.text, pictures=_shown(followed.picture_ids, pictures), at=followed.at)
            if followed
            else None,
            reply=ReplyOut(text=review.reply.text, at=review.reply.at, changed_at=review.reply.changed_at)
            if review.reply
            else None,
            origin=review.origin or None,
            helpful_count=review.helpful_count,
            is_helpful=review.id in helpful,
            note_id=encode("note", review.note_id) if review.note_id and is_mine else None,
            is_mine=is_mine,
            is_held=review.is_held,
        )


class SummaryOut(Schema):
    product_id: ProductId
    count: int
    average_x100: int  # stars times a hundred
    stars: list[int]  # how many gave one, two, three, four, five
    with_pictures_count: int

    @classmethod
    def of(cls, summary: SummaryView) -> "SummaryOut":
        return cls(
            product_id=summary.product_id,
            count=summary.count,
            average_x100=summary.average_x100,
            stars=list(summary.stars),
            with_pictures_count=summary.with_pictures_count,
        )


def _shown(picture_ids: tuple[UUID, ...], pictures: Mapping[UUID, PictureView]) -> list[PictureOut]:
    shown = (PictureOut.of(pictures.get(one)) for one in picture_ids)
    return [one for one in shown if one is not None]
