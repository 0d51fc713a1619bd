"""A shop changes what it says of a product, or which SKUs it has."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import audit, outbox
from foundation.ids import encode
from foundation.sql import broken_guard
from market.catalogue import queries, rules
from market.catalogue.errors import BrandNotFound, SlugTaken
from market.catalogue.events import ProductChanged, ProductPicturesChosen
from market.catalogue.models import Product, Sku, attribute_rows
from market.catalogue.services.create_product import new_sku, pictures_of
from market.catalogue.states import ProductState
from market.catalogue.types import OptionView, ProductChanges, ProductView, SkuDraft


def update_product(
    product_id: UUID, changes: ProductChanges, now: datetime, *, actor_id: UUID | None = None
) -> ProductView:
    """
    Change what `changes` names and leave the rest; nothing is told when nothing changes.

    `skus` are all that there shall be: a known code changes that SKU, an unknown one makes a new SKU, and those left
    out become inactive. A product on sale must stay fit to be sold. Locks the product row.

    :raises ProductNotFound, SlugTaken, NotReadyToPublish, and what create_product raises:
    """
    try:
        with transaction.atomic():
            return _update(product_id, changes, now, actor_id)
    except IntegrityError as error:
        if broken_guard(error) == "catalogue_slug_once_per_shop":
            raise SlugTaken(field="slug", slug=changes["slug"]) from None
        raise


def _update(product_id: UUID, changes: ProductChanges, now: datetime, actor_id: UUID | None) -> ProductView:
    product = Product.objects.lock(product_id)
    before = product.view()

    _set_texts(product, changes)
    _set_places(product, changes)
    if "picture_ids" in changes:
        product.picture_ids = list(rules.check_picture_ids(changes["picture_ids"]))
    if "options" in changes:
        product.options = [asdict(one) for one in rules.check_options(changes["options"])]
    if "skus" in changes or "options" in changes:
        kept = [_as_draft(sku) for sku in product.skus.filter(is_active=True).order_by("sort", "id")]
        _set_skus(product, product.option_views(), changes.get("skus", kept))

    after = product.view()
    if after == before:
        return after
    if after.state == ProductState.PUBLISHED:
        rules.check_publishable(after)
    product.changed_at = now
    product.save()
    _tell(before, after, now, actor_id)
    return after


def _set_texts(product: Product, changes: ProductChanges) -> None:
    if "title" in changes:
        product.title = rules.check_title(changes["title"], field="title", longest=rules.LONGEST_TITLE)
    if "subtitle" in changes:
        product.subtitle = rules.check_text(changes["subtitle"], field="subtitle", longest=rules.LONGEST_SUBTITLE)
    if "description" in changes:
        product.description = rules.check_text(
            changes["description"], field="description", longest=rules.LONGEST_DESCRIPTION
        )
    if "origin" in changes:
        product.origin = rules.check_text(changes["origin"], field="origin", longest=rules.LONGEST_NAME)
    if "attributes" in changes:
        product.attributes = attribute_rows(rules.check_attributes(changes["attributes"]))


def _set_places(product: Product, changes: ProductChanges) -> None:
    if "slug" in changes:
        product.slug = rules.check_slug(changes["slug"])
    if "category_id" in changes:
        product.category_id = queries.category(changes["category_id"]).id
    if "brand_id" in changes:
        brand_id = changes["brand_id"]
        if brand_id is not None and brand_id not in queries.brands([brand_id]):
            raise BrandNotFound(field="brand_id")
        product.brand_id = brand_id


def _set_skus(product: Product, options: Sequence[OptionView], skus: Sequence[SkuDraft]) -> None:
    drafts = rules.check_skus(options, skus)
    known = {sku.code: sku for sku in product.skus.all()}
    # All step aside first, so that two of them may change places without meeting in the unique index.
    product.skus.filter(is_active=True).update(is_active=False)
    changed: list[Sku] = []
    fresh: list[Sku] = []
    for place, draft in enumerate(drafts):
        row = new_sku(product.id, options, draft, place)
        old = known.get(draft.code)
        if old is None:
            fresh.append(row)
        else:
            row.id, row.source_key = old.id, draft.source_key or old.source_key
            changed.append(row)
    fields = ["option_values", "option_text", "picture_id", "weight_grams", "is_active", "sort", "source_key", "gtins"]
    Sku.objects.bulk_update(changed, fields)
    Sku.objects.bulk_create(fresh)


def _as_draft(sku: Sku) -> SkuDraft:
    return SkuDraft(
        code=sku.code,
        option_values=tuple(sku.option_values),
        weight_grams=sku.weight_grams,
        picture_id=sku.picture_id,
        is_active=sku.is_active,
        source_key=sku.source_key,
        gtins=tuple(sku.gtins),
    )


def _tell(before: ProductView, after: ProductView, now: datetime, actor_id: UUID | None) -> None:
    outbox.publish(ProductChanged(after.id, now), key=after.id)
    if set(pictures_of(after)) - set(pictures_of(before)):
        outbox.publish(ProductPicturesChosen(after.id, pictures_of(after)), key=after.id)
    if actor_id is not None:
        was, become = asdict(before), asdict(after)
        moved = [name for name in was if was[name] != become[name]]
        audit.record(
            actor_id=actor_id,
            action="catalogue.update_product",
            subject=encode("prod", after.id),
            holder_id=after.shop_id,
            before={name: was[name] for name in moved},
            after={name: become[name] for name in moved},
        )
