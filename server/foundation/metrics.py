"""What the house counts about itself, for Prometheus at /metrics. Rooms add their own beside what they measure."""

from prometheus_client import Counter, Histogram

REQUESTS = Histogram(
    "jishi_request_seconds", "Time to answer", ["method", "route", "status"], buckets=(0.002, 0.01, 0.05, 0.2, 1, 5)
)
NEWS_DELIVERED = Counter("jishi_news_delivered_total", "News handled", ["handler"])
NEWS_FAILED = Counter("jishi_news_failed_total", "Attempts to handle news that failed", ["handler"])
CLOCK_RUNS = Counter("jishi_clock_runs_total", "Clock work done", ["work", "outcome"])
BATCHES = Histogram("jishi_batch_size", "Requests per transaction", ["work"], buckets=(1, 2, 4, 8, 16, 32, 64))
