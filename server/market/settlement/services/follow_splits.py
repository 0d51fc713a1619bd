"""What payments tells of splits: a share lies in the shop's name, could not leave, or was taken back."""

from datetime import datetime
from uuid import UUID

from market.payments.events import SplitDone, SplitFailed, SplitReturned
from market.settlement.models import Item, Rest, Share
from market.settlement.services.let_rests_go import ask_again, move_rest
from market.settlement.services.request_shares import move_lines_of, move_share, wait_again
from market.settlement.states import LineState, RestState, ShareState
from market.settlement.types import ItemKind


def note_split_done(event: SplitDone) -> None:
    """A share has left the payment. Locks it. Repeating is harmless."""
    rest = _rest_of_key(event.key)
    if rest is not None:
        move_rest(rest, RestState.DONE, event.done_at)
    share = _of_key(event.key)
    if share is None:
        return
    share.provider = event.provider
    move_share(share, ShareState.DONE, event.done_at)
    move_lines_of(share, LineState.SPLIT_REQUESTED, LineState.SPLIT_DONE, event.done_at, "split at the provider")


def note_split_failed(event: SplitFailed, *, now: datetime) -> None:
    """A share did not leave, for good: it is asked for again under another key, and a person is called."""
    rest = _rest_of_key(event.key)
    if rest is not None:
        move_rest(rest, RestState.WAITING, now)
        ask_again(rest, event.because, now)
    share = _of_key(event.key)
    if share is None:
        return
    move_share(share, ShareState.WAITING, now)
    move_lines_of(share, LineState.SPLIT_REQUESTED, LineState.CONFIRMED, now, event.because[:200])
    wait_again(share, event.because, now)


def note_share_returned(event: SplitReturned, *, now: datetime) -> None:
    """What was taken back for a refund is the shop's to owe no more: the refund was clawed back already."""
    Item.objects.bulk_create(
        [
            Item(
                cause=f"share_returned:{event.return_id}",
                kind=ItemKind.SHARE_RETURNED,
                shop_id=event.receiver[1],
                currency=event.amount.currency,
                at=now,
                gross_minor=event.amount.minor,
                net_minor=event.amount.minor,
            )
        ],
        ignore_conflicts=True,
    )


def _of_key(key: str) -> Share | None:
    """Return the share that asked under this key and still waits for its answer, locked."""
    room, _, rest = key.partition(":")
    share_id, _, tries = rest.partition(":")
    if room != "settlement" or not tries.isdigit():
        return None  # A payout's, or asked for by somebody else.
    waiting = Share.objects.select_for_update().filter(pk=UUID(share_id), tries=int(tries), state=ShareState.REQUESTED)
    return waiting.first()


def _rest_of_key(key: str) -> Rest | None:
    """Return the rest of a payment that was to be let go under this key and waits for its answer, locked."""
    if not key.startswith("settlement:rest:"):
        return None
    _, _, checkout_id, tries = key.split(":")
    asked = Rest.objects.select_for_update().filter(pk=UUID(checkout_id), tries=int(tries), state=RestState.REQUESTED)
    return asked.first()
