"""Many products go on sale together."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.catalogue import queries, rules
from market.catalogue.events import ProductPublished
from market.catalogue.models import Product
from market.catalogue.states import ProductState


@transaction.atomic
def publish_products(product_ids: Collection[UUID], now: datetime, *, because: str = "published") -> None:
    """
    Put drafts and withdrawn products on sale, all of them or none. Those on sale already stay as they are.

    Locks the rows by id. A fixed number of statements.

    :raises ProductNotFound, NotReadyToPublish:
    """
    rows = Product.objects.lock_all(product_ids)
    views = queries.products(product_ids)
    waiting = [row for row in rows if row.state != ProductState.PUBLISHED]
    for row in waiting:
        rules.check_publishable(views[row.id])

    Product.move_all(waiting, ProductState.PUBLISHED, now=now, because=because)
    outbox.publish_many([(ProductPublished(row.id, row.shop_id, now), row.id) for row in waiting])
