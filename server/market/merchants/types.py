"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from foundation.ids import typed_id
from foundation.words import Words
from market.merchants.states import ShopState

ShopId = typed_id("shop")
PersonId = typed_id("pers")


class Role(StrEnum):
    OWNER = "owner"
    MANAGER = "manager"
    CLERK = "clerk"


@dataclass(frozen=True, slots=True)
class LicenceView:
    """What E-Commerce Law art. 15 has every shop show: its licence, or the statement why it needs none (art. 10)."""

    company: str
    number: str
    address: str
    issued_on: date | None
    valid_until: date | None  # None: without end
    exemption: str = ""  # empty for who has a licence


@dataclass(frozen=True, slots=True)
class ShopView:
    id: UUID
    slug: str
    name: Words
    intro: Words
    logo_picture_id: UUID | None
    self_operated: bool  # art. 37: marked wherever the shop is named
    licence: LicenceView
    state: ShopState


@dataclass(frozen=True, slots=True)
class ShopDraft:
    """A shop from another market, as an import brings it."""

    source_key: str
    slug: str
    name: Words
    intro: Words
    licence: LicenceView


@dataclass(frozen=True, slots=True)
class StaffView:
    shop_id: UUID
    person_id: UUID
    role: Role
