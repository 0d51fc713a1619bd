"""What somebody could ask for of a line, and what it would bring. Nothing is written."""

from datetime import datetime
from uuid import UUID

from foundation.money import Money
from market.aftersales import rules
from market.aftersales.clocks import clocks
from market.aftersales.queries import pieces_free
from market.aftersales.services.open_case import order_of_buyer, price_of
from market.aftersales.types import Terms, Wish
from market.orders import facade as orders
from market.orders.facade import LineView, OrderView


def options_of(line_id: UUID, *, person_id: UUID) -> tuple[OrderView, LineView, int, list[Money]]:
    """
    Return a line with its order, how many pieces may be asked about, and what one, two … of them are worth.

    :raises orders.OrderNotFound: it is somebody else's, or nobody's
    """
    order = orders.order_with_line(line_id)
    if order.person_id != person_id:
        raise orders.OrderNotFound
    line = next(one for one in order.lines if one.id == line_id)
    kept = line.quantity - line.refunded_quantity
    most = min(kept, pieces_free([line_id]).get(line_id, kept))
    return order, line, most, [orders.worth_of_pieces(line, count)[0] for count in range(1, most + 1)]


def price_wish(wish: Wish, *, person_id: UUID, now: datetime) -> tuple[Terms, list[tuple[str, str, Money]]]:
    """
    Return what a wish would bring if it were agreed to now, and of which discounts what goes back to whom.

    Shape: the second is (source, funder, amount). :raises: what `open_case` refuses of a wish
    """
    order = order_of_buyer(wish, person_id)
    rules.check_can_ask(order, wish, now, clocks())
    line = rules.line_of(order, wish)
    asked = rules.asked_amount(order, wish, price_of(line, wish))
    terms = rules.terms_of_wish(order, wish, asked)
    shares = [
        (promo.source, promo.funder, _share(promo.amount, line, terms.pieces)) for promo in line.promos if terms.pieces
    ]
    return terms, [one for one in shares if one[2].minor]


def _share(amount: Money, line: LineView, pieces: int) -> Money:
    minor = orders.share_of_pieces(amount.minor, line.quantity, line.refunded_quantity, pieces)
    return Money(amount.currency, minor)
