"""Buyers with an address and a session each, written set-wise past the throttled door of sign-in."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from bench.filling import vocabulary as words
from foundation.ids import encode
from market.people.models import Address, Person

AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Buyer:
    """What a browser of somebody who is signed in holds, and where their parcels go."""

    session: str
    address: str


def let_in(count: int, *, chance: random.Random, now: datetime) -> Iterator[Buyer]:
    """Register so many people by telephone, and sign them in."""
    store = SessionStore()
    for first in range(0, count, AT_ONCE):
        people = [_person(number, chance) for number in range(first, min(first + AT_ONCE, count))]
        Person.objects.bulk_create(people)
        addresses = Address.objects.bulk_create(_address(person, chance, now) for person in people)
        sessions = Session.objects.bulk_create(
            Session(
                session_key=f"{chance.getrandbits(160):032x}"[:32],
                session_data=store.encode(
                    {
                        SESSION_KEY: str(person.id),
                        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                        HASH_SESSION_KEY: person.get_session_auth_hash(),
                    }
                ),
                expire_date=now + timedelta(days=3650),  # The filled market is kept for as long as it fits the code.
            )
            for person in people
        )
        for address, session in zip(addresses, sessions, strict=True):
            yield Buyer(session.session_key, encode("addr", address.id))


def _person(number: int, chance: random.Random) -> Person:
    return Person(
        nickname=f"{chance.choice(words.NICKNAMES)}{number}",
        phone=f"+86139{number:08d}",
        is_phone_verified=True,
        password=make_password(None),
        source_key=f"bench:person:{number}",
    )


def _address(person: Person, chance: random.Random, now: datetime) -> Address:
    return Address(
        person=person,
        recipient=person.nickname,
        phone=person.phone or "",
        country="CN",
        region_codes=["330000", "330100", "330106"],
        region_names=["浙江省", "杭州市", "西湖区"],
        line1=f"文三路 {chance.randrange(1, 900)} 号 {chance.randrange(1, 30)} 幢 501",
        is_default=True,
        created_at=now,
    )
