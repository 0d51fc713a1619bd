"""
Shops have their money: of what is completed a part is shared out at its provider, and paid out to the shop's bank. By
the door of payments that settlement uses, from a process of our own; what comes of it is the workers' affair.
"""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import psycopg
from django.db import OperationalError, connection
from django.utils import timezone

from foundation.money import Money
from market.payments import facade as payments
from storm.told import Told

ACCOUNTS = (
    "sandbox",
    "wechat",
    "wechat_2",
    "stripe",
)  # Alipay's shares lie with the shop at once: nothing leaves besides.
SHARED = """
    SELECT s.id, s.provider, s.currency, h.shop_id, h.amount_minor FROM payments_split s
    JOIN payments_share h ON h.split_id = s.id LEFT JOIN payments_payout p ON p.key = 'storm:' || s.id
    WHERE s.state = 'done' AND p.id IS NULL LIMIT 50"""


class Treasury:
    def __init__(self, told: Told) -> None:
        self.told = told

    def share_out(self, ref: UUID, shop_id: UUID, luck: float) -> bool:
        """Ask for a part of a checkout's money to be put in its shop's name. False: PostgreSQL recovers; ask again."""

        def ask() -> None:
            found = payments.splittable([ref]).get(ref)
            if found is None or found.provider not in ACCOUNTS or not found.left.minor:
                return
            amount = Money(found.left.currency, 1 + int(luck * (found.left.minor - 1)))
            wish = payments.ShareWish(("shop", shop_id), amount, "what was earned")
            payments.request_split(ref=ref, key=f"storm:{ref}", shares=[wish], is_last=luck < 0.5, now=timezone.now())

        return self._try(ask)

    def pay_out(self) -> None:
        """Have whatever has been shared out sent to the shops' banks."""
        try:
            with self.told.market.connect() as db:
                shared = db.execute(SHARED).fetchall()
        except (psycopg.OperationalError, AssertionError):
            return
        for split, provider, currency, shop_id, minor in shared:
            money = Money(currency, minor)
            self._try(partial(_pay_out, split, provider, shop_id, money))

    def _try(self, ask: Callable[[], object]) -> bool:
        try:
            ask()
        except OperationalError:
            return False
        finally:
            connection.close()  # Each thread has its own, and a blow may have cut it.
        return True


def _pay_out(split: UUID, provider: str, shop_id: UUID, money: Money) -> None:
    payments.request_payout(key=f"storm:{split}", provider=provider, receiver=shop_id, amount=money, now=timezone.now())
