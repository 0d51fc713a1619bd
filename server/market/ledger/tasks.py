"""Clock entrances: read the clock, make one call."""

import structlog
from prometheus_client import Gauge

from foundation.clockwork import every
from market.ledger.queries import prove

log = structlog.get_logger(__name__)
CROOKED = Gauge("jishi_ledger_sets_out_of_balance", "Posting sets that do not balance")


@every(seconds=24 * 60 * 60)
def prove_ledger() -> None:
    """Check the whole book, and raise the alarm when it does not balance."""
    proof = prove()
    CROOKED.set(len(proof.sets_out_of_balance))
    if not proof.holds:
        log.error(
            "ledger.out_of_balance",
            sets=[str(one) for one in proof.sets_out_of_balance],
            currencies=dict(proof.currencies_out_of_balance),
        )
