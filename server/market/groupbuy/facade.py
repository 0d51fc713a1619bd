"""
The face groupbuy shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.groupbuy.errors import (
    ActivityNotFound,
    ActivityNotOn,
    ActivityOverlaps,
    AlreadyInTeam,
    BadActivity,
    GroupSoldOut,
    TeamHasClosed,
    TeamIsFull,
    TeamNotFound,
)
from market.groupbuy.queries import (
    activities_of,
    activity,
    gathering_now,
    offer_on_page,
    team,
    team_page,
    teams,
    teams_of_orders,
)
from market.groupbuy.services.close_overdue_teams import close_overdue_teams
from market.groupbuy.services.create_activity import create_activity
from market.groupbuy.services.join_team import join_team
from market.groupbuy.services.leave_team import leave_team
from market.groupbuy.services.open_team import open_team
from market.groupbuy.services.take_seats import take_seats
from market.groupbuy.states import SeatState, TeamState
from market.groupbuy.types import (
    ActivityId,
    ActivityView,
    Audience,
    OfferOnPage,
    OfferPrice,
    OnFull,
    Seated,
    SeatView,
    SeatWish,
    TeamId,
    TeamOnPage,
    TeamView,
)

__all__ = [
    "ActivityId",
    "ActivityNotFound",
    "ActivityNotOn",
    "ActivityOverlaps",
    "ActivityView",
    "AlreadyInTeam",
    "Audience",
    "BadActivity",
    "GroupSoldOut",
    "OfferOnPage",
    "OfferPrice",
    "OnFull",
    "SeatState",
    "SeatView",
    "SeatWish",
    "Seated",
    "TeamHasClosed",
    "TeamId",
    "TeamIsFull",
    "TeamNotFound",
    "TeamOnPage",
    "TeamState",
    "TeamView",
    "activities_of",
    "activity",
    "close_overdue_teams",
    "create_activity",
    "gathering_now",
    "join_team",
    "leave_team",
    "offer_on_page",
    "open_team",
    "take_seats",
    "team",
    "team_page",
    "teams",
    "teams_of_orders",
]
