"""Clock entrances: read the clock, make one call."""

import structlog
from prometheus_client import Gauge

from foundation.clockwork import every
from market.ledger.queries import prove
from market.ledger.services.fold_balances import fold_balances

log = structlog.get_logger(__name__)
CROOKED = Gauge("jishi_ledger_sets_out_of_balance", "Posting sets that do not balance")
WRONG = Gauge("jishi_ledger_balances_wrong", "Running balances that their postings do not explain")

every(seconds=2)(fold_balances)  # Whoever asks for a balance adds up the postings since: a few thousand at the most.


@every(seconds=24 * 60 * 60)
def prove_ledger() -> None:
    """Check the whole book, and raise the alarm when it does not balance."""
    proof = prove()
    CROOKED.set(len(proof.sets_out_of_balance))
    WRONG.set(len(proof.balances_wrong))
    if not proof.holds:
        log.error(
            "ledger.out_of_balance",
            sets=[str(one) for one in proof.sets_out_of_balance],
            currencies=dict(proof.currencies_out_of_balance),
            balances=[f"{one.account_id} {one.kind}" for one in proof.balances_wrong],
        )
