"""Turn drafts into orders that hold their goods: the first of the three phases, prepare, then pay, then finalise."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox, sql
from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.money import Money
from foundation.words import Words
from market.catalogue.facade import SkuView
from market.coupons import facade as coupons
from market.orders import rules
from market.orders.errors import OutOfStock
from market.orders.events import OrderPlaced
from market.orders.models import BasketLine
from market.orders.services.note_payment import mark_paid
from market.orders.services.quoting import Priced, Wish, quote_many
from market.orders.services.stand_in_line import stand_in_line
from market.orders.states import CheckoutState, OrderState
from market.orders.types import CheckoutView, Draft, LineView, OrderView, PromoView
from market.payments import facade as payments
from market.pricing.facade import Quote, QuotedLine
from market.stock import facade as stock


@dataclass(slots=True)
class _Plan:
    """One draft on its way to being a checkout."""

    place: int  # Which of the drafts.
    draft: Draft
    quote: Quote
    checkout_id: UUID
    orders: tuple[OrderView, ...]
    coupons: Mapping[UUID, UUID]  # by shop


@transaction.atomic(savepoint=False)  # It raises no refusal, so nobody goes on after it has failed.
def place_orders(drafts: Sequence[Draft], *, now: datetime) -> list[CheckoutView | ShopError]:
    """
    Place every draft that can be placed: price it, hold its goods, open its payment, write its orders.

    Set-wise: the number of statements does not grow with the number of drafts. One draft's orders are placed together
    or not at all; a draft that is refused leaves nothing behind and does not trouble its neighbours. First come, first
    served, in the order given.

    Locks the people, then coupons, then stock rows in SKU order. Touches no network. Shape: one answer per draft, the
    checkout or the refusal (NothingToBuy, TooManyLines, SkuTwice, QuantityOutOfRange, SkuNotFound, NotForSale,
    TotalHasChanged, TooManyUnpaid, OutOfStock; coupons.CouponNotFound, OneCouponOfAShop, CouponDoesNotFit,
    CouponNotUsable). Of one person's drafts, one that then finds no goods has had its turn.
    """
    answers: list[CheckoutView | ShopError | None] = [None] * len(drafts)
    plans: list[_Plan] = []
    unpaid = Counter(stand_in_line({draft.person_id for draft in drafts}))
    wishes = [Wish(one.lines, one.address.country, one.person_id, one.coupon_ids) for one in drafts]
    for place, (draft, priced) in enumerate(zip(drafts, quote_many(wishes), strict=True)):
        try:
            if isinstance(priced, ShopError):
                raise priced
            rules.check_total(draft.expected_total, priced.quote.total)
            rules.check_unpaid(unpaid[draft.person_id])
            unpaid[draft.person_id] += 1
            plans.append(_plan(place, draft, priced, now))
        except ShopError as refusal:
            answers[place] = refusal

    plans = _hold_coupons(plans, answers, now)
    plans = _hold_goods(plans, answers, now)
    intents = _open_payments(plans)
    views = [_checkout_view(plan, intents.get(plan.checkout_id)) for plan in plans]
    _write(views, now)
    _empty_baskets(plans)
    for plan, view in zip(plans, views, strict=True):
        answers[plan.place] = view if view.intent_id else mark_paid(view.id, now=now, because="nothing to pay")
    return [_settled(answer) for answer in answers]


def _plan(place: int, draft: Draft, priced: Priced, now: datetime) -> _Plan:
    checkout_id, quote = uuid7(), priced.quote
    by_shop: dict[UUID, list[QuotedLine]] = {}
    for line in quote.lines:
        by_shop.setdefault(line.shop_id, []).append(line)
    orders = tuple(
        _order_view(checkout_id, draft, shop_id, lines, quote.freight[shop_id], priced.skus, now)
        for shop_id, lines in by_shop.items()
    )
    return _Plan(place, draft, quote, checkout_id, orders, priced.coupons)


def _order_view(
    checkout_id: UUID,
    draft: Draft,
    shop_id: UUID,
    quoted: Sequence[QuotedLine],
    freight: Money,
    skus: Mapping[UUID, SkuView],
    now: datetime,
) -> OrderView:
    lines = tuple(_line_view(line, skus[line.sku_id]) for line in quoted)
    goods = Money.total([line.goods for line in lines], freight.currency)
    discount = Money.total([line.discount for line in lines], freight.currency)
    return OrderView(
        id=uuid7(),
        checkout_id=checkout_id,
        person_id=draft.person_id,
        shop_id=shop_id,
        kind=draft.kind,
        kind_ref=draft.kind_ref,
        state=OrderState.PENDING_PAYMENT,
        lines=lines,
        goods=goods,
        discount=discount,
        freight=freight,
        total=goods - discount + freight,
        refunded=Money.zero(freight.currency),
        note=draft.note,
        address={**asdict(draft.address), "id": str(draft.address.id)},
        promise=dict(rules.PROMISE),
        placed_at=now,
        pay_by=draft.pay_by,
        paid_at=None,
        shipped_at=None,
        delivered_at=None,
        completed_at=None,
        closes_at=None,
    )


def _line_view(line: QuotedLine, sku: SkuView) -> LineView:
    return LineView(
        id=uuid7(),
        sku_id=line.sku_id,
        product_id=sku.product_id,
        title=sku.title,
        option_text=sku.option_text,
        picture_id=sku.picture_id,
        quantity=line.quantity,
        unit_list=line.unit_list,
        goods=line.goods,
        discount=line.goods - line.payable,
        payable=line.payable,
        promos=tuple(PromoView(promo.source, promo.ref, promo.funder, promo.amount) for promo in line.promos),
    )


def _hold_coupons(plans: list[_Plan], answers: list[CheckoutView | ShopError | None], now: datetime) -> list[_Plan]:
    """Take the coupons that plans name, and keep the plans that got theirs; of most, none is named."""
    wanted = {
        coupons.Holding(plan.coupons[order.shop_id], order.person_id, order.id): plan
        for plan in plans
        for order in plan.orders
        if order.shop_id in plan.coupons
    }
    if not wanted:
        return plans
    held = coupons.hold_coupons(list(wanted), now=now)
    refused = {plan.place for one, plan in wanted.items() if one.order_id not in held}
    for place in refused:
        answers[place] = coupons.CouponNotUsable(field="coupon_ids")
    _let_coupons_go([plan for plan in plans if plan.place in refused], now)
    return [plan for plan in plans if plan.place not in refused]


def _let_coupons_go(plans: Sequence[_Plan], now: datetime) -> None:
    """Give back what plans hold that come to nothing."""
    order_ids = [order.id for plan in plans for order in plan.orders if order.shop_id in plan.coupons]
    if order_ids:
        coupons.let_go(order_ids, now=now, because="the order was refused")


def _hold_goods(plans: list[_Plan], answers: list[CheckoutView | ShopError | None], now: datetime) -> list[_Plan]:
    """Reserve stock for all plans at once and keep those that got everything they asked for."""
    claims = [
        stock.Claim(order.id, tuple((line.sku_id, line.quantity) for line in order.lines), together=plan.checkout_id)
        for plan in plans
        for order in plan.orders
    ]
    outcomes = stock.reserve_many(claims, now=now) if claims else {}
    kept = []
    for plan in plans:
        refusals = [outcome for order in plan.orders if (outcome := outcomes[order.id]) is not None]
        if refusals:
            answers[plan.place] = OutOfStock(field="lines", **refusals[0].facts)
        else:
            kept.append(plan)
    _let_coupons_go([plan for plan in plans if plan not in kept], now)
    return kept


def _open_payments(plans: Sequence[_Plan]) -> dict[UUID, UUID]:
    """Open one payment intent per checkout that costs anything. Out: checkout id -> intent id."""
    opened = payments.open_intents(
        [
            payments.NewIntent(
                ref=plan.checkout_id,
                payer_id=plan.draft.person_id,
                amount=plan.quote.total,
                expires_at=plan.draft.pay_by,
                title=_title(plan),
            )
            for plan in plans
            if plan.quote.total.minor > 0
        ]
    )
    return {intent.ref: intent.id for intent in opened}


def _title(plan: _Plan) -> Words:
    """Say on the payer's statement what this was for, briefly, in each language."""
    title = plan.orders[0].lines[0].title
    others = sum(len(order.lines) for order in plan.orders) - 1
    return {language: f"{text[:50]} (+{others})" if others else text[:60] for language, text in title.items()}


def _checkout_view(plan: _Plan, intent_id: UUID | None) -> CheckoutView:
    return CheckoutView(
        id=plan.checkout_id,
        person_id=plan.draft.person_id,
        state=CheckoutState.OPEN,
        total=plan.quote.total,
        pay_by=plan.draft.pay_by,
        intent_id=intent_id,
        orders=plan.orders,
    )


def _write(views: Sequence[CheckoutView], now: datetime) -> None:
    orders = [order for view in views for order in view.orders]
    lines = [(order, place, line) for order in orders for place, line in enumerate(order.lines)]
    sql.insert_all([
        (
            "orders_checkout",
            [("id", "uuid"), ("person_id", "uuid"), ("state", "text"), ("currency", "text"), ("total_minor", "bigint"),
             ("intent_id", "uuid"), ("pay_by", "timestamptz"), ("placed_at", "timestamptz")],
            [(v.id, v.person_id, v.state, v.total.currency, v.total.minor, v.intent_id, v.pay_by, now) for v in views],
        ),
        (
            "orders_order",
            [("id", "uuid"), ("checkout_id", "uuid"), ("person_id", "uuid"), ("shop_id", "uuid"), ("kind", "text"),
             ("kind_ref", "uuid"), ("state", "text"), ("currency", "text"), ("goods_minor", "bigint"),
             ("discount_minor", "bigint"), ("freight_minor", "bigint"), ("total_minor", "bigint"),
             ("refunded_minor", "bigint"), ("stock_ref", "uuid"), ("note", "text"), ("address", "jsonb"),
             ("promise", "jsonb"), ("placed_at", "timestamptz"), ("pay_by", "timestamptz")],
            [(o.id, o.checkout_id, o.person_id, o.shop_id, o.kind, o.kind_ref, o.state, o.total.currency, o.goods.minor,
              o.discount.minor, o.freight.minor, o.total.minor, 0, o.id, o.note, sql.as_json(o.address),
              sql.as_json(o.promise), now, o.pay_by) for o in orders],
        ),
        (
            "orders_orderline",
            [("id", "uuid"), ("order_id", "uuid"), ("place", "int"), ("sku_id", "uuid"), ("product_id", "uuid"),
             ("title", "jsonb"), ("option_text", "jsonb"), ("picture_id", "uuid"), ("quantity", "int"),
             ("unit_list_minor", "bigint"), ("goods_minor", "bigint"), ("discount_minor", "bigint"),
             ("payable_minor", "bigint")],
            [(line.id, order.id, place, line.sku_id, line.product_id, sql.as_json(dict(line.title)),
              sql.as_json(dict(line.option_text)), line.picture_id, line.quantity, line.unit_list.minor,
              line.goods.minor, line.discount.minor, line.payable.minor) for order, place, line in lines],
        ),
        (
            "orders_linepromo",
            [("line_id", "uuid"), ("source", "text"), ("ref", "uuid"), ("funder", "text"), ("amount_minor", "bigint")],
            [(line.id, p.source, p.ref, p.funder, p.amount.minor) for _, _, line in lines for p in line.promos],
        ),
        (
            "orders_ordermove",
            [("order_id", "uuid"), ("before", "text"), ("after", "text"), ("at", "timestamptz"), ("because", "text")],
            [(order.id, "", order.state, now, "placed") for order in orders],
        ),
        outbox.as_rows(
            [(OrderPlaced(o.id, o.checkout_id, o.person_id, o.shop_id, o.kind, o.total, now), o.id) for o in orders]
        ),
    ])  # fmt: skip


def _empty_baskets(plans: Sequence[_Plan]) -> None:
    for plan in plans:
        if plan.draft.from_basket:
            bought = [line.sku_id for line in plan.draft.lines]
            BasketLine.objects.filter(person_id=plan.draft.person_id, sku_id__in=bought).delete()


def _settled(answer: CheckoutView | ShopError | None) -> CheckoutView | ShopError:
    assert answer is not None, "every draft has an answer"
    return answer
