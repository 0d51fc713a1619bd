"""Clock entrances: read the clock, make one call."""

import structlog
from prometheus_client import Gauge

from foundation.clockwork import every
from foundation.ids import encode
from market.stock.queries import differences

log = structlog.get_logger(__name__)
DIFFERENCES = Gauge("jishi_stock_differences", "SKUs whose counters do not agree with their journal or their holds")


@every(seconds=24 * 60 * 60)
def audit_stock() -> None:
    """Compare the counters with the journal and the holds, and raise the alarm over each difference."""
    found = differences()
    DIFFERENCES.set(len(found))
    for one in found:
        log.error(
            "stock.does_not_reconcile",
            sku_id=encode("sku", one.sku_id),
            counters=tuple(one.counters),
            journal=tuple(one.journal),
            held=tuple(one.held),
        )
