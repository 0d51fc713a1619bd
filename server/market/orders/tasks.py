"""What the clock starts in orders: read the clock, call one service."""

from django.utils import timezone

from foundation.clockwork import every
from market.orders.services.give_up_checkouts import expire_overdue_checkouts
from market.orders.services.move_parcels import complete_overdue_orders
from market.orders.services.settle_group_orders import refund_stale_late_money


@every(seconds=5)
def expire_unpaid() -> None:
    expire_overdue_checkouts(now=timezone.now())


@every(seconds=60)
def complete_unconfirmed() -> None:
    complete_overdue_orders(now=timezone.now())


@every(seconds=30)
def give_back_late_money() -> None:
    refund_stale_late_money(now=timezone.now())
