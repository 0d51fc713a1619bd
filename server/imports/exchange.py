"""
Prices of another currency, as the market's. The rates are one day's, named here, so that an import gives the same
prices whenever it is run: European Central Bank, euro foreign exchange reference rates of 30 October 2026.
"""

from foundation.money import Money, exponent

RATES_DATE = "2026-10-30"
PER_EURO = {  # in millionths, so that no float enters
    "EUR": 1_000_000,
    "CNY": 7_432_600,
    "USD": 1_117_200,
    "BRL": 6_069_200,
}


def can_convert(source: str, market: str) -> bool:
    return source == market or {source, market} <= set(PER_EURO)


def convert(amount: Money, market: str) -> Money:
    """Return a price in the market's currency: through the euro, rounded half up to what can be paid."""
    if amount.currency == market:
        return amount
    numerator = amount.minor * PER_EURO[market] * 10 ** exponent(market)
    denominator = PER_EURO[amount.currency] * 10 ** exponent(amount.currency)
    return Money(market, (2 * numerator + denominator) // (2 * denominator))
