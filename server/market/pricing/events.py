"""News pricing tells. Key: sku_id."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from foundation.money import Money


@dataclass(frozen=True)
class PriceChanged:
    name: ClassVar[str] = "pricing.price_changed"
    sku_id: UUID
    price: Money  # the list price from now on
    at: datetime
