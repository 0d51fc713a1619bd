"""
What became of a wish:  pending ──another grants it──▶ done
                           ├──within the limit──▶ done
                           ├──another refuses──▶ refused
                           ├──who asked thinks better of it──▶ withdrawn
                           └──nobody decides in time──▶ expired
"""

from enum import StrEnum

from foundation.states import Machine


class ApprovalState(StrEnum):
    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


_S = ApprovalState

APPROVAL = Machine(
    start=_S.PENDING,
    moves={
        _S.PENDING: frozenset({_S.DONE, _S.REFUSED, _S.WITHDRAWN, _S.EXPIRED}),
        _S.DONE: frozenset(),
        _S.REFUSED: frozenset(),
        _S.WITHDRAWN: frozenset(),
        _S.EXPIRED: frozenset(),
    },
)
