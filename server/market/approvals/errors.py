"""What approvals may refuse. The name is the sentence; the code is public and permanent."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class ApprovalNotFound(NotFound):
    """There is no such approval."""

    code = "approvals.approval_not_found"


class ActUnknown(NotFound):
    """No room has registered an act of this name."""

    code = "approvals.act_unknown"


class NotByYourself(NotAllowed):
    """Nobody grants or refuses what they have asked for."""

    code = "approvals.not_by_yourself"


class NotYourWish(NotAllowed):
    """Only who asked can withdraw it."""

    code = "approvals.not_your_wish"


class KeyReused(Conflict):
    """This key has asked for something else."""

    code = "approvals.key_reused"


class AskedAlready(Conflict):
    """Somebody has asked for this, and it waits to be decided."""

    code = "approvals.asked_already"


class TooLate(Conflict):
    """It has waited too long: what it was about may have changed. Ask again."""

    code = "approvals.too_late"


class SayWhy(Invalid):
    """A reason has 1 to 200 characters."""

    code = "approvals.say_why"
