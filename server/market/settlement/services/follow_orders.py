"""What becomes of an order becomes of its lines: delivered, completed, given back in part or whole."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from foundation.money import Money
from market.ledger import facade as ledger
from market.orders.events import OrderLinesRefunded
from market.settlement import rules
from market.settlement.models import Book, Giveback, Item, Line, Rest, Share, move_lines
from market.settlement.services.take_in_orders import FUNDED_BY
from market.settlement.states import LineState, ShareState
from market.settlement.types import ItemKind, Parts


def note_delivered(order_ids: Collection[UUID], *, at: datetime) -> None:
    """Write down that orders have arrived. Locks their lines. Repeating is harmless."""
    lines = list(_locked(order_ids).filter(state=LineState.PENDING))
    move_lines(lines, LineState.DELIVERED, now=at, because="delivered")
    Line.objects.filter(pk__in=[line.pk for line in lines]).update(delivered_at=at)


def note_completed(order_ids: Collection[UUID], *, at: datetime) -> None:
    """
    Let lines settle so many days after they arrived, and not before the order is completed: only then does the book
    say that the shop has earned it. Locks the lines. Repeating is harmless.
    """
    note_delivered(order_ids, at=at)
    for line in _locked(order_ids).filter(state=LineState.DELIVERED, due_at=None):
        assert line.delivered_at is not None, "it is delivered"
        line.due_at = max(at, line.delivered_at + timedelta(days=line.tier_days))
        line.save(update_fields=["due_at"])


def note_refund(event: OrderLinesRefunded) -> None:
    """
    Take what was promised back from the lines. What has not settled yet is worth less; what has is clawed back from
    everybody who had a part of it. Once per refund. Locks the lines of the order by id.
    """
    back = {one.line_id: (one.amount.minor, _funded(event, one.line_id)) for one in event.lines}
    back[event.order_id] = (event.freight.minor, 0)
    known = set(Giveback.objects.filter(refund_id=event.refund_id).values_list("line_id", flat=True))
    for line in _locked([event.order_id]):
        paid, funded = back.get(line.source_id, (0, 0))
        if line.pk in known or not (paid or funded):
            continue
        Giveback.objects.create(line=line, refund_id=event.refund_id, paid_minor=paid, funded_minor=funded, at=event.at)
        line.returned_minor += paid
        line.unfunded_minor += funded
        if line.settled_at is not None:
            _claw_back(line, event, paid=paid, funded=funded)
        line.save()
        if not (line.kept_paid or line.kept_funded):
            move_lines([line], LineState.VOID, now=event.at, because="all of it went back")
            Rest.wake([line.checkout_id], event.at)


def _locked(order_ids: Collection[UUID]):  # type: ignore[no-untyped-def]  # a queryset of ours
    return Line.objects.select_for_update().filter(order_id__in=order_ids).order_by("pk")


def _funded(event: OrderLinesRefunded, line_id: UUID) -> int:
    """Return what of a line's discounts goes back to who paid them to the shop."""
    return sum(
        part.amount.minor
        for line in event.lines
        if line.line_id == line_id
        for part in line.funders
        if part.funder == FUNDED_BY
    )


def _claw_back(line: Line, event: OrderLinesRefunded, *, paid: int, funded: int) -> None:
    back = rules.taken_back(line.held, line.rates, line.kept_paid, line.kept_funded)
    line.held = rules.less(line.held, back)
    cause = f"clawback:{line.pk}:{event.refund_id}"
    sets = [ledger.NewSet(cause, "line_clawed_back", entries_of(line, "line_clawed_back", back), event.at)]
    if funded:
        sets.append(funding(line, "discount_returned", funded, f"unfund:{line.pk}:{event.refund_id}", event.at))
    ledger.post_many(sets)
    lessened = _lessen_share(line, back.net)
    Item.objects.create(
        cause=cause,
        kind=ItemKind.CLAWED_BACK,
        shop_id=line.shop_id,
        currency=line.currency,
        line=line,
        order_id=line.order_id,
        at=event.at,
        paid_minor=-paid,
        funded_minor=-funded,
        lessened_minor=lessened,
        **{f"{name}_minor": -getattr(back, name) for name in back.__dataclass_fields__},
    )


def _lessen_share(line: Line, minor: int) -> int:
    """
    Take what is clawed back from a share of the same order that has not been asked for yet: once its buyer has the
    money again, the payment could not give it. The book knows, since the next statement adds the claw-back to what is
    owed. Return how much was taken; the rest is taken from the order's next share (`confirm_statement`).
    """
    left = minor
    waiting = Share.objects.select_for_update().filter(order_id=line.order_id, state=ShareState.WAITING)
    for share in waiting.order_by("pk"):
        less = min(left, share.amount_minor)
        if not less:
            continue
        share.amount_minor -= less
        share.earned_minor -= less
        share.save(update_fields=["amount_minor", "earned_minor"])
        book = Book.lock(line.shop_id, line.currency)
        book.debt_minor -= less
        book.save(update_fields=["debt_minor"])
        left -= less
    return minor - left


def entries_of(line: Line, kind: str, parts: Parts) -> tuple[ledger.Entry, ...]:
    """Write the entries of a line that settles, or is clawed back."""
    parties = {"shop": line.shop_id}
    if line.promoter_id is not None:
        parties["promoter"] = line.promoter_id
    amounts = {
        "gross": parts.gross,
        "commission": parts.commission,
        "technical_fee": parts.technical,
        "payment_fee": parts.payment,
        "promoter_commission": parts.promoter,
        "reserve": parts.reserve,
        "net": parts.net,
    }
    return ledger.entries(kind, parties, {name: Money(line.currency, minor) for name, minor in amounts.items()})


def funding(line: Line, kind: str, minor: int, cause: str, at: datetime) -> ledger.NewSet:
    """Write that the platform pays its discount to the shop, or has it back."""
    amount = Money(line.currency, minor)
    entries = ledger.entries(kind, {"shop": line.shop_id}, {"by_platform": amount, "discount": amount})
    return ledger.NewSet(cause, kind, entries, at)
