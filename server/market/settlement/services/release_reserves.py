"""What was kept back of a line long enough becomes the shop's, the oldest first."""

from datetime import datetime

from django.db import transaction

from foundation.money import Money
from market.ledger import facade as ledger
from market.settlement import rules
from market.settlement.models import PARTS, Item, Line
from market.settlement.types import ItemKind

BATCH = 500  # lines to a transaction


def release_reserves(*, now: datetime, batch: int = BATCH) -> int:
    """Release every reserve whose days are over. Return how many. A transaction per batch; safe beside itself."""
    released = 0
    while True:
        with transaction.atomic():
            due = Line.objects.filter(reserve_minor__gt=0, reserve_until__lte=now).order_by("reserve_until", "pk")
            lines = list(due.select_for_update(skip_locked=True)[:batch])
            if not lines:
                return released
            _release(lines, now)
            released += len(lines)


def _release(lines: list[Line], now: datetime) -> None:
    sets, items = [], []
    for line in lines:
        amount = Money(line.currency, line.reserve_minor)
        cause = f"release:{line.pk}"
        entries = ledger.entries("reserve_released", {"shop": line.shop_id}, {"amount": amount})
        sets.append(ledger.NewSet(cause, "reserve_released", entries, now))
        items.append(
            Item(
                cause=cause, kind=ItemKind.RESERVE_RELEASED, shop_id=line.shop_id, currency=line.currency, line=line,
                order_id=line.order_id, at=now, reserve_minor=-amount.minor, net_minor=amount.minor,
            )
        )  # fmt: skip
        line.held = rules.reserve_free(line.held)
    ledger.post_many(sets)
    Item.objects.bulk_create(items)
    Line.objects.bulk_update(lines, [f"{part}_minor" for part in PARTS])
