"""What crosses the facade: frozen, framework-free."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from foundation.ids import typed_id

NoticeId = typed_id("ntc")


class Kind(StrEnum):
    PAID = "paid"
    TEAM_FILLED = "team_filled"
    TEAM_FAILED = "team_failed"
    SHIPPED = "shipped"
    REFUNDED = "refunded"
    AFTER_SALES = "after_sales"


@dataclass(frozen=True, slots=True)
class NewNotice:
    """Something a person should know. One subject is told once per person and kind."""

    person_id: UUID
    kind: Kind
    subject: str
    facts: Mapping[str, Any]  # what the words need, as JSON; see rules.WORDS


@dataclass(frozen=True, slots=True)
class NoticeView:
    id: UUID
    person_id: UUID
    kind: Kind
    facts: Mapping[str, Any]
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in one language."""

    title: str
    text: str
    link: str  # a page of the storefront, "/orders/ord_…"
