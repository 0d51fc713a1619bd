"""What settlement may refuse. The name is the sentence; the code is public and permanent."""

from foundation.errors import Conflict, Invalid, NotFound


class StatementNotFound(NotFound):
    """There is no such statement, or it is not your shop's."""

    code = "settlement.statement_not_found"


class ItemNotFound(NotFound):
    """There is no such line in this statement."""

    code = "settlement.item_not_found"


class StatementIsClosed(Conflict):
    """This statement is confirmed already."""

    code = "settlement.statement_is_closed"


class StatementIsDisputed(Conflict):
    """A line of this statement is in dispute; it can be confirmed once that is decided."""

    code = "settlement.statement_is_disputed"


class DisputedAlready(Conflict):
    """This line was disputed before."""

    code = "settlement.disputed_already"


class DecidedAlready(Conflict):
    """This dispute is decided already."""

    code = "settlement.decided_already"


class SayWhy(Invalid):
    """Say in a few words why."""

    code = "settlement.say_why"


class TermsMakeNoSense(Invalid):
    """These terms cannot be kept: a rate, a number of days or a category is out of its range."""

    code = "settlement.terms_make_no_sense"


class AmountMakesNoSense(Invalid):
    """This amount cannot be."""

    code = "settlement.amount_makes_no_sense"


class ShowEvidence(Invalid):
    """A decision upon a deposit says on what it rests: the bank's reference, a case, a letter."""

    code = "settlement.show_evidence"


class DepositTooSmall(Conflict):
    """There is not that much in the shop's deposit."""

    code = "settlement.deposit_too_small"


class DepositIsNeeded(Conflict):
    """The shop may still owe something: goods on their way, a statement that is open, a debt."""

    code = "settlement.deposit_is_needed"


class DebtIsSmaller(Conflict):
    """The shop does not owe that much."""

    code = "settlement.debt_is_smaller"


class PayoutIsNotHeld(Conflict):
    """There is no such payout, or it has been released already."""

    code = "settlement.payout_is_not_held"


class KeyReused(Conflict):
    """This decision was taken already, with other figures."""

    code = "settlement.key_reused"
