"""A buyer is given money for goods that stay, by decision and not by any line's fault."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.money import Money
from market.orders import rules
from market.orders.errors import RefundTooLarge
from market.orders.queries import order_view
from market.orders.services.refund_lines import refund_lines
from market.orders.types import Giveback, RefundedView


@transaction.atomic
def concede(order_id: UUID, amount: Money, *, key: str, because: str, now: datetime) -> RefundedView:
    """
    Promise part of an order's money back, shared over its lines by what they are still worth.

    The same key does it once. Takes the locks of `refund_lines`.

    :raises OrderNotFound, RefundTooLarge: the goods that stay are not worth it; IllegalMove, payments.PaidElsewhere
    """
    lines = order_view(order_id).lines
    worth = [rules.most_conceded(line).minor for line in lines]
    if not 0 < amount.minor <= sum(worth):
        raise RefundTooLarge(field="amount", most=Money(amount.currency, sum(worth)))
    shares = amount.split(worth)
    givebacks = [Giveback(line.id, amount=share) for line, share in zip(lines, shares, strict=True) if share.minor]
    return refund_lines(order_id, givebacks, freight=Money.zero(amount.currency), key=key, because=because, now=now)
