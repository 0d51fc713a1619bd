"""Price drafts: one read of the catalogue and one of the prices, whatever their number."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from foundation.errors import ShopError
from foundation.money import Money
from market.catalogue import facade as catalogue
from market.catalogue.facade import SkuView
from market.merchants import facade as merchants
from market.orders import rules
from market.orders.types import DraftLine
from market.pricing import facade as pricing
from market.pricing.facade import Quote, QuoteLine, ShopGoods
from market.shipping import facade as shipping

Priced = tuple[Quote, Mapping[UUID, SkuView]]


def quote_lines(lines: Sequence[DraftLine], *, country: str = "CN") -> Quote:
    """Price one list of lines. :raises NothingToBuy, SkuTwice, QuantityOutOfRange, SkuNotFound, NotForSale:"""
    (answer,) = quote_many([(lines, country)])
    if isinstance(answer, ShopError):
        raise answer
    return answer[0]


def quote_many(wishes: Sequence[tuple[Sequence[DraftLine], str]]) -> list[Priced | ShopError]:
    """
    Price several lists of lines, each for the country it goes to.

    Shape: one answer per wish, a quote with the SKUs it is about, or why that wish alone cannot be priced.
    """
    skus = catalogue.skus({line.sku_id for lines, _ in wishes for line in lines})
    open_shops = merchants.open_shops({sku.shop_id for sku in skus.values()})
    refusals: list[ShopError | None] = [_why_not(lines, skus, open_shops) for lines, _ in wishes]
    fair = [index for index, refusal in enumerate(refusals) if refusal is None]
    tariff = shipping.tariff({skus[line.sku_id].shop_id for index in fair for line in wishes[index][0]})
    quotes = pricing.quote_many(
        [
            [_quote_line(str(place), line, skus[line.sku_id]) for place, line in enumerate(wishes[index][0])]
            for index in fair
        ],
        freights=[_freight_to(wishes[index][1], tariff) for index in fair],
    )
    priced = dict(zip(fair, quotes, strict=True))
    return [refusal or _with_skus(priced[index], skus) for index, refusal in enumerate(refusals)]


def _with_skus(quote: Quote | ShopError, skus: Mapping[UUID, SkuView]) -> Priced | ShopError:
    return quote if isinstance(quote, ShopError) else (quote, skus)


def _quote_line(key: str, line: DraftLine, sku: SkuView) -> QuoteLine:
    return QuoteLine(key, line.sku_id, sku.shop_id, line.quantity, line.offer, sku.weight_grams)


def _why_not(
    lines: Sequence[DraftLine], skus: Mapping[UUID, SkuView], open_shops: Collection[UUID]
) -> ShopError | None:
    try:
        rules.check_lines(lines)
        rules.check_for_sale(lines, skus, open_shops)
    except ShopError as refusal:
        return refusal
    return None


def _freight_to(country: str, tariff: shipping.Tariff) -> pricing.FreightFee:
    def fees(goods: Sequence[ShopGoods]) -> Mapping[UUID, Money]:
        return tariff.fees([shipping.ShopGoods(one.shop_id, one.payable, one.weight_grams) for one in goods], country)

    return fees
