"""What orders does once it is approved: money that operators give back by hand."""

from datetime import datetime

from foundation.ids import decode, encode
from foundation.money import Money
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalView, Wish
from market.orders.models import Order
from market.orders.services.concede import concede
from market.orders.services.refunding import cancel_and_refund

TAKE_BACK = "orders.take_back"
CONCEDE = "orders.concede"


def to_take_back(order: Order, *, because: str) -> Wish:
    left = Money(order.currency, order.total_minor - order.refunded_minor)
    return Wish(TAKE_BACK, encode("ord", order.pk), {}, left, because, order.shop_id)


def to_concede(order: Order, amount: Money, *, because: str) -> Wish:
    return Wish(CONCEDE, encode("ord", order.pk), {}, amount, because, order.shop_id)


@approvals.act(TAKE_BACK, {"zh-CN": "取消订单并全额退款", "en": "Take an order back and refund it"})
def take_back(approval: ApprovalView, now: datetime) -> None:
    order_id = decode("ord", approval.wish.subject)
    cancel_and_refund(order_id, now=now, because=approval.wish.because, key=f"operator:{order_id}")


@approvals.act(CONCEDE, {"zh-CN": "部分退款（商品不退）", "en": "Give money back for goods that stay"})
def give_money_for_what_stays(approval: ApprovalView, now: datetime) -> None:
    wish = approval.wish
    concede(decode("ord", wish.subject), wish.amount, key=f"approval:{approval.id}", because=wish.because, now=now)
