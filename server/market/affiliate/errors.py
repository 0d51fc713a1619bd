"""What affiliate refuses. The name says why; the code is public and permanent."""

from foundation.errors import Conflict, Invalid, NotFound


class ShareNotFound(NotFound):
    """Nobody has shared anything by this code."""

    code = "affiliate.share_not_found"


class SubjectNotFound(NotFound):
    """What is to be shared is not there, or not for you."""

    code = "affiliate.subject_not_found"


class ParentUnknown(Invalid):
    """The link that you came by is none of ours."""

    code = "affiliate.parent_unknown"


class PlanMakesNoSense(Invalid):
    """A plan's rate, levels or scope is out of bounds."""

    code = "affiliate.plan_makes_no_sense"


class CreditNotHeld(Conflict):
    """This credit is not held for review, or no longer."""

    code = "affiliate.credit_not_held"


class LineHasSettled(Conflict):
    """The line has been settled without a promoter's part; this credit can only be refused."""

    code = "affiliate.line_has_settled"


class SayWhy(Invalid):
    """A decision needs its reason, in a sentence."""

    code = "affiliate.say_why"
