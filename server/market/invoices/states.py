"""
A blue invoice:  requested ──the order is kept──▶ issuing ──▶ issued
                    ├──the buyer──▶ withdrawn        ▲ └──the issuer says no──▶ refused
                    └──all given back──▶ void        └──an operator tries again──┘
A red one, for what goes back afterwards, begins with issuing.
"""

from enum import StrEnum

from foundation.states import Machine


class InvoiceState(StrEnum):
    REQUESTED = "requested"
    ISSUING = "issuing"
    ISSUED = "issued"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOID = "void"


_S = InvoiceState

INVOICE = Machine(
    start=_S.REQUESTED,
    moves={
        _S.REQUESTED: frozenset({_S.ISSUING, _S.WITHDRAWN, _S.VOID}),
        _S.ISSUING: frozenset({_S.ISSUED, _S.REFUSED}),
        _S.REFUSED: frozenset({_S.ISSUING}),
        _S.ISSUED: frozenset(),
        _S.WITHDRAWN: frozenset(),
        _S.VOID: frozenset(),
    },
)
GIVEN_UP = frozenset({_S.WITHDRAWN, _S.VOID})
COMPOSED = frozenset({_S.ISSUING, _S.REFUSED, _S.ISSUED})  # Its lines are written, and change no more.
