"""HTTP: read the request, make one call, shape the reply. For a shop's staff: shoppers see stock on the pages."""

from uuid import UUID

from django.utils import timezone
from ninja import Router, Status

from foundation import access
from foundation.description import KEYED
from foundation.idempotency import idempotent
from foundation.paging import clamp
from foundation.web import Limit, PageOut, PersonRequest, signed_in
from market.catalogue import facade as catalogue
from market.catalogue.facade import SkuId
from market.stock import queries
from market.stock.errors import NothingToAdjust
from market.stock.schemas import AdjustmentIn, LevelOut, MovementOut
from market.stock.services.adjust import adjust

router = Router(tags=["stock"])


@router.get("/skus/{sku_id}", response=LevelOut, auth=signed_in)
def read_level(request: PersonRequest, sku_id: SkuId) -> LevelOut:
    """How much there is of one SKU of my shop."""
    _shop_of(request, sku_id, "shop.read")
    return LevelOut.of(sku_id, queries.levels([sku_id])[sku_id])


@router.post("/skus/{sku_id}/adjustments", response={201: LevelOut}, auth=signed_in, openapi_extra=KEYED)
@idempotent
def put_count_right(request: PersonRequest, sku_id: SkuId, data: AdjustmentIn) -> Status[LevelOut]:
    """Add or take away what counting found. Needs an Idempotency-Key: told twice, it would count twice."""
    shop_id = _shop_of(request, sku_id, "stock.edit")
    if data.change == 0:
        raise NothingToAdjust(field="change")
    level = adjust(
        sku_id=sku_id,
        change=data.change,
        because=data.because,
        actor_id=request.auth.id,
        holder_id=shop_id,
        now=timezone.now(),
    )
    return Status(201, LevelOut.of(sku_id, level))


@router.get("/skus/{sku_id}/movements", response=PageOut[MovementOut], auth=signed_in)
def read_movements(
    request: PersonRequest, sku_id: SkuId, after: str | None = None, limit: Limit = None
) -> dict[str, object]:
    """What changed the count of one SKU of my shop, newest first."""
    _shop_of(request, sku_id, "shop.read")
    page, more = queries.movements(sku_id, after=after, limit=clamp(limit))
    return {"items": [MovementOut.of(movement) for movement in page], "next": more}


def _shop_of(request: PersonRequest, sku_id: UUID, permission: str) -> UUID:
    """Return whose goods these are. :raises access.NotYours: also for goods there are none of; RoleTooSmall:"""
    sku = catalogue.skus([sku_id]).get(sku_id)
    if sku is None:
        raise access.NotYours
    access.require(request.auth.id, sku.shop_id, permission)
    return sku.shop_id
