"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Following(StrEnum):
    """How far somebody has come in following another."""

    NO = "no"
    ASKED = "asked"  # A private account has yet to say yes.
    YES = "yes"


@dataclass(frozen=True, slots=True)
class CircleView:
    """What somebody's account is to everybody."""

    person_id: UUID
    bio: str
    is_private: bool
    follower_count: int
    following_count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands to somebody who looks."""

    person_id: UUID
    following: Following  # the one who looks follows them
    follows_me: bool
    is_blocked: bool  # by the one who looks
    has_blocked: bool  # the one who looks
    is_muted: bool
    is_private: bool

    @property
    def is_friend(self) -> bool:
        return self.following is Following.YES and self.follows_me

    @property
    def is_out_of_sight(self) -> bool:
        """Whether neither may come across the other."""
        return self.is_blocked or self.has_blocked

    @property
    def shows_notes(self) -> bool:
        """Whether what they publish may be seen: a private account's by its followers alone."""
        return not self.is_out_of_sight and (not self.is_private or self.following is Following.YES)


@dataclass(frozen=True, slots=True)
class Tied:
    """Somebody in a list of followers, of the followed, or of those who ask."""

    person_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class FollowWish:
    follower_id: UUID
    followee_id: UUID
