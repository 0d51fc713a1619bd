"""An operator ends a team."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.groupbuy.errors import TeamHasClosed, TeamHasSucceeded
from market.groupbuy.models import Team
from market.groupbuy.services.settle_seats import fail, settle_holds, tally_of
from market.groupbuy.states import SITTING, SeatState, TeamState
from market.groupbuy.types import TeamView


@transaction.atomic
def close_team(team_id: UUID, *, actor_id: UUID | None, because: str, now: datetime) -> TeamView:
    """
    Fail a team that has not succeeded: seats not paid for are let go, and everybody who paid is refunded.

    Writes the audit trail. Locks the team, then the counters, then the orders.

    :raises TeamNotFound, TeamHasSucceeded, TeamHasClosed:
    """
    team = Team.objects.lock(team_id)
    if team.state == TeamState.SUCCEEDED:
        raise TeamHasSucceeded(team_id=team.id)
    if team.state not in (TeamState.OPEN, TeamState.PENDING_LEADER_PAY):
        raise TeamHasClosed(team_id=team.id)
    before = str(team.state)
    seats = list(team.seats.filter(state__in=SITTING).order_by("seat_no"))
    tally = tally_of(team, seats)
    held = [seat for seat in seats if seat.state == SeatState.HELD]
    settle_holds(team, held, tally, now=now, because=because, wait=False)
    if team.state == TeamState.OPEN:
        fail(team, tally, now=now, because=because)
    tally.write()
    audit.record(
        actor_id=actor_id,
        action="groupbuy.close_team",
        subject=encode("team", team.id),
        holder_id=team.shop_id,
        before={"state": before},
        after={"state": str(team.state)},
        because=because,
    )
    return team.view()
