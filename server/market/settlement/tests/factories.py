"""Makers of orders that are on their way to a shop's bank."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from foundation.ids import uuid7
from foundation.money import Money
from foundation.testing import NOON, deliver_news
from market.aftersales.tests.factories import Bought, bought
from market.ledger import facade as ledger
from market.orders.facade import Giveback, refund_lines
from market.orders.states import OrderState
from market.settlement.models import Item, Line, Statement, Terms
from market.settlement.services.settle_due_lines import settle_due_lines

DAY = timedelta(days=1)


def make_terms(shop_id: UUID | None = None, **given: Any) -> Terms:
    """Agree upon terms that hold from long ago; a test names only what it is about."""
    known = Terms.objects.filter(shop_id=shop_id).count()
    fields: dict[str, Any] = {
        "version": known + 1, "starts_at": NOON - timedelta(days=900 - known), "commission_bps": 500,
        "technical_bps": 60, "payment_bps": 60, "reserve_bps": 0, "reserve_days": 0, "tier_days": 7, "rhythm": "daily",
        "because": "agreed", "decided_by": uuid7(), "decided_at": NOON,
    }  # fmt: skip
    return Terms.objects.create(shop_id=shop_id, **(fields | given))


def completed(**given: Any) -> Bought:
    """Return an order that its buyer has confirmed, with all the news of it told."""
    scene = bought(state=OrderState.COMPLETED, **given)
    deliver_news()
    return scene


def settled(*, now: datetime = NOON + 8 * DAY, **given: Any) -> Bought:
    """Return an order of which every line has settled."""
    scene = completed(**given)
    settle_due_lines(now=now)
    return scene


def state(shop_id: UUID, *, now: datetime, order_id: UUID | None = None) -> Item:
    """Return an item of an open statement of a shop, as a clock would have made them of an order that it sold."""
    statement = Statement.objects.create(
        shop_id=shop_id, number=1, currency="CNY", starts_at=now - DAY, ends_at=now, made_at=now,
        confirm_by=now + 3 * DAY, item_count=1, gross_minor=100, commission_minor=5, technical_minor=0, payment_minor=0,
        promoter_minor=0, reserve_minor=0, net_minor=95,
    )  # fmt: skip
    return Item.objects.create(
        cause=f"settle:{statement.pk}", kind="settled", shop_id=shop_id, currency="CNY", order_id=order_id or uuid7(),
        statement=statement, at=now - DAY, gross_minor=100, commission_minor=5, net_minor=95,
    )  # fmt: skip


def lines_of(scene: Bought) -> list[Line]:
    return list(Line.objects.filter(order_id=scene.order_id).order_by("kind", "id").reverse())


def give_back(
    scene: Bought,
    quantity: int = 1,
    *,
    amount: Money | None = None,
    line: int = 0,
    key: str = "r-1",
    now: datetime = NOON,
) -> None:
    """Give pieces of a line back, or money for what stays, and tell everybody."""
    order = scene.order
    refund_lines(
        scene.order_id, [Giveback(order.lines[line].id, quantity, amount)], freight=Money.zero("CNY"), key=key,
        because="came back", now=now,
    )  # fmt: skip
    deliver_news()


def held(purpose: str, *, shop_id: UUID | None = None, person_id: UUID | None = None) -> int:
    """Return what an account of a shop, a person or the platform holds, credits above zero."""
    kind = ledger.Party.SHOP if shop_id else ledger.Party.PERSON if person_id else ledger.Party.PLATFORM
    return -ledger.balance(ledger.AccountKey(kind, shop_id or person_id, purpose, "CNY")).minor
