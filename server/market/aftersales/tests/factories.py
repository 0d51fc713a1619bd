"""Makers of bought things and of cases about them. Every argument has a default; a test names only what it is about."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from django.db import transaction
from PIL import Image

from foundation.money import Money
from foundation.testing import NOON, deliver_news
from market.aftersales.models import Case
from market.aftersales.services.agree import agree
from market.aftersales.services.open_case import open_case
from market.aftersales.services.send_back import send_back
from market.aftersales.types import CaseKind, CaseReason, CaseView, Wish
from market.media.facade import store_picture
from market.merchants.tests.factories import make_shop
from market.orders.facade import LineView, OrderView, confirm_receipt, mark_paid, note_delivery, order_view
from market.orders.models import Order
from market.orders.services.move_parcels import send_parcel
from market.orders.states import OrderState
from market.orders.tests.factories import charge_freight, make_buyer, make_skus, pay, place, return_money, yuan
from market.stock.facade import levels

TEN, EIGHT = yuan(10), yuan(8)
LATER = NOON + timedelta(hours=1)
HOUR = timedelta(hours=1)
SF: dict[str, Any] = {"carrier": "sf", "tracking_no": "SF9876543210987"}
ADDRESS = {"recipient": "仓库", "phone": "+8657188888888", "text": "杭州市文三路 90 号"}


@dataclass(frozen=True)
class Bought:
    """An order with the people around it."""

    buyer_id: UUID
    owner_id: UUID
    order_id: UUID

    @property
    def order(self) -> OrderView:
        return order_view(self.order_id)

    @property
    def line(self) -> LineView:
        return self.order.lines[0]


def bought(
    *,
    quantity: int = 2,
    price: Money = TEN,
    freight: Money = EIGHT,
    lines: int = 1,
    on_hand: int = 10,
    state: OrderState = OrderState.DELIVERED,
    beside: Bought | None = None,
    now: datetime = NOON,
) -> Bought:
    """Return a paid order of some lines, as far on its way as asked; of a new shop, or of that of another order."""
    if beside is None:
        owner_id = make_buyer("店主").id
        shop_id = make_shop(owner_id=owner_id).id
        charge_freight(shop_id, freight)
    else:
        owner_id, shop_id = beside.owner_id, beside.order.shop_id
    skus = make_skus(prices=[price] * lines, on_hand=on_hand, shop_id=shop_id)
    buyer = make_buyer()
    checkout = place(buyer, *((sku, quantity) for sku in skus), now=now)
    pay(checkout, now=now)
    mark_paid(checkout.id, now=now)
    scene = Bought(buyer.id, owner_id, checkout.orders[0].id)
    bring(scene, state, now=now)
    return scene


def bring(scene: Bought, state: OrderState, *, now: datetime = NOON) -> None:
    """Bring a paid order as far on its way as asked."""
    way = [OrderState.TO_SHIP, OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED]
    for step in way[way.index(scene.order.state) + 1 : way.index(state) + 1]:
        if step == OrderState.SHIPPED:
            with transaction.atomic():
                send_parcel(
                    Order.objects.lock(scene.order_id),
                    actor_id=None,
                    carrier="sf",
                    tracking_no="SF1234567890123",
                    now=now,
                )
        elif step == OrderState.DELIVERED:
            note_delivery(order_id=scene.order_id, now=now)
        else:
            confirm_receipt(order_id=scene.order_id, person_id=scene.buyer_id, now=now)


def ask(
    scene: Bought,
    kind: CaseKind = CaseKind.RETURN_REFUND,
    reason: CaseReason = CaseReason.QUALITY,
    *,
    quantity: int = 1,
    amount: Money | None = None,
    sku_id: UUID | None = None,
    line: int = 0,
    now: datetime = NOON,
) -> CaseView:
    wish = Wish(scene.order.lines[line].id, kind, reason, quantity, amount, sku_id)
    return open_case(person_id=scene.buyer_id, wish=wish, text="杯口有裂纹", now=now)


def a_picture(person_id: UUID) -> UUID:
    made = BytesIO()
    Image.new("RGB", (40, 40)).save(made, "PNG")
    return store_picture(made.getvalue(), person_id, "aftersales", keep=False, now=NOON).id


def now_is(case: CaseView) -> CaseView:
    return Case.objects.get(pk=case.id).view()


def let_money_leave() -> None:
    return_money()
    deliver_news()


def available(scene: Bought) -> int:
    return levels([scene.line.sku_id])[scene.line.sku_id].available


def returned(
    scene: Bought, kind: CaseKind = CaseKind.RETURN_REFUND, reason: CaseReason = CaseReason.QUALITY
) -> CaseView:
    """Return a case whose goods are on their way back."""
    case = ask(scene, kind, reason)
    agree(case_id=case.id, person_id=scene.owner_id, address=ADDRESS, now=LATER)
    return send_back(case_id=case.id, person_id=scene.buyer_id, **SF, now=LATER)
