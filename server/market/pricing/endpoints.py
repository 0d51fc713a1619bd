"""HTTP: read the request, make one call, shape the reply. For a shop's staff; shoppers see prices on every page."""

from uuid import UUID

from django.utils import timezone
from ninja import Router

from foundation import access
from foundation.paging import clamp
from foundation.web import PageOut, PersonRequest, signed_in
from market.catalogue import facade as catalogue
from market.catalogue.facade import SkuId
from market.pricing import queries
from market.pricing.errors import PriceNotFound
from market.pricing.schemas import PriceChangeOut, PriceIn, PriceOut
from market.pricing.services.set_list_price import set_list_price

router = Router(tags=["pricing"])


@router.get("/skus/{sku_id}", response=PriceOut, auth=signed_in)
def read_price(request: PersonRequest, sku_id: SkuId) -> PriceOut:
    """What one SKU of my shop costs, and the lowest it cost in seven days."""
    _shop_of(request, sku_id, "shop.read")
    found = queries.prices([sku_id]).get(sku_id)
    if found is None:
        raise PriceNotFound
    return PriceOut.of(found)


@router.put("/skus/{sku_id}", response=PriceOut, auth=signed_in)
def name_price(request: PersonRequest, sku_id: SkuId, data: PriceIn) -> PriceOut:
    """List one SKU of my shop at this price from now on. The same again changes nothing."""
    shop_id = _shop_of(request, sku_id, "price.edit")
    view = set_list_price(
        sku_id,
        data.price.money(),
        now=timezone.now(),
        because=data.because,
        compare_at=data.compare_at.money() if data.compare_at else None,
        compare_source=data.compare_source,
        actor_id=request.auth.id,
        holder_id=shop_id,
    )
    return PriceOut.of(view)


@router.get("/skus/{sku_id}/history", response=PageOut[PriceChangeOut], auth=signed_in)
def read_history(
    request: PersonRequest, sku_id: SkuId, after: str | None = None, limit: int | None = None
) -> dict[str, object]:
    """Every price that one SKU of my shop has had, newest first."""
    _shop_of(request, sku_id, "shop.read")
    page, more = queries.history(sku_id, after=after, limit=clamp(limit))
    return {"items": [PriceChangeOut.of(change) for change in page], "next": more}


def _shop_of(request: PersonRequest, sku_id: UUID, permission: str) -> UUID:
    """Return whose goods these are. :raises access.NotYours: also for goods there are none of; RoleTooSmall:"""
    sku = catalogue.skus([sku_id]).get(sku_id)
    if sku is None:
        raise access.NotYours
    access.require(request.auth.id, sku.shop_id, permission)
    return sku.shop_id
