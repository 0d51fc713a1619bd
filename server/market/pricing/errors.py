"""What pricing refuses, one class each."""

from foundation.errors import Conflict, Invalid, NotFound


class PriceMissing(Conflict):
    """These goods have no price yet."""

    code = "pricing.price_missing"


class PriceNotPositive(Invalid):
    """A price is more than nothing."""

    code = "pricing.price_not_positive"


class PriceTooHigh(Invalid):
    """Nothing here costs that much: look at the zeros again."""

    code = "pricing.price_too_high"


class WrongCurrency(Invalid):
    """This market counts in another currency."""

    code = "pricing.wrong_currency"


class ComparePriceNotHigher(Invalid):
    """A price to compare with is higher than the price asked."""

    code = "pricing.compare_price_not_higher"


class ComparePriceUnfounded(Invalid):
    """Say where the higher price comes from, or use at most the lowest price of the last seven days."""

    code = "pricing.compare_price_unfounded"


class PriceNotFound(NotFound):
    """These goods have no price yet."""

    code = "pricing.price_not_found"
