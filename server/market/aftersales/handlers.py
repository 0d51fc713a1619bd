"""What aftersales do when payments and orders tell news. Each is safe to repeat."""

from django.utils import timezone

from foundation.outbox import on
from market.aftersales.services.follow_news import close_cases_of, note_money
from market.orders.events import OrderRefunding
from market.payments.events import RefundFailed, RefundSucceeded


@on(RefundSucceeded)
def end_case(event: RefundSucceeded) -> None:
    note_money(event.refund_id, has_left=True, now=timezone.now())


@on(RefundFailed)
def note_stuck_money(event: RefundFailed) -> None:
    note_money(event.refund_id, has_left=False, now=timezone.now())


@on(OrderRefunding)
def close_cases_of_order(event: OrderRefunding) -> None:
    close_cases_of(event.order_id, now=timezone.now())
