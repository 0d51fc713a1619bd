"""Goods come along from elsewhere, many at once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import outbox
from foundation.sql import broken_guard
from market.catalogue import queries
from market.catalogue.errors import BrandNotFound, CategoryNotFound, SlugTaken
from market.catalogue.events import ProductPicturesChosen
from market.catalogue.models import Category, Product, Sku
from market.catalogue.services.create_product import new_product, pictures_of
from market.catalogue.types import ProductDraft, ProductView


def create_products(drafts: Sequence[ProductDraft], *, now: datetime) -> list[ProductView]:
    """
    Write down many products as drafts, all of them or none. Shape: one view per draft, in their order.

    A draft whose `source_key` is known gives the product that it made the first time, unchanged. Nobody in particular
    acts: the audit trail says nothing of it. A fixed number of statements, whatever the number of drafts.

    :raises what create_product raises, for the first draft that is wrong:
    """
    known = queries.product_ids_of_source([draft.source_key for draft in drafts if draft.source_key])
    fresh = [new_product(draft, now) for draft in drafts if draft.source_key not in known]
    _check_places([product for product, _ in fresh])
    try:
        _write(fresh)
    except IntegrityError as error:
        if broken_guard(error) == "catalogue_slug_once_per_shop":
            raise SlugTaken(field="slug") from None
        raise
    written = iter(product.id for product, _ in fresh)
    ids = [known.get(draft.source_key or "") or next(written) for draft in drafts]
    views = queries.products(ids)
    return [views[product_id] for product_id in ids]


def _check_places(products: Sequence[Product]) -> None:
    category_ids = {product.category_id for product in products}
    if Category.objects.filter(pk__in=category_ids).count() < len(category_ids):
        raise CategoryNotFound(field="category_id")
    brand_ids: set[UUID] = {product.brand_id for product in products if product.brand_id}
    if len(queries.brands(brand_ids)) < len(brand_ids):
        raise BrandNotFound(field="brand_id")


@transaction.atomic
def _write(fresh: Sequence[tuple[Product, list[Sku]]]) -> None:
    Product.objects.bulk_create([product for product, _ in fresh])
    Sku.objects.bulk_create([row for _, rows in fresh for row in rows])
    shown = [(product.id, pictures_of(product.view(rows))) for product, rows in fresh]
    outbox.publish_many([(ProductPicturesChosen(one, pictures), one) for one, pictures in shown if pictures])
