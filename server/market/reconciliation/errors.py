"""What reconciliation may refuse. The name is the sentence; the code is public and permanent."""

from foundation.errors import Conflict, Invalid, NotFound, TooLarge


class BillNotFound(NotFound):
    """There is no such bill."""

    code = "reconciliation.bill_not_found"


class DifferenceNotFound(NotFound):
    """There is no such difference."""

    code = "reconciliation.difference_not_found"


class BillIsInAlready(Conflict):
    """This day's bill is in. A bill is kept as it came."""

    code = "reconciliation.bill_is_in_already"


class BillIsNotIn(Conflict):
    """The bill is not in yet."""

    code = "reconciliation.bill_is_not_in"


class RemedyDoesNotFit(Conflict):
    """This is no remedy for such a difference, or not yet, or no more."""

    code = "reconciliation.remedy_does_not_fit"


class FixedAlready(Conflict):
    """Somebody has done this already."""

    code = "reconciliation.fixed_already"


class ProviderWritesItsOwn(Invalid):
    """This provider's bills are fetched, or there is no such account."""

    code = "reconciliation.provider_writes_its_own"


class StatementMakesNoSense(Invalid):
    """The file is not a statement of this day; the facts name the line."""

    code = "reconciliation.statement_makes_no_sense"


class StatementTooLarge(TooLarge):
    """A statement has at most ten million bytes."""

    code = "reconciliation.statement_too_large"
