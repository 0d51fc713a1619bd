"""What shipping refuses, one class each."""

from foundation.errors import Conflict, Invalid, NotFound


class UnknownCarrier(Invalid):
    """We do not know this carrier."""

    code = "shipping.unknown_carrier"


class BadTrackingNumber(Invalid):
    """This carrier has no tracking numbers like that."""

    code = "shipping.bad_tracking_number"


class AlreadySent(Conflict):
    """The parcel of this order is already on its way."""

    code = "shipping.already_sent"


class ParcelNotFound(NotFound):
    """No parcel has been sent for this order."""

    code = "shipping.parcel_not_found"


class BadRule(Invalid):
    """A fee is nothing or more, in the market's currency."""

    code = "shipping.bad_rule"
