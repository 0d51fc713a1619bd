"""Makers of plausible rows. Every argument has a default; a test names only what it is about."""

import itertools
from typing import Any
from uuid import UUID

from django.test import Client

from foundation.testing import NOON
from market.people.models import Person
from market.people.services.add_address import add_address
from market.people.services.register_person import register_person
from market.people.types import AddressDraft, AddressView
from market.places.facade import RegionRow, load_regions

_numbers = itertools.count(1)
PASSWORD = "a-long-and-quiet-river"
MOON = ("990000", "990100", "990101")
MOON_NAMES = ("月球省", "环形山市", "静区")


def make_person(**given: Any) -> Person:
    defaults = {"nickname": "林小满", "email": f"p{next(_numbers)}@example.com", "password": None}
    return Person.objects.get(pk=register_person(**{**defaults, **given}).id)


def make_map() -> None:
    parents = (None, *MOON[:2])
    load_regions([RegionRow(*row) for row in zip(MOON, MOON_NAMES, parents, strict=True)])


def draft(**given: Any) -> AddressDraft:
    plain = {"recipient": "林小满", "phone": "138 0013 8000", "region_codes": MOON, "line1": "窑前街 22 号"}
    return AddressDraft(**{**plain, **given})


def make_address(person_id: UUID, **given: Any) -> AddressView:
    make_default = given.pop("make_default", False)
    return add_address(person_id=person_id, draft=draft(**given), make_default=make_default, now=NOON)


def phone_of(person: Person, language: str = "zh-CN") -> Client:
    """A browser in which this person is signed in."""
    client = Client(headers={"Accept-Language": language})
    client.force_login(person)
    return client
