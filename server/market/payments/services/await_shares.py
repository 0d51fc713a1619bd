"""
A refund of more than lies unshared waits for shares to come back.

It is promised all the same: the payer has a right to it, whoever holds the money. What is missing is taken back from
the shares of the refund's own order, or from the only shop that has any; else a person says from whom.

What the payer's own bank has taken lies there no more either: with a refund besides, they would have more back than
they paid. Such a refund goes when the chargeback is won; when it is lost, a person has been called.
"""

from datetime import datetime

from django.db.models import Sum

from foundation.tasks import enqueue
from market.payments.errors import ReturnsAreOver
from market.payments.models import Attempt, Refund, Share, SplitReturn
from market.payments.queries import charged_back
from market.payments.services.alert import alert
from market.payments.services.request_split_return import book_return
from market.payments.states import ShareState


def missing_for(attempt: Attempt, minor: int) -> int:
    """Return how much more must come back before a refund of so much may be sent. In: the attempt locked."""
    gone = (
        attempt.refunded_minor
        - attempt.awaiting_minor
        + attempt.split_minor
        + charged_back([attempt.id]).get(attempt.id, 0)
    )
    return max(0, gone + minor - attempt.amount_minor)


def take_shares_back(attempt: Attempt, *, now: datetime) -> None:
    """
    Ask for the shares that waiting refunds need, but for what is on its way back; call a person for what nobody gives.

    In: the intent and the attempt locked.
    """
    if not attempt.awaiting_minor:
        return
    coming = SplitReturn.objects.filter(share__split__attempt=attempt, ended_at=None).aggregate(sum=Sum("amount_minor"))
    gone = attempt.refunded_minor + attempt.split_minor + charged_back([attempt.id]).get(attempt.id, 0)
    left = gone - attempt.amount_minor - (coming["sum"] or 0)
    for refund in Refund.objects.filter(attempt=attempt, awaits_shares=True).order_by("id"):
        for share in _whose(refund):
            minor = min(left, share.amount_minor - share.returned_minor)
            if minor > 0 and _ask_back(refund, share, minor, now):
                left -= minor
        if left > 0:
            alert("refund_awaits_shares", refund.id, order_id=refund.order_id, missing=left)


def _ask_back(refund: Refund, share: Share, minor: int, now: datetime) -> bool:
    key = f"refund:{refund.id}:{share.id}:{share.returns.count()}"
    try:
        book_return(share, share.split, key=key, minor=minor, because=refund.because, now=now, refund=refund)
    except ReturnsAreOver:
        return False
    return True


def _whose(refund: Refund) -> list[Share]:
    """Return the shares to take back from: of the order, else of the one shop that has any."""
    found = Share.objects.select_for_update(of=("self",)).select_related("split").order_by("id")
    shares = list(found.filter(split__attempt_id=refund.attempt_id, state=ShareState.DONE))
    of_order = [share for share in shares if share.order_id == refund.order_id]
    if of_order or len({share.shop_id for share in shares}) > 1:
        return of_order
    return shares


def let_refunds_go(attempt: Attempt, *, now: datetime) -> None:
    """Send the waiting refunds, oldest first, for which enough lies unshared again. In: the attempt locked."""
    if not attempt.awaiting_minor:
        return
    for refund in Refund.objects.select_for_update().filter(attempt=attempt, awaits_shares=True).order_by("id"):
        if missing_for(attempt, refund.amount_minor):
            return
        attempt.awaiting_minor -= refund.amount_minor
        attempt.save(update_fields=["awaiting_minor"])
        refund.awaits_shares = False
        refund.next_try_at = now
        refund.save(update_fields=["awaits_shares", "next_try_at"])
        enqueue("payments.send_refund", refund_id=str(refund.id))
