"""What the clock does: teams whose time is up succeed or fail, and seats that were not paid for are let go."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from market.groupbuy import rules
from market.groupbuy.models import Seat, Team
from market.groupbuy.services.settle_seats import fail, fill_if_complete, settle_holds, tally_of
from market.groupbuy.states import ALIVE, SITTING, SeatState, TeamState

log = structlog.get_logger(__name__)


def close_overdue_teams(*, now: datetime, limit: int = 100) -> int:
    """
    Decide about teams whose time is up: fail them with refunds, or abandon them if their leader never paid.

    A team some of whose money may still be on its way is left for the next round, for a minute at most. One short
    transaction per team, so that one bad team cannot hold up the rest. Safe to run twice, and beside itself: locked
    rows are skipped, and refunds have keys of their own. Return how many teams closed.
    """
    due = Team.objects.overdue(now).order_by("closes_at").values_list("id", flat=True)[:limit]
    return _for_each(due, _close, now)


def release_lapsed_seats(*, now: datetime, limit: int = 200) -> int:
    """
    Let go the seats whose minute of grace has passed too, or whose order's news was lost. Return how many teams.

    Like above: one transaction per team, safe to run twice, and beside itself.
    """
    lapsed = Seat.objects.filter(state=SeatState.HELD, hold_until__lte=now - rules.PAYMENT_GRACE)
    team_ids = dict.fromkeys(lapsed.order_by("hold_until").values_list("team_id", flat=True)[:limit])
    return _for_each(team_ids, _release, now)


def _for_each(team_ids: Iterable[UUID], act: Callable[[UUID, datetime], bool], now: datetime) -> int:
    done = 0
    for team_id in team_ids:
        try:
            done += act(team_id, now)
        except Exception:  # What is wrong with one team is for the log, and for the next round.
            log.exception("groupbuy.team_not_settled", team_id=str(team_id))
    return done


@transaction.atomic
def _close(team_id: UUID, now: datetime) -> bool:
    team = _lock_unless_busy(team_id)
    if team is None or team.state not in ALIVE or team.closes_at > now:
        return False
    seats = list(team.seats.filter(state__in=SITTING).order_by("seat_no"))
    tally = tally_of(team, seats)
    held = [seat for seat in seats if seat.state == SeatState.HELD]
    is_waiting = settle_holds(team, held, tally, now=now, because="not paid in time", wait=True)
    # Its leader's money may just have been found, and then it has only begun.
    is_over = team.state == TeamState.OPEN and team.closes_at <= now and not is_waiting
    if is_over and not fill_if_complete(team, now=now):
        fail(team, tally, now=now, because="time is up")
    tally.write()
    return team.state not in ALIVE


@transaction.atomic
def _release(team_id: UUID, now: datetime) -> bool:
    team = _lock_unless_busy(team_id)
    if team is None:
        return False
    held = list(team.seats.filter(state=SeatState.HELD, hold_until__lte=now - rules.PAYMENT_GRACE).order_by("seat_no"))
    tally = tally_of(team, held)
    settle_holds(team, held, tally, now=now, because="not paid in time", wait=False)
    fill_if_complete(team, now=now)
    tally.write()
    return bool(held)


def _lock_unless_busy(team_id: UUID) -> Team | None:
    found = Team.objects.select_for_update(of=("self",), skip_locked=True).select_related("activity")
    return found.filter(pk=team_id).first()
