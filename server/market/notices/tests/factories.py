"""Makers of plausible rows. Every argument has a default; a test names only what it is about."""

from typing import Any
from uuid import UUID

from foundation.ids import encode, uuid7
from foundation.testing import NOON
from market.notices.models import Notice
from market.notices.services.notify import notify
from market.notices.types import Kind


def facts(**given: Any) -> dict[str, Any]:
    plain = {
        "order_id": encode("ord", uuid7()),
        "team_id": None,
        "title": {"zh-CN": "手作马克杯", "en": "Handmade mug"},
        "line_count": 1,
        "amount": {"currency": "CNY", "minor": 4990},
    }
    return {**plain, **given}


def make_notice(person_id: UUID, *, kind: Kind = Kind.PAID, **given: Any) -> Notice:
    known = facts(**given)
    notify(person_id=person_id, kind=kind, subject=known["order_id"], facts=known, now=NOON)
    return Notice.objects.get(person_id=person_id, kind=kind, subject=known["order_id"])
