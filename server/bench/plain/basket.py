"""A basket the plain way: the article looked up, its row put in, the rows counted."""

from django.utils import timezone
from ninja import Router, Schema

from foundation.web import PersonRequest, signed_in
from market.catalogue.models import Sku
from market.merchants.models import Shop
from market.orders.models import BasketLine
from market.orders.schemas import BasketAddIn

router = Router()


class CountOut(Schema):
    count: int


@router.post("/basket/lines", response=CountOut, auth=signed_in)
def add_to_basket(request: PersonRequest, data: BasketAddIn) -> CountOut:
    sku = Sku.objects.select_related("product").get(pk=data.sku_id, is_active=True, product__state="published")
    Shop.objects.get(pk=sku.product.shop_id, state="open")
    basket = BasketLine.objects.filter(person_id=request.auth.id)
    line, is_new = basket.get_or_create(
        person_id=request.auth.id,
        sku_id=sku.id,
        defaults={"quantity": data.quantity, "is_selected": True, "added_at": timezone.now()},
    )
    if not is_new:
        line.quantity += data.quantity
        line.save(update_fields=["quantity"])
    return CountOut(count=basket.count())
