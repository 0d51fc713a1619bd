"""HTTP: read the request, make one call, shape the reply. Shoppers read goods from the storefront; staff read here."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from foundation import access
from foundation.description import KEYED
from foundation.idempotency import idempotent
from foundation.neighbours import neighbour
from foundation.paging import clamp, decode_cursor, encode_cursor
from foundation.web import Limit, PageOut, PersonRequest, signed_in
from foundation.words import language_of
from market.catalogue import queries
from market.catalogue.errors import ProductNotFound
from market.catalogue.schemas import (
    BrandOut,
    CategoryRowOut,
    ProductChangesIn,
    ProductIn,
    ProductOut,
    attributes_of,
    options_of,
    skus_of,
)
from market.catalogue.services.create_product import create_product, pictures_of
from market.catalogue.services.publish_product import publish_product
from market.catalogue.services.update_product import update_product
from market.catalogue.services.withdraw_product import withdraw_product
from market.catalogue.states import ProductState
from market.catalogue.types import ProductId, ProductView, ShopId

router = Router(tags=["catalogue"])


@router.get("/categories", response=PageOut[CategoryRowOut])
def list_categories(request: HttpRequest) -> dict[str, object]:
    """The whole tree in one page, parents before children."""
    language = language_of(request)
    return {"items": [CategoryRowOut.of(one, language) for one in queries.categories()], "next": None}


@router.get("/brands", response=PageOut[BrandOut])
def list_brands(request: HttpRequest, after: str | None = None, limit: Limit = None) -> dict[str, object]:
    """Every brand by its address name."""
    place = decode_cursor(after, [str])
    found, more = queries.brands_after(place[0] if place else None, clamp(limit))
    language = language_of(request)
    return {"items": [BrandOut.of(one, language) for one in found], "next": encode_cursor([more]) if more else None}


@router.get("/shops/{shop_id}/products", response=PageOut[ProductOut], auth=signed_in)
def list_goods(
    request: PersonRequest,
    shop_id: ShopId,
    state: ProductState | None = None,
    after: str | None = None,
    limit: Limit = None,
) -> dict[str, object]:
    """A shop's products for its staff, newest first."""
    access.require(request.auth.id, shop_id, "shop.read")
    place = decode_cursor(after, [UUID])
    found, more = queries.goods_of_shop(shop_id, state=state, after=place[0] if place else None, limit=clamp(limit))
    return {"items": [ProductOut.of(one) for one in found], "next": encode_cursor([more]) if more else None}


@router.post("/shops/{shop_id}/products", response={201: ProductOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def create(request: PersonRequest, shop_id: ShopId, body: ProductIn) -> Status:
    """Write down a new product as a draft."""
    access.require(request.auth.id, shop_id, "goods.edit")
    _check_pictures(request.auth.id, body, known=())
    made = create_product(
        shop_id=shop_id,
        slug=body.slug,
        category_id=body.category_id,
        brand_id=body.brand_id,
        title=body.title,
        subtitle=body.subtitle,
        description=body.description,
        attributes=attributes_of(body.attributes),
        options=options_of(body.options),
        skus=skus_of(body.skus),
        picture_ids=body.picture_ids,
        origin=body.origin,
        actor_id=request.auth.id,
        now=timezone.now(),
    )
    return Status(201, ProductOut.of(made))


@router.get("/products/{product_id}", response=ProductOut, auth=signed_in)
def read(request: PersonRequest, product_id: ProductId) -> ProductOut:
    """One product as its staff sees it, in any state."""
    return ProductOut.of(_of_my_shop(request, product_id, "shop.read"))


@router.patch("/products/{product_id}", response=ProductOut, auth=signed_in)
def change(request: PersonRequest, product_id: ProductId, body: ProductChangesIn) -> ProductOut:
    """Change what the body names."""
    with transaction.atomic():
        before = _of_my_shop(request, product_id, "goods.edit")
        _check_pictures(request.auth.id, body, known=pictures_of(before))
        done = update_product(product_id, body.changes(), timezone.now(), actor_id=request.auth.id)
    return ProductOut.of(done)


@router.post("/products/{product_id}/publish", response=ProductOut, auth=signed_in)
def publish(request: PersonRequest, product_id: ProductId) -> ProductOut:
    """Put it on sale; once is enough."""
    _of_my_shop(request, product_id, "goods.edit")
    return ProductOut.of(publish_product(product_id, timezone.now(), actor_id=request.auth.id))


@router.post("/products/{product_id}/withdraw", response=ProductOut, auth=signed_in)
def withdraw(request: PersonRequest, product_id: ProductId) -> ProductOut:
    """Take it off sale; once is enough."""
    _of_my_shop(request, product_id, "goods.edit")
    return ProductOut.of(withdraw_product(product_id, timezone.now(), actor_id=request.auth.id))


def _check_pictures(person_id: UUID, body: ProductIn | ProductChangesIn, *, known: Collection[UUID]) -> None:
    """Let staff show what they gave themselves, or what the product shows already. :raises media.PictureNotFound:"""
    chosen = {*body.picture_ids, *(sku.picture_id for sku in body.skus if sku.picture_id)}
    neighbour("catalogue.check_owner")(chosen.difference(known), person_id)


def _of_my_shop(request: PersonRequest, product_id: UUID, permission: str) -> ProductView:
    """Return the product to staff of its shop; to others it does not exist. :raises ProductNotFound, RoleTooSmall:"""
    product = queries.product(product_id)
    try:
        access.require(request.auth.id, product.shop_id, permission)
    except access.NotYours:
        raise ProductNotFound(product_id=product_id) from None
    return product
