"""Shapes on the wire. Only endpoints import this."""

from ninja import Schema

from market.circles.facade import Following
from market.media.facade import PictureOut
from market.notes.facade import NoteCardOut
from market.people.facade import PersonId


class FoundNotesOut(Schema):
    items: list[NoteCardOut]
    next: str | None
    is_partial: bool  # no note has every word, so these have some


class FoundPersonOut(Schema):
    """Somebody who was found, and how they stand to who asks."""

    person_id: PersonId
    nickname: str
    avatar: PictureOut | None
    bio: str
    is_private: bool
    follower_count: int
    following: Following
    is_friend: bool
    is_me: bool


class FoundPeopleOut(Schema):
    items: list[FoundPersonOut]
    next: str | None


class TopicOut(Schema):
    topic: str
    note_count: int


class SuggestedOut(Schema):
    """What may be meant by what was typed so far, for each tab of the search."""

    goods: list[str]
    topics: list[TopicOut]
    people: list[FoundPersonOut]
