"""News invoices tells, under the order's id as key. Past tense, ids and values; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from foundation.money import Money


@dataclass(frozen=True)
class InvoiceIssued:
    name: ClassVar[str] = "invoices.invoice_issued"
    invoice_id: UUID
    order_id: UUID
    person_id: UUID
    shop_id: UUID
    is_red: bool
    number: str
    gross: Money
    issued_at: datetime
