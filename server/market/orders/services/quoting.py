"""Price drafts: one read of the catalogue and one of the prices, whatever their number."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from foundation.errors import ShopError
from market.catalogue import facade as catalogue
from market.catalogue.facade import SkuView
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
    refusals: list[ShopError | None] = [_why_not(lines, skus) for lines, _ in wishes]
    fair = [index for index, refusal in enumerate(refusals) if refusal is None]
    quotes = pricing.quote_many(
        [
            [
                QuoteLine(str(place), line.sku_id, skus[line.sku_id].shop_id, line.quantity, line.offer)
                for place, line in enumerate(wishes[index][0])
            ]
            for index in fair
        ],
        freights=[_freight_to(wishes[index][1]) for index in fair],
    )
    answers: list[Priced | ShopError] = [refusal or rules.NothingToBuy() for refusal in refusals]
    for index, quote in zip(fair, quotes, strict=True):
        answers[index] = quote if isinstance(quote, ShopError) else (quote, skus)
    return answers


def _why_not(lines: Sequence[DraftLine], skus: Mapping[UUID, SkuView]) -> ShopError | None:
    try:
        rules.check_lines(lines)
        rules.check_for_sale(lines, skus)
    except ShopError as refusal:
        return refusal
    return None


def _freight_to(country: str) -> pricing.FreightFee:
    def fees(goods: Sequence[ShopGoods]) -> Mapping[UUID, pricing.Money]:
        return shipping.fees([shipping.ShopGoods(one.shop_id, one.payable) for one in goods], country)

    return fees
