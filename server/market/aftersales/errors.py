"""What aftersales may refuse, one class each."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class CaseNotFound(NotFound):
    """There is no such after-sales case of yours."""

    code = "aftersales.case_not_found"


class NotYoursToDo(NotAllowed):
    """This is for the other side of the case to do."""

    code = "aftersales.not_yours_to_do"


class NotNow(Conflict):
    """The case is in a state in which this cannot be done."""

    code = "aftersales.not_now"


class TooLate(Conflict):
    """The time for this is over; what happens without an answer is happening."""

    code = "aftersales.too_late"


class LeaveTheTeam(Conflict):
    """Your team is still gathering: leave it, and your money comes back."""

    code = "aftersales.leave_the_team"


class KindDoesNotFit(Conflict):
    """This cannot be asked for of an order in this state."""

    code = "aftersales.kind_does_not_fit"


class ReasonDoesNotFit(Invalid):
    """This reason does not belong to what is asked for."""

    code = "aftersales.reason_does_not_fit"


class WindowHasClosed(Conflict):
    """The time in which this could be asked for is over."""

    code = "aftersales.window_has_closed"


class NoReturnAgreed(Conflict):
    """This article cannot be returned without a reason: you agreed to that when you bought it."""

    code = "aftersales.no_return_agreed"


class MoreThanBought(Conflict):
    """More pieces than were bought and are not in a case, or given back, already."""

    code = "aftersales.more_than_bought"


class AmountDoesNotFit(Invalid):
    """The amount must be more than nothing and at most what the pieces are worth."""

    code = "aftersales.amount_does_not_fit"


class PriceHasNotFallen(Conflict):
    """The price is not lower than what you paid."""

    code = "aftersales.price_has_not_fallen"


class SkuDoesNotFit(Invalid):
    """It can be exchanged for the same product at the same price only; return it and buy the other."""

    code = "aftersales.sku_does_not_fit"


class NothingToSend(Conflict):
    """There is not enough on the shelf to send in its place."""

    code = "aftersales.nothing_to_send"


class SevenDaysNeedNoReason(Conflict):
    """Within seven days a buyer needs no reason; it cannot be refused before the goods are back."""

    code = "aftersales.seven_days_need_no_reason"


class OnceOnly(Conflict):
    """This can be done once in a case, and was."""

    code = "aftersales.once_only"


class SayWhy(Invalid):
    """Say why, in a few words."""

    code = "aftersales.say_why"


class TooMuchEvidence(Invalid):
    """So many statements, or pictures in one of them, cannot be read."""

    code = "aftersales.too_much_evidence"


class ShowPictures(Invalid):
    """Show what came back, with at least one picture."""

    code = "aftersales.show_pictures"


class StillBeingHeard(Conflict):
    """Both sides may still show evidence; decide when they have, or when their time is over."""

    code = "aftersales.still_being_heard"


class AnotherMustDecide(NotAllowed):
    """Whoever decided first does not decide about the appeal."""

    code = "aftersales.another_must_decide"


class NoAddress(Invalid):
    """Say where the goods are to be sent."""

    code = "aftersales.no_address"
