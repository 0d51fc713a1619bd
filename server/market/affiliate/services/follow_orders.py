"""What becomes of an order becomes of what it brought: received, or given back in part or whole."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from foundation.money import Money
from market.affiliate import rules
from market.affiliate.models import Credit, CreditReturn, move_credits
from market.affiliate.services.give_rewards import take_rewards_back
from market.affiliate.states import CreditState
from market.ledger import facade as ledger
from market.orders.events import OrderLinesRefunded


def note_received(order_ids: Collection[UUID], *, at: datetime) -> None:
    """Let the return window of orders begin. Locks their credits. Repeating is harmless."""
    rows = list(_locked(order_ids).filter(state=CreditState.ESTIMATED))
    move_credits(rows, CreditState.PENDING, now=at, because="received")
    Credit.objects.filter(pk__in=[row.pk for row in rows]).update(due_at=at + timedelta(days=rules.RETURN_DAYS))


def note_refund(event: OrderLinesRefunded) -> None:
    """
    Lessen what lines brought by what went back of them; what went back whole brought nothing. What had been the
    promoter's own is taken back first, so that settlement can claw it back; so are points and coupons that were given.
    Once per refund. Locks the credits.
    """
    back = {line.line_id: line.amount.minor for line in event.lines}
    known = set(CreditReturn.objects.filter(refund_id=event.refund_id).values_list("credit_id", flat=True))
    were_own: list[tuple[Credit, int]] = []
    for row in _locked([event.order_id]):
        minor = back.get(row.line_id, 0)
        if row.pk in known or not minor:
            continue
        CreditReturn.objects.create(credit=row, refund_id=event.refund_id, amount_minor=minor, at=event.at)
        before, points_before, was_own = row.amount, row.points, row.state == CreditState.SETTLEABLE
        row.returned_minor += minor
        row.weigh()
        is_void = row.returned_minor == row.base_minor
        row.is_held = row.is_held and not is_void
        row.save(update_fields=["returned_minor", "amount_minor", "points", "is_held"])
        if was_own and before != row.amount:
            _take_back(row, before - row.amount, event)
        if is_void and row.state != CreditState.VOID:
            move_credits([row], CreditState.VOID, now=event.at, because="all of it went back")
        if was_own:
            were_own.append((row, points_before - row.points))
    take_rewards_back(were_own, refund_id=event.refund_id, now=event.at)


def _take_back(row: Credit, amount: Money, event: OrderLinesRefunded) -> None:
    entries = ledger.entries("commission_clawed_back", {"promoter": row.sharer_id}, {"amount": amount})
    cause = f"commission_clawed_back:{row.pk}:{event.refund_id}"
    ledger.post(cause, "commission_clawed_back", entries, at=event.at)


def _locked(order_ids: Collection[UUID]) -> QuerySet[Credit]:
    return Credit.objects.select_for_update().filter(order_id__in=order_ids).order_by("pk")
