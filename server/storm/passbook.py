"""
What the account at the bank itself says: the judge of transfers, of which no machine tells. Payers put money in under a
number, operators send it back; kept apart from the market, as a bank's passbook is.
"""

import threading
from dataclasses import dataclass, field


@dataclass(slots=True)
class Passbook:
    came: dict[str, tuple[str, int]] = field(default_factory=dict)  # the transfer's number -> the attempt, minor units
    went: dict[str, tuple[str, int]] = field(default_factory=dict)  # our refund -> the attempt, minor units
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put_in(self, attempt: str, minor: int) -> str:
        """Let a payer transfer money. Return the number of the transfer."""
        with self.lock:
            number = f"T{len(self.came) + 1:08d}"
            self.came[number] = (attempt, minor)
            return number

    def transfer_of(self, attempt: str) -> str | None:
        """Look for a transfer that names an attempt, as an operator does."""
        with self.lock:
            return next((number for number, (ref, _) in self.came.items() if ref == attempt), None)

    def send_back(self, refund: str, attempt: str, minor: int) -> None:
        """Transfer money back, once for each of our refunds."""
        with self.lock:
            self.went.setdefault(refund, (attempt, minor))
