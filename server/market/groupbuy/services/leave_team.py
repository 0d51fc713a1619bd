"""A person gives up their seat."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.groupbuy import rules
from market.groupbuy.errors import NotInTeam
from market.groupbuy.events import TeamLeft
from market.groupbuy.models import Seat, Team
from market.groupbuy.services.settle_seats import fail, release, send_back, settle_holds, tally_of
from market.groupbuy.services.tally import Tally
from market.groupbuy.states import SITTING, SeatState, TeamState
from market.groupbuy.types import TeamView
from market.orders import facade as orders


@transaction.atomic
def leave_team(*, team_id: UUID, person_id: UUID, now: datetime) -> TeamView:
    """
    Free a person's seat: a paid one is refunded, a held one's order is cancelled.

    A paid seat can be left until ten minutes before the deadline. When the leader leaves, the earliest payer leads and
    the deadline stays; when nobody who paid is left, the team dissolves. Locks the team, then counters, then orders.

    :raises TeamNotFound, NotInTeam, TeamHasSucceeded, TeamHasClosed, TooLateToLeave; orders.AlreadyPaid: the money has
        come a moment ago, and the seat is about to be a paid one
    """
    team = Team.objects.lock(team_id)
    seats = list(team.seats.filter(state__in=SITTING).order_by("seat_no"))
    mine = next((seat for seat in seats if seat.person_id == person_id), None)
    if mine is None:
        raise NotInTeam(team_id=team_id)
    if mine.state == SeatState.HELD:
        tally = tally_of(team, [mine])
        orders.cancel_checkout(checkout_id=mine.checkout_id, person_id=person_id, because="left the team", now=now)
        release(team, [mine], tally, now=now, because="left the team")
        tally.write()
        return team.view()

    rules.check_can_leave(team.view(), now)
    tally = tally_of(team, seats)
    send_back(team, [mine], tally, now=now, because="left the team")
    if team.leader_id == person_id:
        _hand_over(team, seats, tally, now)
    if team.state == TeamState.OPEN:
        left = TeamLeft(team.id, team.product_id, person_id, mine.order_id, team.leader_id, now)
        outbox.publish(left, key=team.id)
    tally.write()
    return team.view()


def _hand_over(team: Team, seats: list[Seat], tally: Tally, now: datetime) -> None:
    """Let the earliest payer lead; without one, see whose money has just come; without any, dissolve."""
    heir = _earliest_payer(seats)
    if heir is None:
        held = [seat for seat in seats if seat.state == SeatState.HELD]
        settle_holds(team, held, tally, now=now, because="the team dissolved", wait=False)
        heir = _earliest_payer(held)
    if heir is None:
        fail(team, tally, now=now, because="nobody who paid is left", state=TeamState.DISSOLVED)
        return
    team.leader_id = heir.person_id
    team.save(update_fields=["leader_id"])


def _earliest_payer(seats: list[Seat]) -> Seat | None:
    paid = [seat for seat in seats if seat.state == SeatState.PAID]
    return min(paid, key=lambda seat: (seat.paid_at, seat.id), default=None)
