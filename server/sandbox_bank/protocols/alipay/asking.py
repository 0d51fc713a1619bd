"""A request of one of Alipay's merchants, which has shown whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from sandbox_bank.book import Book, Row


@dataclass(frozen=True, slots=True)
class Asked:
    request: Request
    book: Book
    merchant: Row
    said: Mapping[str, str]
    biz: Mapping[str, Any]

    @property
    def now(self) -> float:
        return self.book.now()

    @property
    def ref(self) -> str:
        """The merchant's reference of the payment that is meant, or ""."""
        if "out_trade_no" in self.biz:
            return str(self.biz["out_trade_no"])
        number = str(self.biz.get("trade_no", ""))
        found = self.book.find_numbered(number, merchant=self.merchant["code"]) if number else None
        return "" if found is None else str(found["merchant_ref"])
