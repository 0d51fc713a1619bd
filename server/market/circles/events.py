"""News circles tells, under the id of the person who acted. Past tense, ids and values only; only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonFollowed:
    """Somebody follows another from now on; where the account is private, it said yes."""

    name: ClassVar[str] = "circles.person_followed"
    follower_id: UUID
    followee_id: UUID
    at: datetime
    was_asked: bool = False  # The followee said yes to it.


@dataclass(frozen=True, slots=True)
class FollowAsked:
    """Somebody asks to follow a private account."""

    name: ClassVar[str] = "circles.follow_asked"
    follower_id: UUID
    followee_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonUnfollowed:
    """Somebody follows another no longer, whoever ended it."""

    name: ClassVar[str] = "circles.person_unfollowed"
    follower_id: UUID
    followee_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonBlocked:
    """Neither comes across the other from now on; what ties there were are cut, and told by their own news."""

    name: ClassVar[str] = "circles.person_blocked"
    blocker_id: UUID
    blocked_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """What an account says of itself, or who may see what it publishes, is another now."""

    name: ClassVar[str] = "circles.account_changed"
    person_id: UUID
    is_private: bool
    at: datetime
