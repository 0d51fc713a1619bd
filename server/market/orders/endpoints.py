"""HTTP: read the request, make one call, shape the reply."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from foundation import access
from foundation.batching import Batcher
from foundation.description import KEYED
from foundation.errors import ShopError
from foundation.idempotency import (
    Answered,
    Claimed,
    Remembered,
    answer_claimed,
    claim_from,
    first_answer,
    scope_of,
    send_answer,
)
from foundation.web import (
    GUEST_KEY,
    MoneyOut,
    PageOut,
    PersonRequest,
    Visitor,
    VisitorRequest,
    keeper,
    reply_bytes,
    signed_in,
    visitor,
)
from foundation.words import language_of, say
from market.catalogue import facade as catalogue
from market.catalogue.facade import SkuId
from market.coupons import facade as coupons
from market.media import facade as media
from market.media.facade import PictureOut
from market.merchants import facade as merchants
from market.merchants.facade import ShopId
from market.orders import queries
from market.orders.errors import OrderNotFound
from market.orders.rules import MOST_LINES, PAY_MINUTES
from market.orders.schemas import (
    BasketAddIn,
    BasketCountOut,
    BasketLineIn,
    BasketLineOut,
    BasketOut,
    BasketShopOut,
    CancelIn,
    CheckoutIn,
    CheckoutOut,
    CountsOut,
    FittingIn,
    FittingOut,
    LineIn,
    OrderOut,
    OrderPageOut,
    OrderShopOut,
    QuoteIn,
    QuoteOut,
    ShipmentIn,
    checkout_out,
    order_out,
    order_page_out,
    quote_out,
    shop_name,
)
from market.orders.services.fill_basket import merge_basket, put_in_basket, take_out_of_basket
from market.orders.services.give_up_checkouts import cancel_checkout
from market.orders.services.move_parcels import confirm_receipt, ship_order
from market.orders.services.place_orders import place_orders
from market.orders.services.quoting import fitting, quote_lines
from market.orders.states import OrderState
from market.orders.types import CheckoutId, Draft, DraftLine, OrderId, OrderView
from market.payments import facade as payments
from market.people import facade as people
from market.pricing import facade as pricing
from market.shipping import facade as shipping
from market.stock import facade as stock

router = Router(tags=["orders"])
Tab = Literal["all", "to_pay", "gathering", "to_ship", "to_receive", "to_review", "refunds"]


# ── The basket ───────────────────────────────────────────────────────────────────────────────────────────────────────


@router.get("/basket", response=BasketOut, auth=visitor)
def read_basket(request: VisitorRequest) -> BasketOut:
    owner = _owner(request)
    return _basket_out(owner, language_of(request))


@router.post("/basket/lines", response=BasketCountOut, auth=keeper)
def add_to_basket(request: VisitorRequest, data: BasketAddIn) -> HttpResponse:
    """Put more of an article into the basket. A hot write: it prices nothing, for nobody looks at the basket yet."""
    count = put_in_basket(
        owner=_owner(request), sku_id=data.sku_id, quantity=data.quantity, add=True, is_selected=True,
        now=timezone.now(),
    )  # fmt: skip
    return reply_bytes(request, {"count": count})


@router.put("/basket/lines/{sku_id}", response=BasketOut, auth=keeper)
def put_line(request: VisitorRequest, sku_id: SkuId, data: BasketLineIn) -> BasketOut:
    """Set how many of an article the basket holds, and see the basket."""
    owner = _owner(request)
    put_in_basket(
        owner=owner, sku_id=sku_id, quantity=data.quantity, add=False, is_selected=data.selected, now=timezone.now()
    )
    return _basket_out(owner, language_of(request))


@router.delete("/basket/lines/{sku_id}", response=BasketOut, auth=visitor)
def remove_line(request: VisitorRequest, sku_id: SkuId) -> BasketOut:
    owner = _owner(request)
    take_out_of_basket(owner=owner, sku_ids=[sku_id])
    return _basket_out(owner, language_of(request))


def _owner(request: VisitorRequest) -> Visitor:
    """Return whose basket it is; whoever has just signed in brings along what they gathered as a guest."""
    owner = request.auth
    if owner.person_id is not None and owner.guest_key is not None:
        merge_basket(guest_key=owner.guest_key, person_id=owner.person_id)
        request.session.pop(GUEST_KEY, None)
    return owner


def _basket_out(owner: Visitor, language: str) -> BasketOut:
    rows = queries.basket_lines(owner)
    skus = catalogue.skus([row.sku_id for row in rows])
    prices = pricing.prices(list(skus))
    levels = stock.levels(list(skus))
    shops = merchants.shops({sku.shop_id for sku in skus.values()})
    pictures = media.pictures([sku.picture_id for sku in skus.values() if sku.picture_id])
    lines: dict[UUID, list[BasketLineOut]] = {}
    wanted: list[DraftLine] = []
    for row in rows:
        sku = skus.get(row.sku_id)
        if sku is None:  # An article that is gone for good is not worth a line.
            continue
        available = levels[sku.id].available if sku.id in levels else 0
        shop = shops.get(sku.shop_id)
        is_sellable = sku.is_sellable and shop is not None and shop.state == merchants.ShopState.OPEN
        can_buy = is_sellable and sku.id in prices and available >= row.quantity
        if can_buy and row.is_selected:
            wanted.append(DraftLine(sku.id, row.quantity))
        lines.setdefault(sku.shop_id, []).append(
            BasketLineOut(
                sku_id=sku.id,
                product_id=sku.product_id,
                title=say(sku.title, language),
                option_text=say(sku.option_text, language),
                picture=PictureOut.of(pictures.get(sku.picture_id)) if sku.picture_id else None,
                quantity=row.quantity,
                selected=row.is_selected,
                unit_price=MoneyOut.of(prices[sku.id].price) if sku.id in prices else None,
                available=max(available, 0),
                is_sellable=is_sellable,
            )
        )
    # Merged baskets may hold more than one order takes; then the buyer chooses, and must see them to do so.
    can_quote = 0 < len(wanted) <= MOST_LINES
    return BasketOut(
        shops=[
            BasketShopOut(
                shop=OrderShopOut(shop_id=shop_id, name=shop_name(shops.get(shop_id), language)), lines=of_shop
            )
            for shop_id, of_shop in lines.items()
        ],
        count=len(rows),
        quote=quote_out(quote_lines(wanted)) if can_quote else None,
    )


# ── Quote and checkout ───────────────────────────────────────────────────────────────────────────────────────────────


@router.post("/quotes", response=QuoteOut, auth=visitor)
def quote(request: VisitorRequest, data: QuoteIn) -> QuoteOut:
    person_id = request.auth.person_id
    country = _country(person_id, data.address_id)
    return quote_out(
        quote_lines(_draft_lines(data.lines), country=country, person_id=person_id, coupon_ids=data.coupon_ids)
    )


@router.post("/quotes/coupons", response=list[FittingOut], auth=signed_in)
def fit_coupons(request: PersonRequest, data: FittingIn) -> list[FittingOut]:
    """My coupons held against these lines, what saves most first; of one shop an order takes one."""
    person_id = request.auth.id
    found = fitting(
        person_id, _draft_lines(data.lines), country=_country(person_id, data.address_id), now=timezone.now()
    )
    shops = merchants.shops({one.coupon.terms.shop_id for one in found})
    language = language_of(request)
    return [
        FittingOut(
            coupon=coupons.coupon_out(one.coupon, shops.get(one.coupon.terms.shop_id), language),
            saved=MoneyOut.of(one.saved),
            lacking=MoneyOut.of(one.lacking),
            is_best=one.is_best,
        )
        for one in found
    ]


def _country(person_id: UUID | None, address_id: UUID | None) -> str:
    """Return where it goes: to one of one's own addresses, or at home as long as none is chosen."""
    if address_id is None or person_id is None:
        return "CN"
    return people.address(person_id, address_id).country


@router.post("/checkouts", response={201: CheckoutOut}, auth=signed_in, openapi_extra=KEYED)
def check_out(request: PersonRequest, data: CheckoutIn) -> HttpResponse:
    """Place orders for these lines. Needs an Idempotency-Key. Requests that come together are written together."""
    now = timezone.now()
    person_id = request.auth.id
    draft = Draft(
        person_id=person_id,
        lines=_draft_lines(data.lines),
        address=people.address(person_id, data.address_id),
        pay_by=now + timedelta(minutes=PAY_MINUTES),
        expected_total=data.expected_total.money() if data.expected_total else None,
        note=data.note.strip(),
        from_basket=data.from_basket,
        coupon_ids=tuple(data.coupon_ids),
    )
    answer, is_again = _placing.submit((claim_from(request, scope_of(request.auth)), draft))
    return send_answer(answer, is_again=is_again)


def _place_together(wishes: Sequence[Claimed[Draft]]) -> list[Answered | ShopError]:
    return answer_claimed(wishes, _place)


def _place(drafts: Sequence[Draft]) -> list[Remembered | ShopError]:
    now = timezone.now()
    return [
        answer if isinstance(answer, ShopError) else first_answer(201, checkout_out(answer, now))
        for answer in place_orders(drafts, now=now)
    ]


_placing: Batcher[Claimed[Draft], Answered] = Batcher(_place_together)


@router.get("/checkouts/{checkout_id}", response=CheckoutOut, auth=signed_in)
def read_checkout(request: PersonRequest, checkout_id: CheckoutId) -> CheckoutOut:
    return checkout_out(queries.checkout_view(checkout_id, viewer=request.auth.id), timezone.now())


def _draft_lines(lines: list[LineIn]) -> tuple[DraftLine, ...]:
    return tuple(DraftLine(line.sku_id, line.quantity) for line in lines)


# ── The buyer's orders ───────────────────────────────────────────────────────────────────────────────────────────────


@router.get("", response=PageOut[OrderOut], auth=signed_in)
def my_orders(
    request: PersonRequest, tab: Tab = "all", after: str | None = None, limit: int | None = Query(None, ge=1, le=100)
) -> PageOut[OrderOut]:
    found, following = queries.orders_of_person(request.auth.id, tab=tab, after=after, limit=limit)
    return PageOut(items=_orders_out(found, language_of(request)), next=following)


@router.get("/counts", response=CountsOut, auth=signed_in)
def my_counts(request: PersonRequest) -> CountsOut:
    return CountsOut(**queries.counts_of_person(request.auth.id))


@router.get("/shops/{shop_id}", response=PageOut[OrderOut], auth=signed_in)
def shop_orders(
    request: PersonRequest,
    shop_id: ShopId,
    state: OrderState | None = None,
    after: str | None = None,
    limit: int | None = Query(None, ge=1, le=100),
) -> PageOut[OrderOut]:
    access.require(request.auth.id, shop_id, "orders.read")
    found, following = queries.orders_of_shop(shop_id, state=state, after=after, limit=limit)
    return PageOut(items=_orders_out(found, language_of(request)), next=following)


@router.get("/{order_id}", response=OrderPageOut, auth=signed_in)
def read_order(request: PersonRequest, order_id: OrderId) -> OrderPageOut:
    """Show an order to its buyer, or to its shop's staff."""
    order = queries.order_view(order_id)
    if order.person_id != request.auth.id:
        try:
            access.require(request.auth.id, order.shop_id, "orders.read")
        except access.NotYours:
            raise OrderNotFound from None
    return _page_out(order, request)


@router.post("/{order_id}/cancel", response=OrderPageOut, auth=signed_in)
def cancel(request: PersonRequest, order_id: OrderId, data: CancelIn) -> OrderPageOut:
    """Cancel the unpaid checkout that the order belongs to, with everything in it."""
    order = queries.order_of(order_id, viewer=request.auth.id)
    cancel_checkout(
        checkout_id=order.checkout_id,
        person_id=request.auth.id,
        because=data.because.strip() or "cancelled by the buyer",
        now=timezone.now(),
    )
    return _page_out(queries.order_view(order_id), request)


@router.post("/{order_id}/confirm", response=OrderPageOut, auth=signed_in)
def confirm(request: PersonRequest, order_id: OrderId) -> OrderPageOut:
    return _page_out(confirm_receipt(order_id=order_id, person_id=request.auth.id, now=timezone.now()), request)


@router.post("/{order_id}/shipment", response=OrderPageOut, auth=signed_in)
def ship(request: PersonRequest, order_id: OrderId, data: ShipmentIn) -> OrderPageOut:
    shipped = ship_order(
        order_id=order_id,
        staff_id=request.auth.id,
        carrier=data.carrier,
        tracking_no=data.tracking_no,
        now=timezone.now(),
    )
    return _page_out(shipped, request)


def _page_out(order: OrderView, request: HttpRequest) -> OrderPageOut:
    return order_page_out(
        order,
        merchants.shops([order.shop_id]),
        _pictures([order]),
        language_of(request),
        parcel=shipping.parcel_of(order.id),
        refunds=payments.refunds([order.id])[order.id],
        moves=queries.moves_of(order.id),
        now=timezone.now(),
    )


def _orders_out(found: list[OrderView], language: str) -> list[OrderOut]:
    shops = merchants.shops({order.shop_id for order in found})
    pictures = _pictures(found)
    return [order_out(order, shops, pictures, language) for order in found]


def _pictures(found: list[OrderView]) -> dict[UUID, media.PictureView]:
    return media.pictures([line.picture_id for order in found for line in order.lines if line.picture_id])
