"""
Pure decisions. No database, no clock, no Django.

A quote is a pipeline of named stages, each adding what it knows (D2.6):

    list price ─▶ product offer (one per line) ─▶ shop discount (one per shop) ─▶ freight (per shop) ─▶ totals

A later platform-level stage takes the lines after the shop's discount and shares its amount over them likewise, with
`foundation.money.split_capped`; every discount is a `PromoLine` with its funder, so the sums below never change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from foundation.ids import encode
from foundation.money import Money, split_capped
from foundation.words import Words
from market.pricing.errors import (
    ComparePriceNotHigher,
    ComparePriceUnfounded,
    PriceMissing,
    PriceNotPositive,
    PriceTooHigh,
    WrongCurrency,
)
from market.pricing.types import FreightFee, Offer, PromoLine, Quote, QuotedLine, QuoteLine, ShopDiscount, ShopGoods

HIGHEST_MINOR = 10**11  # A billion in CNY; a full basket of it still fits a 64-bit column.
COMPARED_DAYS = 7  # Price-marking Regulations Art 16; days before today, today included besides.


# ── The quote ────────────────────────────────────────────────────────────────────────────────────────────────────────


def price_quote(
    lines: Sequence[QuoteLine],
    prices: Mapping[UUID, Money],
    freight: FreightFee,
    discounts: Sequence[ShopDiscount] = (),
) -> Quote:
    """Price one basket. In: the list price of each SKU; at most one discount of a shop. :raises PriceMissing:"""
    assert lines, "a quote is about something"
    assert len({one.shop_id for one in discounts}) == len(discounts), "discounts of one shop do not add up"
    assert len({line.key for line in lines}) == len(lines), "a key names one line"
    missing = sorted({line.sku_id for line in lines} - set(prices))
    if missing:
        raise PriceMissing(sku_ids=[encode("sku", sku_id) for sku_id in missing])

    listed = [price_at_list(line, prices[line.sku_id]) for line in lines]
    offered = [price_with_offer(quoted, line.offer) for quoted, line in zip(listed, lines, strict=True)]
    for discount in discounts:
        offered = price_with_discount(offered, discount)
    return price_with_freight(offered, price_freight(offered, lines, freight))


def price_at_list(line: QuoteLine, unit_list: Money) -> QuotedLine:
    """Stage one: what the line costs before any discount."""
    assert line.quantity > 0, "a line has at least one piece"
    goods = unit_list * line.quantity
    return QuotedLine(line.key, line.sku_id, line.shop_id, line.quantity, unit_list, goods, (), goods)


def price_with_offer(line: QuotedLine, offer: Offer | None) -> QuotedLine:
    """Stage two: the one product-level price. An offer above the list price is no discount and changes nothing."""
    if offer is None or line.unit_list <= offer.unit_price:
        return line
    assert offer.unit_price.minor >= 0, "nobody is paid to buy"
    promo = PromoLine(offer.source, offer.ref, offer.funder, (line.unit_list - offer.unit_price) * line.quantity)
    return replace(line, promos=(*line.promos, promo), payable=line.payable - promo.amount)


def price_with_discount(lines: Sequence[QuotedLine], discount: ShopDiscount) -> list[QuotedLine]:
    """
    Stage three: a shop's discount, shared over its lines by what they cost. Where they do not reach its threshold it
    changes nothing. It never takes the last fen: who pays nothing has not bought.
    """
    base = counted(lines, discount)
    if base < discount.threshold or base.minor <= 1:
        return list(lines)
    off = base.share_bps(discount.off_bps) if discount.off is None else discount.off
    if discount.most is not None:
        off = min(off, discount.most)
    counting = sorted((one for one in lines if is_counted(one, discount)), key=lambda one: (one.sku_id, one.key))
    bases = [line.payable.minor for line in counting]
    shares = split_capped(min(off, replace(base, minor=base.minor - 1)), bases, bases)
    less = {line.key: share for line, share in zip(counting, shares, strict=True) if share.minor}
    return [
        replace(
            line,
            promos=(*line.promos, PromoLine(discount.source, discount.ref, discount.funder, less[line.key])),
            payable=line.payable - less[line.key],
        )
        if line.key in less
        else line
        for line in lines
    ]


def counted(lines: Sequence[QuotedLine], discount: ShopDiscount) -> Money:
    """Return what the goods cost that a discount is about."""
    return Money.total([line.payable for line in lines if is_counted(line, discount)], discount.threshold.currency)


def is_counted(line: QuotedLine, discount: ShopDiscount) -> bool:
    """Tell whether a discount is about a line: of its shop and its goods, at list price until now."""
    is_meant = discount.sku_ids is None or line.sku_id in discount.sku_ids
    return line.shop_id == discount.shop_id and is_meant and not line.promos


def price_freight(
    quoted: Sequence[QuotedLine], lines: Sequence[QuoteLine], freight: FreightFee
) -> Mapping[UUID, Money]:
    """Stage four: what each shop asks for sending, by what its goods cost after discounts and weigh."""
    payable: dict[UUID, Money] = {}
    grams: dict[UUID, int] = {}
    for line, asked in zip(quoted, lines, strict=True):
        payable[line.shop_id] = payable.get(line.shop_id, Money.zero(line.payable.currency)) + line.payable
        grams[line.shop_id] = grams.get(line.shop_id, 0) + asked.weight_grams * asked.quantity
    fees = freight([ShopGoods(shop_id, payable[shop_id], grams[shop_id]) for shop_id in sorted(payable)])
    assert set(fees) == set(payable), "freight is known for each shop, and for no other"
    assert all(fee.minor >= 0 for fee in fees.values()), "no shop pays for being sent from"
    return fees


def price_with_freight(lines: Sequence[QuotedLine], freight: Mapping[UUID, Money]) -> Quote:
    """The last stage: exact sums of what stands above them."""
    currency = lines[0].goods.currency
    goods = Money.total([line.goods for line in lines], currency)
    discount = Money.total([promo.amount for line in lines for promo in line.promos], currency)
    fees = Money.total(list(freight.values()), currency)
    return Quote(tuple(lines), freight, goods, discount, fees, goods - discount + fees)


# ── The list price ───────────────────────────────────────────────────────────────────────────────────────────────────


def check_price(price: Money, market_currency: str, *, field: str) -> None:
    """:raises WrongCurrency, PriceNotPositive, PriceTooHigh:"""
    if price.currency != market_currency:
        raise WrongCurrency(field=f"{field}.currency", currency=market_currency)
    if price.minor <= 0:
        raise PriceNotPositive(field=field)
    if price.minor > HIGHEST_MINOR:
        raise PriceTooHigh(field=field, highest=Money(market_currency, HIGHEST_MINOR))


def check_compare(price: Money, compare_at: Money, source: Words | None, lowest: Money | None) -> None:
    """
    Let a price stand beside a higher one, struck through, or say why not.

    `lowest` is the lowest price at which the SKU was listed or sold in the seven days before; None when it was not.
    Price-marking Regulations Art 16: a comparison without a stated basis must not exceed that (D3.4 A5).

    :raises ComparePriceNotHigher, ComparePriceUnfounded:
    """
    if compare_at <= price:
        raise ComparePriceNotHigher(field="compare_at", price=price)
    if not source and (lowest is None or lowest < compare_at):
        raise ComparePriceUnfounded(field="compare_at", lowest_7_days=lowest, days=COMPARED_DAYS)


def compared_since(today: date) -> date:
    """Return the first day that counts when a price is compared today."""
    return today - timedelta(days=COMPARED_DAYS)
