"""Both sides of an after-sales case are told what the other, the clock or an operator has done."""

from collections.abc import Mapping
from datetime import datetime

from foundation.ids import encode
from market.aftersales.events import CaseMoved, CaseOpened
from market.notices.queries import who_run
from market.notices.services.notify import notify_many
from market.notices.types import Kind, NewNotice
from market.orders import facade as orders

# What a buyer is told, by what was done; what is agreed to, by what it leads to.
TO_BUYER: Mapping[str, str] = {
    "refuse": "refused", "refuse_goods": "goods_refused", "reship": "resent", "escalate": "before_operator",
    "appeal": "before_operator", "decide": "decided", "money_left": "money_back", "lapse": "closed",
    "order_taken_back": "closed",
}  # fmt: skip
AGREED: Mapping[str, str] = {
    "refunding": "money_agreed", "buyer_ship_back": "return_agreed", "seller_reship": "goods_agreed",
}  # fmt: skip
TO_SHOP: Mapping[str, str] = {
    "modify": "asked", "ship_back": "sent_back", "escalate": "before_operator", "appeal": "before_operator",
    "decide": "decided",
}  # fmt: skip


def tell_of_cases(news: CaseOpened | CaseMoved, *, now: datetime) -> None:
    """Tell whoever did not do it themselves. Repeating tells nobody twice."""
    if isinstance(news, CaseOpened):
        _tell(news, {"shop": "asked"}, news.opened_at, now)
        return
    told = {"shop": TO_SHOP.get(news.event), "buyer": TO_BUYER.get(news.event)}
    if news.event in ("agree", "accept_goods", "execute"):
        told["buyer"] = AGREED.get(news.after, "closed")
    _tell(news, {side: step for side, step in told.items() if step and side != news.actor}, news.at, now)


def _tell(news: CaseOpened | CaseMoved, told: Mapping[str, str], at: datetime, now: datetime) -> None:
    if not told:
        return
    order = orders.order_view(news.order_id)
    line = next(line for line in order.lines if line.id == news.line_id)
    case_id = encode("case", news.case_id)
    facts = {"order_id": encode("ord", order.id), "case_id": case_id, "title": dict(line.title), "line_count": 1}
    notify_many(
        [
            NewNotice(person_id, Kind.AFTER_SALES, f"{case_id} {step} {at.isoformat()}", {**facts, "step": step})
            for side, step in told.items()
            for person_id in ([news.person_id] if side == "buyer" else who_run([news.shop_id])[news.shop_id])
        ],
        now=now,
    )
