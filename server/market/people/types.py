"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation.ids import typed_id

PersonId = typed_id("pers")
AddressId = typed_id("addr")


@dataclass(frozen=True, slots=True)
class PersonView:
    id: UUID
    nickname: str
    avatar_picture_id: UUID | None
    language: str  # "zh-CN" or "en"
    email: str | None
    phone_masked: str | None  # "138****0000"


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody from another market, as an import brings them."""

    source_key: str
    nickname: str
    email: str  # in a domain that reaches nobody: it is a name, not an address
    language: str
    city: str
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class AddressView:
    id: UUID
    recipient: str
    phone: str  # E.164
    country: str  # ISO 3166-1, two letters
    region_codes: tuple[str, ...]  # province, city, district; empty outside China
    region_names: tuple[str, ...]
    line1: str
    line2: str
    postcode: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class AddressDraft:
    """An address as somebody wrote it, not yet looked at."""

    recipient: str
    phone: str
    country: str = "CN"
    region_codes: tuple[str, ...] = ()
    region_names: tuple[str, ...] = ()  # free words outside China; inside, the codes say the names
    line1: str = ""
    line2: str = ""
    postcode: str = ""
