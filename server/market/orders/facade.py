"""
The face orders shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.orders.errors import (
    AlreadyPaid,
    NotForSale,
    NotReviewable,
    OrderNotFound,
    OutOfStock,
    QuantityOutOfRange,
    RefundTooLarge,
    ShipmentStopped,
    SkuNotFound,
    TotalHasChanged,
)
from market.orders.queries import (
    basket_count,
    bought,
    buyers,
    checkout_view,
    checkouts_of_source,
    count_of_source,
    counts_of_person,
    latest_buyers,
    lines_of_source,
    order_view,
    order_with_line,
    orders,
    refunds_told,
    reviewable_line,
    who_bought,
)
from market.orders.rules import PAY_MINUTES, most_conceded, share_of_pieces, worth_of_pieces
from market.orders.schemas import CheckoutOut, QuoteOut, checkout_out, quote_out
from market.orders.services.give_up_checkouts import cancel_checkout, expire_checkout, expire_checkouts
from market.orders.services.import_history import import_history
from market.orders.services.move_parcels import confirm_receipt, note_delivery, ship_order
from market.orders.services.note_payment import mark_paid
from market.orders.services.place_orders import place_orders
from market.orders.services.quoting import quote_lines
from market.orders.services.refund_lines import refund_lines
from market.orders.services.refunding import cancel_and_refund, cancel_and_refund_many, refund_late
from market.orders.services.settle_group_orders import let_ship, revive
from market.orders.services.stop_shipment import resume_shipment, stop_shipment
from market.orders.states import CheckoutState, OrderState
from market.orders.types import (
    CheckoutId,
    CheckoutView,
    Draft,
    DraftLine,
    Giveback,
    LineId,
    LineView,
    OrderId,
    OrderView,
    PastCheckout,
    PastLine,
    PastOrder,
    RefundedView,
    ReviewableLine,
    SourceCheckout,
    SourceLine,
)

__all__ = [
    "PAY_MINUTES",
    "AlreadyPaid",
    "CheckoutId",
    "CheckoutOut",
    "CheckoutState",
    "CheckoutView",
    "Draft",
    "DraftLine",
    "Giveback",
    "LineId",
    "LineView",
    "NotForSale",
    "NotReviewable",
    "OrderId",
    "OrderNotFound",
    "OrderState",
    "OrderView",
    "OutOfStock",
    "PastCheckout",
    "PastLine",
    "PastOrder",
    "QuantityOutOfRange",
    "QuoteOut",
    "RefundTooLarge",
    "RefundedView",
    "ReviewableLine",
    "ShipmentStopped",
    "SkuNotFound",
    "SourceCheckout",
    "SourceLine",
    "TotalHasChanged",
    "basket_count",
    "bought",
    "buyers",
    "cancel_and_refund",
    "cancel_and_refund_many",
    "cancel_checkout",
    "checkout_out",
    "checkout_view",
    "checkouts_of_source",
    "confirm_receipt",
    "count_of_source",
    "counts_of_person",
    "expire_checkout",
    "expire_checkouts",
    "import_history",
    "latest_buyers",
    "let_ship",
    "lines_of_source",
    "mark_paid",
    "most_conceded",
    "note_delivery",
    "order_view",
    "order_with_line",
    "orders",
    "place_orders",
    "quote_lines",
    "quote_out",
    "refund_late",
    "refund_lines",
    "refunds_told",
    "resume_shipment",
    "reviewable_line",
    "revive",
    "share_of_pieces",
    "ship_order",
    "stop_shipment",
    "who_bought",
    "worth_of_pieces",
]
