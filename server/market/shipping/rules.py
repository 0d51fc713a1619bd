"""Pure decisions. No database, no clock, no Django."""

from foundation.money import Money
from market.shipping.carriers import Carrier, carriers, tidy
from market.shipping.errors import BadRule, BadTrackingNumber, UnknownCarrier


def check_tracking(carrier: str, tracking_no: str) -> tuple[Carrier, str]:
    """Return the carrier and its number as it writes it. :raises UnknownCarrier, BadTrackingNumber:"""
    known = carriers().get(carrier)
    if known is None:
        raise UnknownCarrier(field="carrier", known=list(carriers()))
    number = tidy(tracking_no)
    if not known.knows(number):
        raise BadTrackingNumber(field="tracking_no", carrier=carrier)
    return known, number


def check_rule(flat: Money, free_over: Money | None, market_currency: str) -> None:
    """:raises BadRule:"""
    for field, amount in (("flat", flat), ("free_over", free_over)):
        if amount is not None and (amount.currency != market_currency or amount.minor < 0):
            raise BadRule(field=field, currency=market_currency)
