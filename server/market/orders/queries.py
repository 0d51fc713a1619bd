"""Questions orders can answer. Nothing here writes. A private read takes the viewer, and strangers find nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Sum

from foundation import sql
from foundation.money import Money
from foundation.paging import clamp, decode_cursor, encode_cursor
from foundation.web import Visitor
from market.orders.errors import CheckoutNotFound, NotReviewable, OrderNotFound
from market.orders.events import FunderPart, OrderLinesRefunded, RefundedLine
from market.orders.models import BasketLine, Checkout, LinePromo, LineRefund, Order, OrderLine, Refund
from market.orders.rules import TABS
from market.orders.states import CheckoutState, OrderState
from market.orders.types import (
    CheckoutView,
    LineView,
    OrderView,
    PromoView,
    ReviewableLine,
    SourceCheckout,
    SourceLine,
)

_KEPT = [OrderState.DELIVERED.value, OrderState.COMPLETED.value]


def order_view(order_id: UUID) -> OrderView:
    """:raises OrderNotFound:"""
    found = orders([order_id]).get(order_id)
    if found is None:
        raise OrderNotFound
    return found


def order_of(order_id: UUID, *, viewer: UUID) -> OrderView:
    """Return an order to its buyer. :raises OrderNotFound: it is somebody else's, or nobody's"""
    found = order_view(order_id)
    if found.person_id != viewer:
        raise OrderNotFound
    return found


def order_with_line(line_id: UUID) -> OrderView:
    """Return the order that a line belongs to. :raises OrderNotFound:"""
    found = OrderLine.objects.filter(pk=line_id).values_list("order_id", flat=True).first()
    if found is None:
        raise OrderNotFound
    return order_view(found)


def orders(order_ids: Collection[UUID]) -> dict[UUID, OrderView]:
    """Return these orders with their lines. Three queries, whatever their number."""
    return {view.id: view for view in _views(Order.objects.filter(pk__in=list(order_ids)))}


def promised_back(order: Order) -> int:
    """Return how much of an order's money has been promised back, in minor units, whether or not it has left."""
    promised = order.refunds.aggregate(sum=Sum("amount_minor"))["sum"]
    if promised is None and order.state in (OrderState.REFUNDING, OrderState.REFUNDED):
        return order.total_minor  # It was taken back whole, before refunds were written down one by one.
    return promised or 0


def refunds_told(order_ids: Collection[UUID]) -> list[OrderLinesRefunded]:
    """
    Return what was told of these orders' refunds, in order, for who begins to listen when some has been told. Three
    queries, whatever their number.
    """
    rows = Refund.objects.filter(order_id__in=order_ids).select_related("order").order_by("id")
    return [
        OrderLinesRefunded(
            refund_id=row.pk,
            order_id=row.order_id,
            person_id=row.order.person_id,
            shop_id=row.order.shop_id,
            lines=tuple(_refunded_line(part, row.order.currency) for part in row.lines.all()),
            freight=Money(row.order.currency, row.freight_minor),
            amount=Money(row.order.currency, row.amount_minor),
            is_completed=row.order.completed_at is not None and row.order.completed_at <= row.at,
            is_whole=row.is_whole,
            because=row.because,
            at=row.at,
        )
        for row in rows.prefetch_related("lines__line", "lines__promos__promo")
    ]


def _refunded_line(part: LineRefund, currency: str) -> RefundedLine:
    funders = tuple(
        FunderPart(one.promo.source, one.promo.ref, one.promo.funder, Money(currency, one.amount_minor))
        for one in part.promos.all()
    )
    return RefundedLine(part.line_id, part.line.sku_id, part.quantity, Money(currency, part.amount_minor), funders)


def checkout_view(checkout_id: UUID, *, viewer: UUID | None = None) -> CheckoutView:
    """Return a checkout with its orders; to its owner only, when a viewer is named. :raises CheckoutNotFound:"""
    row = Checkout.objects.filter(pk=checkout_id).first()
    if row is None or (viewer is not None and row.person_id != viewer):
        raise CheckoutNotFound
    return CheckoutView(
        id=row.id,
        person_id=row.person_id,
        state=CheckoutState(row.state),
        total=Money(row.currency, row.total_minor),
        pay_by=row.pay_by,
        intent_id=row.intent_id,
        orders=tuple(_views(Order.objects.filter(checkout_id=checkout_id).order_by("pk"))),
    )


def orders_of_person(
    person_id: UUID, *, tab: str, after: str | None, limit: int | None
) -> tuple[list[OrderView], str | None]:
    """Return a page of somebody's orders, newest first, and the cursor of the next. :raises BadCursor:"""
    rows = Order.objects.filter(person_id=person_id)
    if tab in TABS:
        rows = rows.filter(state__in=TABS[tab])
    if tab == "to_review":
        rows = rows.filter(is_reviewed=False)
    return _page(rows, after, limit)


def orders_of_shop(
    shop_id: UUID, *, state: OrderState | None, after: str | None, limit: int | None
) -> tuple[list[OrderView], str | None]:
    """Return a page of a shop's orders, newest first. Whoever asks has been checked. :raises BadCursor:"""
    rows = Order.objects.filter(shop_id=shop_id)
    if state is not None:
        rows = rows.filter(state=state)
    return _page(rows, after, limit)


def counts_of_person(person_id: UUID) -> dict[str, int]:
    """Count somebody's open orders per tab, for the badges. At most a few dozen rows are ever open per person."""
    open_states = [state for tab in ("to_pay", "gathering", "to_ship", "to_receive") for state in TABS[tab]]
    states = Order.objects.filter(person_id=person_id, state__in=open_states).values_list("state", flat=True)
    counted = dict.fromkeys(("to_pay", "gathering", "to_ship", "to_receive"), 0)
    for state in states:
        counted[next(tab for tab in counted if state in TABS[tab])] += 1
    return counted


def buyers(person_ids: Collection[UUID]) -> set[UUID]:
    """Return who of these people has ever bought: paid for something that was not all given back. One query."""
    given_back = (OrderState.REFUNDING, OrderState.REFUNDED)
    bought = Order.objects.filter(person_id__in=set(person_ids), paid_at__isnull=False).exclude(state__in=given_back)
    return set(bought.values_list("person_id", flat=True).distinct())


def who_bought(person_ids: Collection[UUID], product_ids: Collection[UUID]) -> set[UUID]:
    """Return who of these people has received one of these products, and kept it. One plain query."""
    if not person_ids or not product_ids:
        return set()
    rows = sql.rows(
        """
        SELECT DISTINCT o.person_id FROM orders_order o JOIN orders_orderline l ON l.order_id = o.id
        WHERE o.person_id = ANY(%s::uuid[]) AND l.product_id = ANY(%s::uuid[]) AND o.state = ANY(%s)
          AND l.refunded_quantity < l.quantity
        """,
        [list(set(person_ids)), list(set(product_ids)), _KEPT],
    )
    return {person_id for (person_id,) in rows}


def bought(pairs: Collection[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
    """Return those pairs of (person, product) where the person has received it, and kept it. One plain query."""
    if not pairs:
        return set()
    wanted = list(set(pairs))
    return set(
        sql.rows(
            """
            SELECT DISTINCT p.person_id, p.product_id
            FROM unnest(%s::uuid[], %s::uuid[]) AS p (person_id, product_id)
            JOIN orders_order o ON o.person_id = p.person_id AND o.state = ANY(%s)
            JOIN orders_orderline l ON l.order_id = o.id AND l.product_id = p.product_id
            WHERE l.refunded_quantity < l.quantity
            """,
            [[one for one, _ in wanted], [other for _, other in wanted], _KEPT],
        )
    )


def latest_buyers(product_id: UUID, *, limit: int) -> list[UUID]:
    """Return who received a product and kept it, the latest first, of that many lines. One query."""
    found = sql.rows(
        """
        SELECT o.person_id FROM (SELECT * FROM orders_orderline WHERE product_id = %s ORDER BY id DESC LIMIT %s) l
        JOIN orders_order o ON o.id = l.order_id AND o.state = ANY(%s)
        WHERE l.refunded_quantity < l.quantity ORDER BY l.id DESC
        """,
        [product_id, limit, [OrderState.DELIVERED.value, OrderState.COMPLETED.value]],
    )
    return list(dict.fromkeys(person_id for (person_id,) in found))


def moves_of(order_id: UUID) -> list[tuple[str, Any, str]]:
    """Return how an order moved: (state, instant, why), oldest first."""
    return list(Order(pk=order_id).moves.order_by("id").values_list("after", "at", "because"))


def basket_lines(owner: Visitor) -> list[BasketLine]:
    """Return a basket's rows, newest first."""
    if owner.person_id is None and not owner.guest_key:
        return []
    mine = {"person_id": owner.person_id} if owner.person_id else {"guest_key": owner.guest_key}
    return list(BasketLine.objects.filter(**mine).order_by("-added_at", "-id"))


def basket_count(owner: Visitor) -> int:
    """Return how many different articles a basket holds."""
    return len(basket_lines(owner))


def reviewable_line(person_id: UUID, line_id: UUID) -> ReviewableLine:
    """Return a bought line to its buyer for reviewing. :raises OrderNotFound, NotReviewable: not completed yet"""
    line = OrderLine.objects.select_related("order").filter(pk=line_id, order__person_id=person_id).first()
    if line is None:
        raise OrderNotFound
    if line.order.state != OrderState.COMPLETED:
        raise NotReviewable(state=line.order.state)
    return ReviewableLine(
        order_id=line.order_id,
        line_id=line.id,
        shop_id=line.order.shop_id,
        product_id=line.product_id,
        sku_id=line.sku_id,
        option_text=line.option_text,
        at=line.order.placed_at,
    )


def checkouts_of_source(source_keys: Collection[str]) -> dict[str, SourceCheckout]:
    """Return what imports made under these keys, of those that are known, added up from its lines. One query."""
    found: dict[str, SourceCheckout] = {}
    for key, checkout_id, person_id, state, currency, total, orders, lines, refunded, shops, owed in sql.rows(
        """
        SELECT c.source_key, c.id, c.person_id, c.state, c.currency, c.total_minor,
               coalesce(sum(o.total_minor), 0)::bigint,
               coalesce(sum(l.payable_minor + o.freight_minor), 0)::bigint,
               coalesce(sum(o.refunded_minor), 0)::bigint,
               array_agg(o.shop_id) FILTER (WHERE o.state = 'completed'),
               array_agg(o.total_minor) FILTER (WHERE o.state = 'completed')
        FROM orders_checkout c
        LEFT JOIN orders_order o ON o.checkout_id = c.id
        LEFT JOIN LATERAL (
          SELECT sum(payable_minor)::bigint AS payable_minor FROM orders_orderline WHERE order_id = o.id
        ) l ON true
        WHERE c.source_key = ANY(%s::text[]) GROUP BY c.id
        """,
        [list(source_keys)],
    ):
        earned: dict[UUID, Money] = {}
        for shop_id, minor in zip(shops or (), owed or (), strict=True):
            earned[shop_id] = earned.get(shop_id, Money.zero(currency)) + Money(currency, minor)
        found[key] = SourceCheckout(
            id=checkout_id,
            person_id=person_id,
            is_paid=state == CheckoutState.PAID,
            adds_up=total == orders == lines,
            total=Money(currency, total),
            refunded=Money(currency, refunded),
            owed_to_shops=earned,
        )
    return found


def lines_of_source(source_keys: Collection[str]) -> dict[str, list[SourceLine]]:
    """Return the lines of the checkouts that imports made under these keys, in their order. One query."""
    found: dict[str, list[SourceLine]] = defaultdict(list)
    rows = (
        OrderLine.objects.filter(order__checkout__source_key__in=source_keys)
        .select_related("order__checkout")
        .order_by("order_id", "place")
    )
    for row in rows:
        assert row.order.checkout.source_key is not None, "it was found by its key"
        found[row.order.checkout.source_key].append(
            SourceLine(
                order_id=row.order_id,
                line_id=row.id,
                person_id=row.order.person_id,
                shop_id=row.order.shop_id,
                product_id=row.product_id,
                sku_id=row.sku_id,
                option_text=row.option_text,
                is_reviewed=row.is_reviewed,
            )
        )
    return dict(found)


def count_of_source(source: str) -> int:
    """Count the checkouts that an import made: those whose key begins with "source:"."""
    return Checkout.objects.filter(source_key__startswith=f"{source}:").count()


def _page(rows: Any, after: str | None, limit: int | None) -> tuple[list[OrderView], str | None]:
    size = clamp(limit)
    cursor = decode_cursor(after, [UUID])
    if cursor is not None:
        rows = rows.filter(pk__lt=cursor[0])
    views = list(_views(rows.order_by("-pk")[: size + 1]))
    return views[:size], encode_cursor([views[size - 1].id]) if len(views) > size else None


def _views(rows: Iterable[Order]) -> Iterable[OrderView]:
    found = list(rows)
    lines: dict[UUID, list[OrderLine]] = defaultdict(list)
    for line in OrderLine.objects.filter(order_id__in=[row.id for row in found]).order_by("order_id", "place"):
        lines[line.order_id].append(line)
    promos: dict[UUID, list[LinePromo]] = defaultdict(list)
    discounted = [line.id for of_one in lines.values() for line in of_one if line.discount_minor]
    if discounted:
        for promo in LinePromo.objects.filter(line_id__in=discounted).order_by("id"):
            promos[promo.line_id].append(promo)
    return [_order_view(row, lines[row.id], promos) for row in found]


def _order_view(row: Order, lines: list[OrderLine], promos: dict[UUID, list[LinePromo]]) -> OrderView:
    def money(minor: int) -> Money:
        return Money(row.currency, minor)

    return OrderView(
        id=row.id,
        checkout_id=row.checkout_id,
        person_id=row.person_id,
        shop_id=row.shop_id,
        kind="group" if row.kind == "group" else "solo",
        kind_ref=row.kind_ref,
        state=OrderState(row.state),
        lines=tuple(
            LineView(
                id=line.id,
                sku_id=line.sku_id,
                product_id=line.product_id,
                title=line.title,
                option_text=line.option_text,
                picture_id=line.picture_id,
                quantity=line.quantity,
                unit_list=money(line.unit_list_minor),
                goods=money(line.goods_minor),
                discount=money(line.discount_minor),
                payable=money(line.payable_minor),
                promos=tuple(
                    PromoView(promo.source, promo.ref, promo.funder, money(promo.amount_minor))
                    for promo in promos[line.id]
                ),
                is_reviewed=line.is_reviewed,
                refunded_quantity=line.refunded_quantity,
                refunded_minor=line.refunded_minor,
                conceded_minor=line.conceded_minor,
            )
            for line in lines
        ),
        goods=money(row.goods_minor),
        discount=money(row.discount_minor),
        freight=money(row.freight_minor),
        total=row.total,
        refunded=row.refunded,
        note=row.note,
        address=row.address,
        promise=row.promise,
        placed_at=row.placed_at,
        pay_by=row.pay_by,
        paid_at=row.paid_at,
        shipped_at=row.shipped_at,
        delivered_at=row.delivered_at,
        completed_at=row.completed_at,
        closes_at=row.closes_at,
        stopped_at=row.stopped_at,
        freight_refunded_minor=row.freight_refunded_minor,
    )
