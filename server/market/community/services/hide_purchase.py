"""A buyer no longer lets their friends see what they bought."""

from uuid import UUID

from market.community.models import ShownPurchase
from market.community.queries import own_order


def hide_purchase(*, order_id: UUID, person_id: UUID) -> None:
    """Let nobody see it from this moment on. :raises orders.OrderNotFound: not theirs"""
    own_order(order_id, person_id)
    ShownPurchase.objects.filter(order_id=order_id, person_id=person_id).delete()
