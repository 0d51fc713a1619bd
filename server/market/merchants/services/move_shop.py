"""An operator suspends a shop, or lets it sell again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from market.merchants.events import ShopChanged
from market.merchants.models import Shop
from market.merchants.states import ShopState
from market.merchants.types import ShopView


@transaction.atomic
def move_shop(*, shop_id: UUID, after: ShopState, actor_id: UUID | None, because: str, now: datetime) -> ShopView:
    """
    Suspend a shop, so that it sells nothing new and only ships and refunds what it has sold, or reopen it. Locks it.

    :raises ShopNotFound; foundation.IllegalMove:
    """
    shop = Shop.objects.lock(shop_id)
    before = shop.state
    shop.move_to(after, now=now, because=because)
    audit.record(
        actor_id=actor_id,
        action="merchants.move_shop",
        subject=encode("shop", shop_id),
        holder_id=shop_id,
        before=before,
        after=after,
        because=because,
    )
    outbox.publish(ShopChanged(shop_id, now), key=shop_id)
    return shop.view()
