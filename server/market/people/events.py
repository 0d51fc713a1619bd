"""News people tells. Past tense, ids and values only, never changed once shipped."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class GuestSignedIn:
    """A guest turned out to be this person: what was kept under the guest's key is theirs now."""

    name: ClassVar[str] = "people.guest_signed_in"
    person_id: UUID
    guest_key: str
    at: datetime


@dataclass(frozen=True)
class PersonChanged:
    """Others see another name or face of somebody from now on."""

    name: ClassVar[str] = "people.person_changed"
    person_id: UUID
