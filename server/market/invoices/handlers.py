"""What invoices do when orders tell news. Each is safe to repeat."""

from django.utils import timezone

from foundation.outbox import on
from market.invoices.services.catch_up import catch_up
from market.orders.events import OrderCompleted, OrderLinesRefunded


@on(OrderCompleted)
def let_it_be_issued(event: OrderCompleted) -> None:
    catch_up(event.order_id, now=timezone.now())


@on(OrderLinesRefunded)
def take_back_what_went_back(event: OrderLinesRefunded) -> None:
    catch_up(event.order_id, now=timezone.now())
