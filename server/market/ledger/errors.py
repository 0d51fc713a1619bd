"""What the ledger refuses, one class each."""

from foundation.errors import Conflict, Invalid, NotFound


class CauseReused(Conflict):
    """This has been posted before, with other figures."""

    code = "ledger.cause_reused"


class Unbalanced(Invalid):
    """Debits and credits differ."""

    code = "ledger.unbalanced"


class UnknownKind(Invalid):
    """The book has no such kind of entry."""

    code = "ledger.unknown_kind"


class NotByTemplate(Invalid):
    """These entries are not what the template says."""

    code = "ledger.not_by_template"


class CauseNotFound(NotFound):
    """Nothing was posted for this."""

    code = "ledger.cause_not_found"


class AlreadyReversed(Conflict):
    """This has been reversed before."""

    code = "ledger.already_reversed"
