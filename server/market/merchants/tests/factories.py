"""Makers of plausible rows. Every argument has a default; a test names only what it is about."""

import itertools
from datetime import date
from typing import Any
from uuid import UUID

from foundation.testing import NOON
from market.merchants.services.add_staff import add_staff
from market.merchants.services.create_shop import create_shop
from market.merchants.types import LicenceView, ShopView
from market.people.facade import PersonView, register_person

_numbers = itertools.count(1)
LICENCE = LicenceView("一炉（演示）陶瓷有限公司", "00DEMO000000000002", "窑前街 22 号", date(2023, 6, 9), None)


def make_shop(*, owner_id: UUID | None = None, **given: Any) -> ShopView:
    words = {"name": {"zh-CN": "一炉家物", "en": "Hearth"}, "intro": {"zh-CN": "陶与木"}}
    slug = f"shop-{next(_numbers)}"
    return create_shop(**{"slug": slug, **words, "licence": LICENCE, "now": NOON, "owner_id": owner_id, **given})


def make_person(nickname: str = "阿拙") -> PersonView:
    return register_person(nickname=nickname, email=f"p{next(_numbers)}@example.com", password=None)


def make_staff(shop: ShopView, role: str) -> PersonView:
    person = make_person(role)
    add_staff(shop_id=shop.id, person_id=person.id, role=role, now=NOON)
    return person
