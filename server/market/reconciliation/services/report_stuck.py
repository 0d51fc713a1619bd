"""What waits for a provider for longer than a hiccup lasts is measured, for monitoring and for the money page."""

from datetime import datetime, timedelta

from prometheus_client import Gauge

from market.payments import facade as payments

STUCK_AFTER = timedelta(hours=1)  # Payments has called for a person twenty minutes after a refusal; this is the count.
STUCK = Gauge(
    "jishi_money_stuck", "Payments, refunds, splits and payouts that wait for a provider", ["kind", "provider"]
)


def report_stuck(*, now: datetime) -> int:
    """Set the gauge to what has waited for more than an hour. Return how many. One query."""
    STUCK.clear()
    count = 0
    for one in payments.stuck(now=now - STUCK_AFTER):
        if one.oldest_at <= now - STUCK_AFTER:
            STUCK.labels(kind=one.kind, provider=one.provider).inc(one.count)
            count += one.count
    return count
