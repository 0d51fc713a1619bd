"""What stock refuses, one class each."""

from foundation.errors import Conflict, Invalid, NotFound


class OutOfStock(Conflict):
    """There are not enough of these left."""

    code = "stock.out_of_stock"  # facts: short=[{sku_id, wanted, available}], one for each line that does not fit


class NothingHeld(Conflict):
    """No goods are set aside for this order."""

    code = "stock.nothing_held"


class HoldHasMovedOn(Conflict):
    """The goods of this order have already gone another way."""

    code = "stock.hold_has_moved_on"


class BelowPromised(Conflict):
    """Some of these goods are promised to buyers, so the count cannot go below that."""

    code = "stock.below_promised"


class StockNotFound(NotFound):
    """Nothing is known about the stock of these goods."""

    code = "stock.not_found"


class NothingToAdjust(Invalid):
    """Say how many more or fewer there are."""

    code = "stock.nothing_to_adjust"
