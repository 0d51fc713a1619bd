"""What orders may refuse, one class each."""

from foundation.errors import Conflict, Invalid, NotFound


class OrderNotFound(NotFound):
    """There is no such order of yours."""

    code = "orders.order_not_found"


class CheckoutNotFound(NotFound):
    """There is no such checkout of yours."""

    code = "orders.checkout_not_found"


class SkuNotFound(NotFound):
    """There is no such article."""

    code = "orders.sku_not_found"


class NothingToBuy(Invalid):
    """Choose at least one article."""

    code = "orders.nothing_to_buy"


class TooManyLines(Invalid):
    """One order takes at most this many different articles."""

    code = "orders.too_many_lines"


class SkuTwice(Invalid):
    """Name each article once, with its quantity."""

    code = "orders.sku_twice"


class QuantityOutOfRange(Invalid):
    """The quantity must be between one and the largest that one order takes."""

    code = "orders.quantity_out_of_range"


class BasketIsFull(Conflict):
    """The basket holds as many different articles as it can."""

    code = "orders.basket_is_full"


class NotForSale(Conflict):
    """This article is not for sale now."""

    code = "orders.not_for_sale"


class OutOfStock(Conflict):
    """There is not enough of this article left."""

    code = "orders.out_of_stock"


class TooManyUnpaid(Conflict):
    """Pay for the orders that wait for it, or cancel them, before placing another."""

    code = "orders.too_many_unpaid"


class TotalHasChanged(Conflict):
    """The total has changed since you saw it; look at the new one and confirm."""

    code = "orders.total_has_changed"


class AlreadyPaid(Conflict):
    """This order has been paid, so it cannot be cancelled here."""

    code = "orders.already_paid"


class ShipmentStopped(Conflict):
    """The buyer asks for their money back before it is sent; answer that first."""

    code = "orders.shipment_stopped"


class RefundTooLarge(Conflict):
    """More would go back than was bought, or than was paid and is not given back yet."""

    code = "orders.refund_too_large"


class NotReviewable(Conflict):
    """An article can be reviewed once its order is completed."""

    code = "orders.not_reviewable"
