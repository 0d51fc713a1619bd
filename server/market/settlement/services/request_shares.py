"""What confirmed statements give is asked of payments: each order's share out of its own payment."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from foundation.errors import ShopError
from market.payments import facade as payments
from market.settlement.metrics import alert
from market.settlement.models import Book, Item, Line, Rest, Share, Statement, move_lines_where
from market.settlement.states import SHARE, LineState, ShareState, StatementState

LONGEST_WAIT = timedelta(days=1)  # Then again each day, until a person has mended it.


def request_due_shares(*, now: datetime) -> int:
    """Ask for every share that waits. Return how many were asked for. A transaction each; safe beside itself."""
    asked = 0
    due = Share.objects.filter(state=ShareState.WAITING, next_try_at__lte=now).order_by("next_try_at", "pk")
    for share_id, order_id in due.values_list("pk", "order_id")[:1_000]:
        with transaction.atomic():
            asked += _request(share_id, order_id, now)
    return asked


def _request(share_id: UUID, order_id: UUID, now: datetime) -> bool:
    """Locks the order's lines, then the share, the book, the payment: as what claws back does."""
    lines = list(Line.objects.select_for_update().filter(order_id=order_id).order_by("pk"))
    share = Share.objects.select_for_update().get(pk=share_id)
    if share.state != ShareState.WAITING or share.next_try_at > now:
        return False
    _fit(share, lines)
    if not share.amount_minor:
        move_share(share, ShareState.NOTHING, now)
        move_lines_of(share, LineState.CONFIRMED, LineState.SPLIT_DONE, now, "nothing of it is left to share out")
        return False
    because = f"statement {share.statement.number}"
    wish = payments.ShareWish(("shop", share.shop_id), share.amount, because, share.order_id)
    try:
        with transaction.atomic():
            asked = payments.request_split(ref=share.checkout_id, key=share.key, shares=[wish], is_last=False, now=now)
    except ShopError as refusal:
        wait_again(share, refusal.code, now)
        return False
    share.provider = asked.provider
    move_share(share, ShareState.REQUESTED, now)
    move_lines_of(share, LineState.CONFIRMED, LineState.SPLIT_REQUESTED, now, "asked of the provider")
    return True


def _fit(share: Share, lines: Sequence[Line]) -> None:
    """
    Ask for no more than the order's payment can give; what is missing the shop has to its credit, and the platform's
    part of its next orders brings it. So grants and the platform's discounts reach it, which no payment holds.

    In: the order's lines, locked. Other shops' parts of the same payment are left alone. Locks the shop's book.
    """
    view = payments.splittable([share.checkout_id]).get(share.checkout_id)
    if view is None:
        return  # Whoever holds the payment refuses, and a person is called.
    given = Share.objects.filter(order_id=share.order_id, state__in=[ShareState.REQUESTED, ShareState.DONE])
    of_order = sum(line.kept_paid - line.payment_minor for line in lines)
    room = max(0, min(view.left.minor, of_order - (given.aggregate(sum=Sum("amount_minor"))["sum"] or 0)))
    book = Book.lock(share.shop_id, share.currency)
    change = min(_credit(book), room - share.amount_minor)
    if not change:
        return
    share.amount_minor += change
    share.earned_minor += change
    share.save(update_fields=["amount_minor", "earned_minor"])
    book.debt_minor += change
    book.save(update_fields=["debt_minor"])
    if change < 0:
        alert("share_short", share_id=share.pk, order_id=share.order_id, missing=-change)


def _credit(book: Book) -> int:
    """Return what the shop has to its credit, but for what claw-backs will take of it that are not confirmed yet."""
    if book.debt_minor >= 0:
        return 0
    of_shop = {"shop_id": book.shop_id, "currency": book.currency}
    unstated = Item.objects.filter(**of_shop, statement=None)
    stated = Item.objects.filter(statement__in=Statement.objects.filter(**of_shop, state=StatementState.OPEN))
    to_come = sum(items.aggregate(sum=Sum("lessened_minor"))["sum"] or 0 for items in (unstated, stated))
    return max(0, -book.debt_minor - to_come)


def wait_again(share: Share, trouble: str, now: datetime) -> None:
    """Let a share that was refused wait, the longer the more often, under another key, and call for a person."""
    share.tries += 1
    share.trouble = trouble
    share.next_try_at = now + wait_after(share.tries)
    share.save(update_fields=["tries", "trouble", "next_try_at"])
    alert("share_refused", share_id=share.pk, order_id=share.order_id, trouble=trouble, tries=share.tries)


def wait_after(tries: int) -> timedelta:
    return min(LONGEST_WAIT, timedelta(minutes=5) * 2 ** min(tries, 10))


def move_share(share: Share, after: ShareState, now: datetime) -> None:
    """The only line of code that writes a share's `state`. :raises IllegalMove:"""
    SHARE.require(ShareState(share.state), after)
    share.state = after
    if after == ShareState.DONE:
        share.done_at, share.trouble = now, ""
    share.save(update_fields=["state", "done_at", "provider", "trouble"])
    if after in {ShareState.DONE, ShareState.NOTHING}:
        Rest.wake([share.checkout_id], now)


def move_lines_of(share: Share, before: LineState, after: LineState, now: datetime, because: str) -> None:
    """Move the lines that settled with this share's statement."""
    move_lines_where(
        "l.order_id = %(order)s AND l.id IN"
        " (SELECT line_id FROM settlement_item WHERE statement_id = %(statement)s AND kind = 'settled')",
        before,
        after,
        now=now,
        because=because,
        order=share.order_id,
        statement=share.statement_id,
    )
