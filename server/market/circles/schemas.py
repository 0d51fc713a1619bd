"""Shapes on the wire. Only endpoints import this."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field, StrictBool

from market.circles.models import LONGEST_BIO
from market.circles.types import CircleView, Following, Standing
from market.media.facade import PictureOut, PictureView
from market.people.facade import PersonId, PersonView


class AccountIn(Schema):
    bio: Annotated[str, Field(max_length=LONGEST_BIO)] | None = None
    is_private: StrictBool | None = None


class AccountOut(Schema):
    bio: str
    is_private: bool
    follower_count: int
    following_count: int

    @classmethod
    def of(cls, circle: CircleView) -> "AccountOut":
        return cls(
            bio=circle.bio,
            is_private=circle.is_private,
            follower_count=circle.follower_count,
            following_count=circle.following_count,
        )


class FaceOut(Schema):
    """Somebody in a list, and how they stand to who looks."""

    person_id: PersonId
    nickname: str
    avatar: PictureOut | None
    following: Following
    is_friend: bool
    is_me: bool

    @classmethod
    def of(
        cls, person: PersonView, standing: Standing, pictures: Mapping[UUID, PictureView], viewer_id: UUID | None
    ) -> "FaceOut":
        return cls(
            person_id=person.id,
            nickname=person.nickname,
            avatar=face(person, pictures),
            following=standing.following,
            is_friend=standing.is_friend,
            is_me=person.id == viewer_id,
        )


class ListedOut(FaceOut):
    at: datetime


class ProfileOut(FaceOut):
    account: AccountOut
    follows_me: bool
    is_blocked: bool
    is_muted: bool
    shows_notes: bool


class FollowOut(Schema):
    following: Following


class KeptAwayOut(Schema):
    blocked: list[ListedOut]
    muted: list[ListedOut]


def face(person: PersonView, pictures: Mapping[UUID, PictureView]) -> PictureOut | None:
    return PictureOut.of(pictures.get(person.avatar_picture_id)) if person.avatar_picture_id else None
