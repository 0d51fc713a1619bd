"""A shop describes something new to sell."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import audit, outbox
from foundation.ids import encode, uuid7
from foundation.sql import broken_guard
from foundation.words import Words
from market.catalogue import queries, rules
from market.catalogue.errors import BrandNotFound, SlugTaken
from market.catalogue.events import ProductPicturesChosen
from market.catalogue.models import Product, Sku, attribute_rows
from market.catalogue.types import AttributeView, OptionView, ProductDraft, ProductView, SkuDraft


def create_product(
    *,
    shop_id: UUID,
    category_id: UUID,
    title: Words,
    now: datetime,
    skus: Sequence[SkuDraft] = (),
    slug: str | None = None,
    brand_id: UUID | None = None,
    subtitle: Words | None = None,
    description: Words | None = None,
    attributes: Sequence[AttributeView] = (),
    options: Sequence[OptionView] = (),
    picture_ids: Sequence[UUID] = (),
    origin: Words | None = None,
    source_key: str | None = None,
    actor_id: UUID | None = None,
) -> ProductView:
    """
    Write down a whole product with its SKUs, as a draft. Without a slug it gets one from its title.

    The same `source_key` again returns the product that it made the first time, unchanged. `actor_id` is the person
    who acts for the shop, for the audit trail; None for imports and seeds.

    :raises CategoryNotFound, BrandNotFound, SlugTaken, BadSlug, TooMuch, WrongOptionValues, OptionValueTwice,
        BadSkuCode, SkuCodeTwice, CombinationTwice, BadWeight, BadGtin, BadAttribute; words.WordsMissing:
    """
    if source_key is not None and (known := queries.product_by_source(source_key)):
        return known
    draft = ProductDraft(
        shop_id=shop_id,
        category_id=category_id,
        title=title,
        skus=skus,
        slug=slug,
        brand_id=brand_id,
        subtitle=subtitle or {},
        description=description or {},
        attributes=attributes,
        options=options,
        picture_ids=picture_ids,
        origin=origin or {},
        source_key=source_key,
    )
    product, rows = new_product(draft, now)
    queries.category(category_id)
    if brand_id is not None and brand_id not in queries.brands([brand_id]):
        raise BrandNotFound(field="brand_id")
    try:
        return _write(product, rows, actor_id)
    except IntegrityError as error:
        if "source_key" in broken_guard(error) and source_key is not None:  # Somebody brought it a moment ago.
            known = queries.product_by_source(source_key)
            if known is not None:
                return known
        if broken_guard(error) == "catalogue_slug_once_per_shop":
            raise SlugTaken(field="slug", slug=product.slug) from None
        raise


def new_product(draft: ProductDraft, now: datetime) -> tuple[Product, list[Sku]]:
    """
    Build the rows of a product that passes the rules; not yet written. Whether its category and brand exist is asked
    by the caller.

    :raises BadSlug, TooMuch, WrongOptionValues, OptionValueTwice, BadSkuCode, SkuCodeTwice, CombinationTwice,
        BadWeight, BadGtin, BadAttribute, BadText; words.WordsMissing:
    """
    options = rules.check_options(draft.options)
    skus = rules.check_skus(options, draft.skus)
    product_id = uuid7()
    product = Product(
        id=product_id,
        shop_id=draft.shop_id,
        slug=rules.check_slug(draft.slug) if draft.slug else rules.slug_from(draft.title, product_id),
        category_id=draft.category_id,
        brand_id=draft.brand_id,
        title=rules.check_title(draft.title, field="title", longest=rules.LONGEST_TITLE),
        subtitle=rules.check_text(draft.subtitle, field="subtitle", longest=rules.LONGEST_SUBTITLE),
        description=rules.check_text(draft.description, field="description", longest=rules.LONGEST_DESCRIPTION),
        attributes=attribute_rows(rules.check_attributes(draft.attributes)),
        options=[asdict(one) for one in options],
        picture_ids=list(rules.check_picture_ids(draft.picture_ids)),
        origin=rules.check_text(draft.origin, field="origin", longest=rules.LONGEST_NAME),
        source_key=draft.source_key,
        created_at=now,
        changed_at=now,
    )
    return product, [new_sku(product_id, options, sku, place) for place, sku in enumerate(skus)]


def new_sku(product_id: UUID, options: Sequence[OptionView], draft: SkuDraft, place: int) -> Sku:
    """Build the row of a SKU that has passed the rules; not yet written."""
    return Sku(
        product_id=product_id,
        code=draft.code,
        option_values=list(draft.option_values),
        option_text=rules.option_text(options, draft.option_values),
        picture_id=draft.picture_id,
        weight_grams=draft.weight_grams,
        is_active=draft.is_active,
        sort=place,
        source_key=draft.source_key,
        gtins=list(draft.gtins),
    )


def pictures_of(product: ProductView) -> tuple[UUID, ...]:
    """Return every picture that a product or one of its SKUs shows, each once."""
    return tuple(dict.fromkeys([*product.picture_ids, *(s.own_picture_id for s in product.skus if s.own_picture_id)]))


@transaction.atomic
def _write(product: Product, rows: list[Sku], actor_id: UUID | None) -> ProductView:
    product.save(force_insert=True)
    Sku.objects.bulk_create(rows)
    view = product.view()
    if pictures_of(view):
        outbox.publish(ProductPicturesChosen(view.id, pictures_of(view)), key=view.id)
    if actor_id is not None:
        audit.record(
            actor_id=actor_id,
            action="catalogue.create_product",
            subject=encode("prod", view.id),
            holder_id=view.shop_id,
            after={"slug": view.slug, "title": view.title, "skus": [sku.code for sku in view.skus]},
        )
    return view
