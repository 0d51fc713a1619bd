"""What shops sell: products, their SKUs, and the history of their states."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Deferrable, F, Q, Value
from django.db.models.fields.json import KT

from foundation.ids import uuid7
from foundation.words import say
from market.catalogue.errors import ProductNotFound
from market.catalogue.states import PRODUCT, ProductState
from market.catalogue.types import AttributeKind, AttributeView, OptionView, ProductView, SkuView


def attribute_rows(attributes: Sequence[AttributeView]) -> list[dict[str, Any]]:
    """Write attributes as they are kept: {"name", "value"}, and of those with a key also {"key", "kind", "number"}."""
    rows: list[dict[str, Any]] = []
    for one in attributes:
        rows.append({"name": dict(one.name), "value": dict(one.value)})
        if one.key:
            rows[-1]["key"] = one.key
        if one.kind != AttributeKind.TEXT:
            rows[-1] |= {"kind": str(one.kind), "number": one.number}
    return rows


def _attribute_view(row: Mapping[str, Any]) -> AttributeView:
    kind = AttributeKind(row.get("kind", AttributeKind.TEXT))
    return AttributeView(row["name"], row["value"], row.get("key", ""), kind, row.get("number"))


class ProductQuerySet(models.QuerySet["Product"]):
    def lock(self, product_id: UUID) -> "Product":
        """:raises ProductNotFound:"""
        try:
            return self.select_for_update(of=("self",)).get(pk=product_id)
        except Product.DoesNotExist:
            raise ProductNotFound(product_id=product_id) from None

    def lock_all(self, product_ids: Collection[UUID]) -> "Sequence[Product]":
        """Lock them by id. :raises ProductNotFound:"""
        found = list(self.select_for_update(of=("self",)).filter(pk__in=set(product_ids)).order_by("id"))
        if missing := set(product_ids) - {row.id for row in found}:
            raise ProductNotFound(product_id=min(missing))
        return found


class Product(models.Model):
    """Something a shop sells, described once, bought as one of its SKUs."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    shop_id = models.UUIDField()
    slug = models.CharField(max_length=80)
    category = models.ForeignKey("catalogue.Category", models.PROTECT, related_name="products")
    brand = models.ForeignKey("catalogue.Brand", models.PROTECT, null=True, blank=True, related_name="products")
    title = models.JSONField()
    subtitle = models.JSONField(default=dict, blank=True)
    description = models.JSONField(default=dict, blank=True)
    attributes = models.JSONField(default=list, blank=True)  # see `attribute_rows`
    options = models.JSONField(default=list, blank=True)  # [{"name": words, "values": [words]}]
    picture_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    origin = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=16, default=PRODUCT.start, choices=[(s.value, s.value) for s in ProductState])
    published_at = models.DateTimeField(null=True, blank=True)
    source_key = models.CharField(max_length=120, unique=True, null=True, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ProductQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="catalogue_slug_once_per_shop", fields=["shop_id", "slug"]),
            models.CheckConstraint(name="catalogue_product_state_known", condition=Q(state__in=list(ProductState))),
            models.CheckConstraint(
                name="catalogue_published_products_have_a_date",
                condition=Q(state=ProductState.DRAFT, published_at__isnull=True)
                | (~Q(state=ProductState.DRAFT) & Q(published_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["shop_id", "-id"], name="catalogue_goods_of_shop"),
            models.Index(fields=["shop_id", "state", "-id"], name="catalogue_goods_by_state"),
            models.Index(fields=["id"], name="catalogue_on_sale", condition=Q(state=ProductState.PUBLISHED)),
            # The back office's: by kind, by title, and what is not on sale.
            models.Index(fields=["category", "-id"], name="catalogue_goods_of_kind"),
            models.Index(
                fields=["state", "-id"], name="catalogue_off_sale", condition=~Q(state=ProductState.PUBLISHED)
            ),
            models.Index(OpClass(KT("title__zh-CN"), name="text_pattern_ops"), name="catalogue_title_zh"),
            models.Index(OpClass(KT("title__en"), name="text_pattern_ops"), name="catalogue_title_en"),
        ]

    def __str__(self) -> str:
        return say(self.title, "zh-CN")

    def move_to(self, after: ProductState, *, now: datetime, because: str) -> None:
        """:raises IllegalMove:"""
        self.move_all([self], after, now=now, because=because)

    @classmethod
    def move_all(cls, rows: "Sequence[Product]", after: ProductState, *, now: datetime, because: str) -> None:
        """The only lines of code that write `state`: two statements, however many rows. :raises IllegalMove:"""
        for row in rows:
            PRODUCT.require(ProductState(row.state), after)
        ProductMove.objects.bulk_create(
            ProductMove(product=row, before=row.state, after=after, at=now, because=because) for row in rows
        )
        for row in rows:
            row.state = after
            if after == ProductState.PUBLISHED:
                row.published_at = now
        Product.objects.bulk_update(rows, ["state", "published_at"])

    def option_views(self) -> tuple[OptionView, ...]:
        return tuple(OptionView(one["name"], tuple(one["values"])) for one in self.options)

    def view(self, skus: "Sequence[Sku] | None" = None) -> ProductView:
        """Show the product. In: its SKUs in order when they were read already, or one more query."""
        rows = list(self.skus.all()) if skus is None else skus
        return ProductView(
            id=self.id,
            slug=self.slug,
            shop_id=self.shop_id,
            category_id=self.category_id,
            brand_id=self.brand_id,
            title=self.title,
            subtitle=self.subtitle,
            description=self.description,
            attributes=tuple(_attribute_view(one) for one in self.attributes),
            options=self.option_views(),
            picture_ids=tuple(self.picture_ids),
            skus=tuple(row.view(self) for row in rows),
            origin=self.origin,
            state=ProductState(self.state),
            published_at=self.published_at,
            source_key=self.source_key,
        )


class Sku(models.Model):
    """One thing that can be bought. Once sold it is history, so it is never deleted, only made inactive."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="skus")
    code = models.CharField(max_length=40)
    option_values = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    option_text = models.JSONField(default=dict, blank=True)  # kept, so an inactive SKU outlives a change of options
    picture_id = models.UUIDField(null=True, blank=True)
    weight_grams = models.PositiveIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    sort = models.PositiveSmallIntegerField(default=0)
    source_key = models.CharField(max_length=120, unique=True, null=True, blank=True)
    gtins = ArrayField(models.CharField(max_length=14), default=list, db_default=Value([]), blank=True)

    class Meta:
        verbose_name = "SKU"
        ordering = ["-is_active", "sort", "id"]
        constraints = [
            models.UniqueConstraint(
                name="catalogue_sku_code_once_per_product", fields=["product", "code"], deferrable=Deferrable.IMMEDIATE
            ),
            models.UniqueConstraint(
                name="catalogue_combination_sold_once", fields=["product", "option_values"], condition=Q(is_active=True)
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def view(self, product: Product) -> SkuView:
        return SkuView(
            id=self.id,
            product_id=product.id,
            shop_id=product.shop_id,
            code=self.code,
            title=product.title,
            option_values=tuple(self.option_values),
            option_text=self.option_text,
            picture_id=self.picture_id or (product.picture_ids[0] if product.picture_ids else None),
            own_picture_id=self.picture_id,
            weight_grams=self.weight_grams,
            is_active=self.is_active,
            is_sellable=self.is_active and product.state == ProductState.PUBLISHED,
            gtins=tuple(self.gtins),
        )


class ProductMove(models.Model):
    """One step in a product's life. Append-only."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    at = models.DateTimeField()
    because = models.CharField(max_length=120)

    class Meta:
        constraints = [models.CheckConstraint(name="catalogue_a_move_goes_somewhere", condition=~Q(before=F("after")))]
