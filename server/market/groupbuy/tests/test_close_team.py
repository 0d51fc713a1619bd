import pytest

from foundation.ids import encode, uuid7
from foundation.models import AuditEntry
from foundation.testing import NOON, told
from market.groupbuy.errors import TeamHasClosed, TeamHasSucceeded, TeamNotFound
from market.groupbuy.events import TeamFailed
from market.groupbuy.services.close_team import close_team
from market.groupbuy.states import SeatState, TeamState
from market.groupbuy.tests.factories import (
    check_sums,
    joining,
    make_offer,
    make_open_team,
    opening,
    refusal_of,
    sit,
    states,
)

pytestmark = pytest.mark.django_db
ana, ben, cai, operator = uuid7(), uuid7(), uuid7(), uuid7()


def test_an_operator_fails_a_team_with_refunds_and_leaves_a_trail():
    offer = make_offer()
    team = make_open_team(offer, ana)
    joining(offer, team.id, ben)

    closed = close_team(team.id, actor_id=operator, because="scalpers", now=NOON)

    assert closed.state == TeamState.FAILED
    assert states(team) == {ana: SeatState.REFUNDING, ben: SeatState.RELEASED}
    assert told(TeamFailed, key=team.id).because == "scalpers"
    entry = AuditEntry.objects.get(action="groupbuy.close_team")
    assert (entry.actor_id, entry.subject, entry.because) == (operator, encode("team", team.id), "scalpers")
    check_sums(offer)


def test_a_team_that_waits_for_its_leader_is_abandoned():
    offer = make_offer()
    seated = opening(offer, ana)

    assert close_team(seated.team.id, actor_id=operator, because="scalpers", now=NOON).state == TeamState.ABANDONED
    check_sums(offer)


def test_what_has_ended_stays_as_it_ended():
    offer = make_offer(team_size=2)
    team = make_open_team(offer, ana)
    sit(offer, team, ben)
    other = make_open_team(offer, cai)
    close_team(other.id, actor_id=operator, because="scalpers", now=NOON)

    def close(team_id):
        return refusal_of(lambda: close_team(team_id, actor_id=operator, because="again", now=NOON))

    assert [close(team.id), close(other.id), close(uuid7())] == [TeamHasSucceeded, TeamHasClosed, TeamNotFound]
