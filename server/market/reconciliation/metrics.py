"""What reconciliation counts about itself, and how it calls for a person."""

import structlog
from prometheus_client import Counter

log = structlog.get_logger(__name__)
ALERTS = Counter("jishi_reconciliation_alerts_total", "Disagreements that a person should look at", ["kind"])


def alert(kind: str, **facts: object) -> None:
    """Call for a person: an error in the log, and a count that monitoring watches."""
    log.error("reconciliation.alert", kind=kind, **facts)
    ALERTS.labels(kind=kind).inc()
