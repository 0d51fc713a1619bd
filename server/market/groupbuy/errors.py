"""What group buying refuses, one class each; the first line of each is what a shopper reads."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class ActivityNotFound(NotFound):
    """There is no such group offer."""

    code = "groupbuy.activity_not_found"


class ActivityNotOn(Conflict):
    """This group offer is not running now."""

    code = "groupbuy.activity_not_on"


class ActivityOverlaps(Conflict):
    """This product already has a group offer running in that time."""

    code = "groupbuy.activity_overlaps"


class BadActivity(Invalid):
    """A group offer cannot be made like this."""

    code = "groupbuy.bad_activity"


class TeamNotFound(NotFound):
    """There is no such team."""

    code = "groupbuy.team_not_found"


class TeamIsFull(Conflict):
    """Every seat of this team is taken."""

    code = "groupbuy.team_is_full"


class TeamHasClosed(Conflict):
    """This team has closed."""

    code = "groupbuy.team_has_closed"


class NoTimeToPay(Conflict):
    """This team closes so soon that there is no time left to pay."""

    code = "groupbuy.no_time_to_pay"


class AlreadyInTeam(Conflict):
    """You already have a seat in this team."""

    code = "groupbuy.already_in_team"


class AlreadyLeading(Conflict):
    """You already lead a team of this group offer; fill it first."""

    code = "groupbuy.already_leading"


class OrderLimitReached(Conflict):
    """You have bought as often as this group offer allows one person."""

    code = "groupbuy.order_limit_reached"


class OpenLimitReached(Conflict):
    """You have opened as many teams today as this group offer allows."""

    code = "groupbuy.open_limit_reached"


class OnlyForNewcomers(NotAllowed):
    """Only people who have not bought here before can join this team; anybody can open one."""

    code = "groupbuy.only_for_newcomers"


class GroupSoldOut(Conflict):
    """What was set aside for this group offer is sold out."""

    code = "groupbuy.sold_out"


class SkuNotInOffer(Invalid):
    """This choice of the product is not part of the group offer."""

    code = "groupbuy.sku_not_in_offer"


class QuantityNotAllowed(Invalid):
    """This group offer is bought in other quantities."""

    code = "groupbuy.quantity_not_allowed"


class NotInTeam(NotFound):
    """You have no seat in this team."""

    code = "groupbuy.not_in_team"


class TooLateToLeave(Conflict):
    """A team can be left until ten minutes before it closes."""

    code = "groupbuy.too_late_to_leave"


class TeamHasSucceeded(Conflict):
    """The team is complete and the order is on its way to you; ask for a refund at the order instead."""

    code = "groupbuy.team_has_succeeded"
