"""News merchants tells. Past tense, ids and values only, never changed once shipped."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class ShopChanged:
    """Opened, renamed, suspended, reopened: ask the facade what it is now."""

    name: ClassVar[str] = "merchants.shop_changed"
    shop_id: UUID
    at: datetime
