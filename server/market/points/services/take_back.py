"""What points were given for did not last."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from market.points import rules
from market.points.models import Account, Entry, Lot, keep, move
from market.points.services.expire_lots import end_due
from market.points.types import Kind, TakingBack


@transaction.atomic
def take_back(wanted: Sequence[TakingBack], *, now: datetime) -> None:
    """
    Take points back, each once under its `back_cause`: from the lot they came in, then from the others, and what is
    spent already becomes a debt. Never more of a lot than it brought: the row says so.

    What was never earned is passed over. Locks the accounts, in the order of their people.
    """
    owners = dict(Lot.objects.filter(cause__in=[one.cause for one in wanted]).values_list("cause", "person_id"))
    if not owners:
        return
    accounts = Account.objects.lock(owners.values())
    end_due(accounts, now=now)
    done = Entry.objects.filter(kind=Kind.TAKEN_BACK, cause__in=[one.back_cause for one in wanted])
    known = set(done.values_list("cause", flat=True))
    for one in wanted:
        if one.cause not in owners or one.back_cause in known or not one.points:
            continue
        known.add(one.back_cause)
        _take(accounts[owners[one.cause]], one, now)


def _take(account: Account, one: TakingBack, now: datetime) -> None:
    own = Lot.objects.get(cause=one.cause)
    Lot.objects.filter(pk=own.pk).update(taken_back=F("taken_back") + one.points)
    others = Lot.objects.held_by([account.person_id]).exclude(pk=own.pk)
    lots = [(own.pk, own.left), *others.values_list("pk", "left")]
    drawn = rules.draw(lots, one.points)
    for lot_id, points in drawn:
        Lot.objects.filter(pk=lot_id).update(left=F("left") - points)
    owed = one.points - sum(points for _, points in drawn)
    taken = move(account, Kind.TAKEN_BACK, -one.points, cause=one.back_cause, title=one.title, now=now, debt=owed)
    keep([account], [taken])
