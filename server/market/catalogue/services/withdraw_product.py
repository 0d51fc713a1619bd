"""A product goes off sale."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from market.catalogue.events import ProductWithdrawn
from market.catalogue.models import Product
from market.catalogue.states import ProductState
from market.catalogue.types import ProductView


@transaction.atomic
def withdraw_product(
    product_id: UUID, now: datetime, *, actor_id: UUID | None = None, because: str = "withdrawn"
) -> ProductView:
    """
    Take a product off sale; what was ordered before stays ordered. One that is withdrawn already stays as it is.

    Locks the product row.

    :raises ProductNotFound; states.IllegalMove: it is a draft
    """
    product = Product.objects.lock(product_id)
    before = product.state
    if before == ProductState.WITHDRAWN:
        return product.view()

    product.move_to(ProductState.WITHDRAWN, now=now, because=because)
    outbox.publish(ProductWithdrawn(product.id, now), key=product.id)
    if actor_id is not None:
        audit.record(
            actor_id=actor_id,
            action="catalogue.withdraw_product",
            subject=encode("prod", product.id),
            holder_id=product.shop_id,
            before={"state": before},
            after={"state": product.state},
            because=because,
        )
    return product.view()
