"""What confirmed statements give is asked of payments: each order's share out of its own payment."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation.errors import ShopError
from market.payments import facade as payments
from market.settlement.metrics import alert
from market.settlement.models import Line, Rest, Share, move_lines_where
from market.settlement.states import SHARE, LineState, ShareState

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
    """Locks the order's lines, then the share, then the payment: as what claws back does."""
    list(Line.objects.select_for_update().filter(order_id=order_id).order_by("pk"))
    share = Share.objects.select_for_update().get(pk=share_id)
    if share.state != ShareState.WAITING or share.next_try_at > now:
        return False
    if not share.amount_minor:
        move_share(share, ShareState.NOTHING, now)
        move_lines_of(share, LineState.CONFIRMED, LineState.SPLIT_DONE, now, "all of it pays what the shop owed")
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
