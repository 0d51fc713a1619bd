"""A basket the plain way: one row put in, and the whole basket read back."""

from django.utils import timezone
from ninja import Router, Schema

from foundation.web import MoneyOut, PersonRequest, signed_in
from foundation.words import language_of, say
from market.catalogue.facade import ProductId, SkuId
from market.catalogue.models import Sku
from market.media.models import Picture
from market.media.schemas import PictureOut
from market.merchants.models import Shop
from market.orders.models import BasketLine
from market.orders.schemas import BasketLineIn
from market.pricing.models import Price
from market.shipping.models import Rule
from market.stock.models import Item

router = Router()


class LineOut(Schema):
    sku_id: SkuId
    product_id: ProductId
    title: str
    option_text: str
    shop: str
    picture: PictureOut | None
    quantity: int
    unit_price: MoneyOut
    available: int


class BasketOut(Schema):
    lines: list[LineOut]
    count: int
    goods_minor: int
    freight_minor: int


@router.put("/basket/lines/{sku_id}", response=BasketOut, auth=signed_in)
def put_line(request: PersonRequest, sku_id: SkuId, data: BasketLineIn) -> BasketOut:
    sku = Sku.objects.select_related("product").get(pk=sku_id, is_active=True, product__state="published")
    BasketLine.objects.update_or_create(
        person_id=request.auth.id,
        sku_id=sku.id,
        defaults={"quantity": data.quantity},
        create_defaults={"quantity": data.quantity, "added_at": timezone.now()},
    )
    return _basket(request)


def _basket(request: PersonRequest) -> BasketOut:
    language = language_of(request)
    rows = {row.sku_id: row for row in BasketLine.objects.filter(person_id=request.auth.id).order_by("-added_at")}
    skus = Sku.objects.select_related("product").in_bulk(list(rows))
    prices, items = Price.objects.in_bulk(list(rows)), Item.objects.in_bulk(list(rows))
    shops = Shop.objects.in_bulk({sku.product.shop_id for sku in skus.values()})
    pictures = Picture.objects.in_bulk({one for sku in skus.values() for one in sku.product.picture_ids[:1]})
    rules = Rule.objects.filter(shop_id__in=list(shops), country="")
    lines = []
    for sku_id, row in rows.items():
        sku, item, price = skus[sku_id], items[sku_id], prices[sku_id]
        picture = pictures.get(sku.product.picture_ids[0]) if sku.product.picture_ids else None
        lines.append(
            LineOut(
                sku_id=sku.id,
                product_id=sku.product_id,
                title=say(sku.product.title, language),
                option_text=say(sku.option_text, language),
                shop=say(shops[sku.product.shop_id].name, language),
                picture=PictureOut.of(picture.view()) if picture else None,
                quantity=row.quantity,
                unit_price=MoneyOut(currency=price.currency, minor=price.price_minor),
                available=item.on_hand - item.reserved - item.allocated,
            )
        )
    return BasketOut(
        lines=lines,
        count=len(lines),
        goods_minor=sum(line.unit_price.minor * line.quantity for line in lines),
        freight_minor=sum(rule.flat_minor for rule in rules),
    )
