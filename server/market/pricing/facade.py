"""
The face pricing shows the rest of the market: the only file others import to ask or to tell it to act.
A price is asked with goods, never with a person (D3.4 A4).
"""

from foundation.money import Money
from market.pricing.errors import (
    ComparePriceNotHigher,
    ComparePriceUnfounded,
    PriceMissing,
    PriceNotPositive,
    PriceTooHigh,
    WrongCurrency,
)
from market.pricing.queries import list_prices, prices, quote, quote_many
from market.pricing.rules import counted
from market.pricing.services.note_deals import note_deal, note_deals
from market.pricing.services.set_first_prices import set_first_prices
from market.pricing.services.set_list_price import set_list_price
from market.pricing.types import (
    FreightFee,
    Funder,
    Offer,
    PriceView,
    PromoLine,
    Quote,
    QuotedLine,
    QuoteLine,
    ShopDiscount,
    ShopGoods,
)

__all__ = [
    "ComparePriceNotHigher",
    "ComparePriceUnfounded",
    "FreightFee",
    "Funder",
    "Money",
    "Offer",
    "PriceMissing",
    "PriceNotPositive",
    "PriceTooHigh",
    "PriceView",
    "PromoLine",
    "Quote",
    "QuoteLine",
    "QuotedLine",
    "ShopDiscount",
    "ShopGoods",
    "WrongCurrency",
    "counted",
    "list_prices",
    "note_deal",
    "note_deals",
    "prices",
    "quote",
    "quote_many",
    "set_first_prices",
    "set_list_price",
]
