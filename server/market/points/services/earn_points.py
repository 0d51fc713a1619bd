"""People are given points."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from foundation import outbox
from market.points import rules
from market.points.events import PointsEarned
from market.points.models import Account, Entry, Lot, keep, move
from market.points.services.expire_lots import end_due
from market.points.types import Earning, Kind


@transaction.atomic
def earn_points(earnings: Sequence[Earning], *, now: datetime) -> set[str]:
    """
    Give each its points, if the cause has not earned before. Return the causes that were new.

    A debt is paid first. What is left ends after a year. Locks the accounts, in the order of their people.
    """
    if not earnings:
        return set()
    accounts = Account.objects.lock([one.person_id for one in earnings])
    end_due(accounts, now=now)
    causes = {one.cause for one in earnings}
    known = set(Entry.objects.filter(kind=Kind.EARNED, cause__in=causes).values_list("cause", flat=True))
    new: dict[str, Earning] = {}
    for one in earnings:
        if one.cause not in known:
            new.setdefault(one.cause, one)
    lots, moves, news = [], [], []
    for one in new.values():
        assert one.points > 0, "who earns nothing is not asked about"
        account = accounts[one.person_id]
        paid = min(account.debt, one.points)
        lot = Lot(
            person_id=one.person_id,
            cause=one.cause,
            earned=one.points,
            left=one.points - paid,
            earned_at=now,
            expires_at=now + timedelta(days=rules.LIFE_DAYS),
        )
        lots.append(lot)
        moves.append(move(account, Kind.EARNED, one.points, cause=one.cause, title=one.title, now=now, debt=-paid))
        told = PointsEarned(one.person_id, one.points, dict(one.title), one.cause, now)
        news.append((told, lot.pk))  # Not under the person: what comes together is told of together.
    if lots:
        Lot.objects.bulk_create(lots)
        keep(accounts.values(), moves)
        outbox.publish_many(news)
    return set(new)
