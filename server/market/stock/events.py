"""News stock tells. Key: sku_id. Told only when what can be bought crosses zero."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class SoldOut:
    name: ClassVar[str] = "stock.sold_out"
    sku_id: UUID
    at: datetime


@dataclass(frozen=True)
class BackInStock:
    name: ClassVar[str] = "stock.back_in_stock"
    sku_id: UUID
    at: datetime
