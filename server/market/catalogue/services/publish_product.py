"""A product goes on sale."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from market.catalogue import rules
from market.catalogue.events import ProductPublished
from market.catalogue.models import Product
from market.catalogue.states import ProductState
from market.catalogue.types import ProductView


@transaction.atomic
def publish_product(
    product_id: UUID, now: datetime, *, actor_id: UUID | None = None, because: str = "published"
) -> ProductView:
    """
    Put a draft or a withdrawn product on sale. One that is on sale already stays as it is.

    Locks the product row.

    :raises ProductNotFound, NotReadyToPublish:
    """
    product = Product.objects.lock(product_id)
    before = product.view()
    if before.state == ProductState.PUBLISHED:
        return before
    rules.check_publishable(before)

    product.move_to(ProductState.PUBLISHED, now=now, because=because)
    outbox.publish(ProductPublished(product.id, product.shop_id, now), key=product.id)
    if actor_id is not None:
        audit.record(
            actor_id=actor_id,
            action="catalogue.publish_product",
            subject=encode("prod", product.id),
            holder_id=product.shop_id,
            before={"state": before.state},
            after={"state": product.state},
            because=because,
        )
    return product.view()
