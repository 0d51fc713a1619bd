"""People spend points, and get them back where what they spent them on came to nothing."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from foundation.words import Words
from market.points import rules
from market.points.errors import NotEnoughPoints
from market.points.models import Account, Draw, Entry, Lot, keep, move
from market.points.services.expire_lots import end_due
from market.points.types import Kind


@transaction.atomic
def spend_points(*, person_id: UUID, points: int, cause: str, title: Words, now: datetime) -> None:
    """
    Spend points, those that end first first. The same cause spends once. Locks the account.

    :raises NotEnoughPoints:
    """
    assert points > 0, "nothing is spent backwards"
    accounts = Account.objects.lock([person_id])
    if Entry.objects.filter(kind=Kind.SPENT, cause=cause).exists():
        return
    end_due(accounts, now=now)
    account = accounts[person_id]
    if account.balance < points:
        raise NotEnoughPoints(field="points", has=account.balance, wanted=points)
    drawn = rules.draw(list(Lot.objects.held_by([person_id]).values_list("pk", "left")), points)
    for lot_id, taken in drawn:
        Lot.objects.filter(pk=lot_id).update(left=F("left") - taken)
    entry = move(account, Kind.SPENT, -points, cause=cause, title=title, now=now)
    keep([account], [entry])
    Draw.objects.bulk_create([Draw(entry=entry, lot_id=lot_id, points=taken) for lot_id, taken in drawn])


@transaction.atomic
def return_points(*, cause: str, title: Words, now: datetime) -> None:
    """
    Give back what was spent under a cause, to the lots that it came from: what has ended meanwhile lasts another month.

    A debt is paid first. Once, as it was spent once; what was never spent is passed over. Locks the account.
    """
    spent = Entry.objects.filter(kind=Kind.SPENT, cause=cause).first()
    if spent is None:
        return
    accounts = Account.objects.lock([spent.person_id])
    if Entry.objects.filter(kind=Kind.RETURNED, cause=cause).exists():
        return
    end_due(accounts, now=now)
    account = accounts[spent.person_id]
    paid = owed = min(account.debt, -spent.points)
    for drawn in Draw.objects.filter(entry=spent).select_related("lot").order_by("pk"):
        kept = min(drawn.points, owed)
        owed -= kept
        lot = drawn.lot
        lot.left += drawn.points - kept
        if lot.expires_at <= now:
            lot.expires_at = now + timedelta(days=rules.GRACE_DAYS)
        lot.save(update_fields=["left", "expires_at"])
    keep([account], [move(account, Kind.RETURNED, -spent.points, cause=cause, title=title, now=now, debt=-paid)])
