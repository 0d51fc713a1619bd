"""People spend points, and get them back where what they spent them on came to nothing."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from foundation.words import Words
from market.points import rules
from market.points.errors import NotEnoughPoints
from market.points.models import Account, Draw, Entry, Lot, write
from market.points.types import Kind


@transaction.atomic
def spend_points(*, person_id: UUID, points: int, cause: str, title: Words, now: datetime) -> None:
    """
    Spend points, those that end first first. The same cause spends once. Locks the account.

    :raises NotEnoughPoints:
    """
    assert points > 0, "nothing is spent backwards"
    account = Account.objects.lock([person_id])[person_id]
    if Entry.objects.filter(kind=Kind.SPENT, cause=cause).exists():
        return
    lots = Lot.objects.usable(now).filter(person_id=person_id).values_list("pk", "left")
    drawn = rules.draw(list(lots), points)
    has = sum(taken for _, taken in drawn)
    if has < points:  # What has ended is not theirs any more, even where the clock has not said so yet.
        raise NotEnoughPoints(field="points", has=has, wanted=points)
    for lot_id, taken in drawn:
        Lot.objects.filter(pk=lot_id).update(left=F("left") - taken)
    entry = write(account, Kind.SPENT, -points, cause=cause, title=title, now=now)
    Draw.objects.bulk_create([Draw(entry=entry, lot_id=lot_id, points=taken) for lot_id, taken in drawn])


@transaction.atomic
def return_points(*, cause: str, back_cause: str, title: Words, now: datetime) -> None:
    """
    Give back what was spent under a cause, to the lots that it came from: what has ended meanwhile lasts another month.

    A debt is paid first. Once under its `back_cause`; what was never spent is passed over. Locks the account.
    """
    spent = Entry.objects.filter(kind=Kind.SPENT, cause=cause).first()
    if spent is None:
        return
    account = Account.objects.lock([spent.person_id])[spent.person_id]
    if Entry.objects.filter(kind=Kind.RETURNED, cause=back_cause).exists():
        return
    paid = owed = min(account.debt, -spent.points)
    for drawn in Draw.objects.filter(entry=spent).select_related("lot").order_by("pk"):
        kept = min(drawn.points, owed)
        owed -= kept
        lot = drawn.lot
        lot.left += drawn.points - kept
        if lot.expires_at <= now:
            lot.expires_at = now + timedelta(days=rules.GRACE_DAYS)
        lot.save(update_fields=["left", "expires_at"])
    write(account, Kind.RETURNED, -spent.points, cause=back_cause, title=title, now=now, debt=-paid)
