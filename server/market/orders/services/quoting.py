"""Price drafts: one read of the catalogue and one of the prices, whatever their number; and one of coupons, if any."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation.errors import ShopError
from foundation.money import Money
from market.catalogue import facade as catalogue
from market.catalogue.facade import SkuView
from market.coupons import facade as coupons
from market.coupons.facade import CouponView
from market.merchants import facade as merchants
from market.orders import rules
from market.orders.types import DraftLine, FittingView
from market.pricing import facade as pricing
from market.pricing.facade import Quote, QuoteLine, ShopGoods
from market.shipping import facade as shipping

SOURCE = "coupons"  # How a coupon's discount names where it comes from.


@dataclass(frozen=True, slots=True)
class Wish:
    """Lines to price, the country they go to, and whose coupons are to be taken off."""

    lines: Sequence[DraftLine]
    country: str = "CN"
    person_id: UUID | None = None
    coupon_ids: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True)
class Priced:
    quote: Quote
    skus: Mapping[UUID, SkuView]
    coupons: Mapping[UUID, UUID]  # by shop


def quote_lines(
    lines: Sequence[DraftLine], *, country: str = "CN", person_id: UUID | None = None, coupon_ids: Sequence[UUID] = ()
) -> Quote:
    """
    Price one list of lines.

    :raises NothingToBuy, SkuTwice, QuantityOutOfRange, SkuNotFound, NotForSale; coupons.CouponNotFound,
        OneCouponOfAShop, CouponDoesNotFit:
    """
    (answer,) = quote_many([Wish(lines, country, person_id, coupon_ids)])
    if isinstance(answer, ShopError):
        raise answer
    return answer.quote


def quote_many(wishes: Sequence[Wish]) -> list[Priced | ShopError]:
    """
    Price several lists of lines, each for the country it goes to and with the coupons it names.

    Shape: one answer per wish, a quote with what it is about, or why that wish alone cannot be priced.
    """
    skus = catalogue.skus({line.sku_id for wish in wishes for line in wish.lines})
    open_shops = merchants.open_shops({sku.shop_id for sku in skus.values()})
    named = {coupon_id for wish in wishes for coupon_id in wish.coupon_ids}
    known = coupons.coupons(named) if named else {}
    refusals: list[ShopError | None] = [_why_not(wish, skus, open_shops, known) for wish in wishes]
    fair = [index for index, refusal in enumerate(refusals) if refusal is None]
    tariff = shipping.tariff({skus[line.sku_id].shop_id for index in fair for line in wishes[index].lines})
    quotes = pricing.quote_many(
        [_quote_lines(wishes[index].lines, skus) for index in fair],
        freights=[_freight_to(wishes[index].country, tariff) for index in fair],
        discounts=[[discount_of(known[one], skus) for one in wishes[index].coupon_ids] for index in fair],
    )
    priced = dict(zip(fair, quotes, strict=True))
    return [
        refusal or _priced(priced[index], skus, [known[one] for one in wishes[index].coupon_ids])
        for index, refusal in enumerate(refusals)
    ]


def _priced(quote: Quote | ShopError, skus: Mapping[UUID, SkuView], wanted: Sequence[CouponView]) -> Priced | ShopError:
    if isinstance(quote, ShopError):
        return quote
    taken = {promo.ref for line in quote.lines for promo in line.promos}
    if any(one.id not in taken for one in wanted):
        return coupons.CouponDoesNotFit(field="coupon_ids")
    return Priced(quote, skus, {one.terms.shop_id: one.id for one in wanted})


def fitting(person_id: UUID, lines: Sequence[DraftLine], *, country: str, now: datetime) -> list[FittingView]:
    """
    Hold all coupons that somebody may use against what they mean to buy, each by itself: what saves most comes first.

    A coupon is one shop's, and shops have freights of their own, so the best of each shop are the best together.

    :raises NothingToBuy, SkuTwice, QuantityOutOfRange, SkuNotFound, NotForSale:
    """
    plain = quote_lines(lines, country=country)
    skus = catalogue.skus([line.sku_id for line in lines])
    shop_ids = {sku.shop_id for sku in skus.values()}
    mine = coupons.usable(person_id, shop_ids=shop_ids, now=now)
    freight = _freight_to(country, shipping.tariff(shop_ids))
    quoted = pricing.quote_many(
        [_quote_lines(lines, skus) for _ in mine],
        freights=[freight for _ in mine],
        discounts=[[discount_of(one, skus)] for one in mine],
    )
    found = []
    for one, quote in zip(mine, quoted, strict=True):
        assert isinstance(quote, Quote), "what had a price before has it with a coupon"
        base = pricing.counted(plain.lines, discount_of(one, skus))
        found.append((one, plain.total - quote.total, max(one.terms.threshold - base, Money.zero(base.currency))))
    found.sort(key=lambda one: (-one[1].minor, one[2].minor, one[0].expires_at, one[0].id))
    best = {one.terms.shop_id: one.id for one, saved, _ in reversed(found) if saved.minor > 0}
    return [FittingView(one, saved, lacking, best.get(one.terms.shop_id) == one.id) for one, saved, lacking in found]


def discount_of(coupon: CouponView, skus: Mapping[UUID, SkuView]) -> pricing.ShopDiscount:
    """Say to pricing what a coupon takes off, and nothing of whose it is."""
    terms = coupon.terms
    meant = {sku.id for sku in skus.values() if sku.product_id in terms.product_ids}
    return pricing.ShopDiscount(
        SOURCE, coupon.id, terms.shop_id, terms.threshold, terms.off, terms.off_bps, terms.most,
        frozenset(meant) if terms.product_ids else None,
    )  # fmt: skip


def _quote_lines(lines: Sequence[DraftLine], skus: Mapping[UUID, SkuView]) -> list[QuoteLine]:
    return [_quote_line(str(place), line, skus[line.sku_id]) for place, line in enumerate(lines)]


def _quote_line(key: str, line: DraftLine, sku: SkuView) -> QuoteLine:
    return QuoteLine(key, line.sku_id, sku.shop_id, line.quantity, line.offer, sku.weight_grams)


def _why_not(
    wish: Wish, skus: Mapping[UUID, SkuView], open_shops: Collection[UUID], known: Mapping[UUID, CouponView]
) -> ShopError | None:
    try:
        rules.check_lines(wish.lines)
        rules.check_for_sale(wish.lines, skus, open_shops)
        _check_coupons(wish, known)
    except ShopError as refusal:
        return refusal
    return None


def _check_coupons(wish: Wish, known: Mapping[UUID, CouponView]) -> None:
    """:raises coupons.CouponNotFound, OneCouponOfAShop:"""
    mine = [known.get(one) for one in wish.coupon_ids]
    if any(one is None or one.person_id != wish.person_id for one in mine):
        raise coupons.CouponNotFound(field="coupon_ids")
    if len({one.terms.shop_id for one in mine if one}) < len(mine):
        raise coupons.OneCouponOfAShop(field="coupon_ids")


def _freight_to(country: str, tariff: shipping.Tariff) -> pricing.FreightFee:
    def fees(goods: Sequence[ShopGoods]) -> Mapping[UUID, Money]:
        return tariff.fees([shipping.ShopGoods(one.shop_id, one.payable, one.weight_grams) for one in goods], country)

    return fees
