"""What payments counts about itself."""

from prometheus_client import Counter

ALERTS = Counter("jishi_payment_alerts_total", "Things about money that a person should look at", ["kind"])
