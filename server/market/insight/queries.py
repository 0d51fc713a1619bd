"""The questions insight answers. Nothing here writes."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from foundation.money import Money
from market.insight.models import Standing
from market.insight.types import BoardView, Pile, PileView, ProviderView
from market.payments import facade as payments

DAYS = 30
HEALTH_MINUTES = 15
# Of which accounts a pile is made: party, purpose, and by which sign it is counted. A shop's debt lessens its pile.
PILES: Mapping[tuple[str, str], tuple[Pile, int]] = {
    ("provider", "in_transit"): (Pile.IN_FLIGHT, 1),
    ("person", "owed_to_buyer"): (Pile.HELD, -1),
    ("shop", "owed_to_shop"): (Pile.HELD, -1),
    ("shop", "settleable"): (Pile.SETTLEABLE, -1),
    ("shop", "reserve"): (Pile.RESERVE, -1),
    ("shop", "deposit"): (Pile.RESERVE, -1),
    ("shop", "in_payout"): (Pile.IN_PAYOUT, -1),
    ("platform", "suspense"): (Pile.DIFFERENCES, -1),
}


def board(*, now: datetime) -> BoardView:
    """Return how the money stands, day by day, and how providers do. Two queries over rows that stay few."""
    today = now.astimezone(ZoneInfo(settings.SETTLEMENT_ZONE)).date()
    rows = list(Standing.objects.filter(day__gt=today - timedelta(days=DAYS), day__lte=today).order_by("day"))
    return BoardView(_piles(rows), _providers(rows, now=now), max((row.taken_at for row in rows), default=None))


def _piles(rows: list[Standing]) -> list[PileView]:
    sums: dict[tuple[str, Pile], dict[date, int]] = {}
    days: dict[str, list[date]] = {}
    for row in rows:
        days.setdefault(row.currency, []).append(row.day)
        found = PILES.get((row.party, row.purpose))
        if found is not None:
            pile, sign = found
            by_day = sums.setdefault((row.currency, pile), defaultdict(int))
            by_day[row.day] += sign * row.minor
    return [  # On a day that was looked at, a pile without accounts is nothing.
        PileView(pile, currency, [(day, sums.get((currency, pile), {}).get(day, 0)) for day in sorted(set(known))])
        for currency, known in sorted(days.items())
        for pile in Pile
    ]


def _providers(rows: list[Standing], *, now: datetime) -> list[ProviderView]:
    newest = max((row.day for row in rows), default=None)
    holds: dict[str, list[Money]] = defaultdict(list)
    for row in rows:
        if row.provider and row.day == newest:
            holds[row.provider].append(row.amount)
    calls = defaultdict(list)
    for one in payments.health(since=now - timedelta(minutes=HEALTH_MINUTES)):
        calls[one.provider].append(one)
    answer = []
    for code in sorted({*holds, *calls}):
        counted = sum(one.answered + one.unclear for one in calls[code])
        answer.append(
            ProviderView(
                code=code,
                holds=sorted(holds[code], key=lambda money: money.currency),
                calls=counted,
                answered=sum(one.answered for one in calls[code]),
                average_ms=sum(one.average_ms * (one.answered + one.unclear) for one in calls[code]) // (counted or 1),
                slowest_ms=max((one.slowest_ms for one in calls[code]), default=0),
            )
        )
    return answer
