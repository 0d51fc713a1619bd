"""Makers of people who know one another. A test names only what it is about."""

from datetime import datetime
from uuid import UUID

from foundation.testing import NOON
from market.circles.services.change_account import change_account
from market.circles.services.follow import follow
from market.people.facade import PersonView
from market.people.tests.factories import make_person


def make_private(person: PersonView, *, now: datetime = NOON) -> PersonView:
    change_account(person_id=person.id, is_private=True, now=now)
    return person


def befriend(one_id: UUID, other_id: UUID, *, now: datetime = NOON) -> None:
    follow(follower_id=one_id, followee_id=other_id, now=now)
    follow(follower_id=other_id, followee_id=one_id, now=now)


__all__ = ["befriend", "make_person", "make_private"]
