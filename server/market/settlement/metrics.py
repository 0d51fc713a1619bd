"""What settlement counts about itself, and how it calls for a person."""

import structlog
from prometheus_client import Counter, Gauge

log = structlog.get_logger(__name__)
ALERTS = Counter("jishi_settlement_alerts_total", "Things about shops' money that a person should look at", ["kind"])
CLOSING = Gauge("jishi_settlement_windows_closing", "Unsplit payments whose provider soon shares nothing out any more")

HELD = Gauge("jishi_settlement_payouts_held", "Payouts that wait for two operators to release them")


def alert(kind: str, **facts: object) -> None:
    """Call for a person: an error in the log, and a count that monitoring watches."""
    log.error("settlement.alert", kind=kind, **facts)
    ALERTS.labels(kind=kind).inc()
