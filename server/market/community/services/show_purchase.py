"""A buyer lets their friends see what they bought, of one order."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.community.errors import NothingBoughtToShow
from market.community.models import ShownPurchase
from market.community.queries import is_kept, own_order


@transaction.atomic
def show_purchase(*, order_id: UUID, person_id: UUID, now: datetime) -> None:
    """
    Let friends see what was bought with an order. A second time changes nothing.

    :raises orders.OrderNotFound: not theirs; NothingBoughtToShow: not paid for, or given back
    """
    order = own_order(order_id, person_id)
    products = {line.product_id for line in order.lines if is_kept(order, line.product_id)}
    if not products:
        raise NothingBoughtToShow
    ShownPurchase.objects.bulk_create(
        [ShownPurchase(order_id=order_id, person_id=person_id, product_id=one, at=now) for one in sorted(products)],
        ignore_conflicts=True,
    )
