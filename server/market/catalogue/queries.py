"""Questions the catalogue can answer. Nothing here writes; each takes a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

import msgspec

from foundation import sql
from market.catalogue.errors import BrandNotFound, CategoryNotFound, ProductNotFound
from market.catalogue.models import Brand, Category, Product, ProductExtra, Sku
from market.catalogue.states import ProductState
from market.catalogue.types import BrandView, BroughtView, CategoryView, ProductView, SkuView


def products(ids: Collection[UUID]) -> dict[UUID, ProductView]:
    """Return the products that exist, in any state, with all their SKUs. Two plain queries."""
    return _with_skus(sql.instances(Product, "WHERE id = ANY(%s::uuid[])", [list(set(ids))]))


def product(product_id: UUID) -> ProductView:
    """Return one product in any state. :raises ProductNotFound:"""
    found = products([product_id]).get(product_id)
    if found is None:
        raise ProductNotFound(product_id=product_id)
    return found


def product_by_slug(shop_id: UUID, slug: str) -> ProductView:
    """Return a shop's product in any state. :raises ProductNotFound:"""
    found = Product.objects.filter(shop_id=shop_id, slug=slug).first()
    if found is None:
        raise ProductNotFound(slug=slug)
    return found.view()


def product_by_source(source_key: str) -> ProductView | None:
    """Return the product that an import made under this key."""
    found = Product.objects.filter(source_key=source_key).first()
    return found.view() if found else None


def product_ids_of_source(source_keys: Collection[str]) -> dict[str, UUID]:
    """Return which products an import made under these keys, for the keys that are known. One query."""
    found = sql.rows(
        "SELECT source_key, id FROM catalogue_product WHERE source_key = ANY(%s::text[])", [list(source_keys)]
    )
    return dict(found)


def brought_products(source_keys: Collection[str]) -> dict[str, BroughtView]:
    """Return what imports made under these keys, for the keys that are known. One query, however much they say."""
    found = sql.rows(
        """
        SELECT p.source_key, p.id, p.shop_id, p.state,
               array_agg(s.id ORDER BY s.sort, s.id) FILTER (WHERE s.id IS NOT NULL)
        FROM catalogue_product p LEFT JOIN catalogue_sku s ON s.product_id = p.id
        WHERE p.source_key = ANY(%s::text[]) GROUP BY p.id
        """,
        [list(source_keys)],
    )
    return {
        key: BroughtView(product_id, shop_id, state == ProductState.PUBLISHED, tuple(sku_ids or ()))
        for key, product_id, shop_id, state, sku_ids in found
    }


def product_ids_of_shop(shop_id: UUID, *, after: UUID | None = None, limit: int = 200) -> list[UUID]:
    """Return ids of a shop's products in any state, oldest first, from beyond `after`: for readers that copy."""
    rows = Product.objects.filter(shop_id=shop_id).order_by("id")
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return list(rows.values_list("id", flat=True)[:limit])


def product_ids_by_slug(shop_id: UUID, slugs: Collection[str]) -> dict[str, UUID]:
    """Return which of these address names a shop's products have. One query."""
    return dict(Product.objects.filter(shop_id=shop_id, slug__in=slugs).values_list("slug", "id"))


def extras(layout: str, product_ids: Collection[UUID]) -> dict[UUID, list[dict[str, str]]]:
    """Return the rows that products came with in a layout, of those that did. One query."""
    return dict(
        ProductExtra.objects.filter(layout=layout, product_id__in=product_ids).values_list("product_id", "rows")
    )


def published_product_ids(
    *,
    shop_id: UUID | None = None,
    brand_id: UUID | None = None,
    category_ids: Collection[UUID] = (),
    after: UUID | None = None,
    limit: int = 500,
) -> list[UUID]:
    """Return ids of products on sale, all or some, oldest first, from beyond `after`: for readers that copy."""
    rows = Product.objects.filter(state=ProductState.PUBLISHED).order_by("id")
    if shop_id is not None:
        rows = rows.filter(shop_id=shop_id)
    if brand_id is not None:
        rows = rows.filter(brand_id=brand_id)
    if category_ids:
        rows = rows.filter(category_id__in=category_ids)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return list(rows.values_list("id", flat=True)[:limit])


def goods_of_shop(
    shop_id: UUID, *, state: ProductState | None, after: UUID | None, limit: int
) -> tuple[list[ProductView], UUID | None]:
    """Return a page of a shop's products, newest first, and the id to go on after. Two queries."""
    rows = Product.objects.filter(shop_id=shop_id).order_by("-id")
    if state is not None:
        rows = rows.filter(state=state)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    page = list(rows[: limit + 1])
    shown = page[:limit]
    views = _with_skus(shown)
    return [views[row.id] for row in shown], shown[-1].id if len(page) > limit else None


def _with_skus(rows: list[Product]) -> dict[UUID, ProductView]:
    skus_of: dict[UUID, list[Sku]] = defaultdict(list)
    in_order = "WHERE product_id = ANY(%s::uuid[]) ORDER BY is_active DESC, sort, id"
    for sku in sql.instances(Sku, in_order, [[row.id for row in rows]]):
        skus_of[sku.product_id].append(sku)
    return {row.id: row.view(skus_of[row.id]) for row in rows}


def skus(ids: Collection[UUID]) -> dict[UUID, SkuView]:
    """Return the SKUs that exist, of products in any state: look at `is_sellable` before selling. One query, hot."""
    found = sql.rows(
        """
        SELECT s.id, s.product_id, p.shop_id, s.code, p.title, s.option_values, s.option_text,
               coalesce(s.picture_id, p.picture_ids[1]), s.picture_id, s.weight_grams, s.is_active, p.state, s.gtins
        FROM catalogue_sku s JOIN catalogue_product p ON p.id = s.product_id
        WHERE s.id = ANY(%s)
        """,
        [list(set(ids))],
    )
    return {
        row[0]: SkuView(
            id=row[0],
            product_id=row[1],
            shop_id=row[2],
            code=row[3],
            title=msgspec.json.decode(row[4]),
            option_values=tuple(row[5]),
            option_text=msgspec.json.decode(row[6]),
            picture_id=row[7],
            own_picture_id=row[8],
            weight_grams=row[9],
            is_active=row[10],
            is_sellable=row[10] and row[11] == ProductState.PUBLISHED,
            gtins=tuple(row[12]),
        )
        for row in found
    }


def categories() -> list[CategoryView]:
    """Return the whole tree, parents before their children, sisters in their order. One query."""
    rows = [row.view() for row in Category.objects.order_by("sort", "id")]
    children: dict[UUID | None, list[CategoryView]] = defaultdict(list)
    for row in rows:
        children[row.parent_id].append(row)
    ordered: list[CategoryView] = []
    waiting = children[None][::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += children[ordered[-1].id][::-1]
    return ordered


def category(category_id: UUID) -> CategoryView:
    """:raises CategoryNotFound:"""
    found = Category.objects.filter(pk=category_id).first()
    if found is None:
        raise CategoryNotFound(field="category_id")
    return found.view()


def brands(ids: Collection[UUID]) -> dict[UUID, BrandView]:
    """Return the brands that exist. One query."""
    return {row.id: row.view() for row in Brand.objects.filter(pk__in=set(ids))}


def brand_by_slug(slug: str) -> BrandView:
    """:raises BrandNotFound:"""
    found = Brand.objects.filter(slug=slug).first()
    if found is None:
        raise BrandNotFound(slug=slug)
    return found.view()


def brands_after(slug: str | None, limit: int) -> tuple[list[BrandView], str | None]:
    """Return a page of brands by address name, and the name to go on after. One query."""
    rows = Brand.objects.order_by("slug")
    if slug is not None:
        rows = rows.filter(slug__gt=slug)
    page = [row.view() for row in rows[: limit + 1]]
    return page[:limit], page[limit - 1].slug if len(page) > limit else None


def count_of_source(source: str) -> tuple[int, int]:
    """Count the products and the SKUs that an import made: those whose product's key begins with "source:"."""
    row = sql.one(
        """
        SELECT count(DISTINCT p.id), count(s.id) FROM catalogue_product p
        LEFT JOIN catalogue_sku s ON s.product_id = p.id WHERE starts_with(p.source_key, %s)
        """,
        [f"{source}:"],
    )
    assert row is not None
    return row[0], row[1]
