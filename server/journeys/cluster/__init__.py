"""
The market on several nodes: `python -m journeys.cluster [words for pytest]`, which `make test-cluster` calls, starts a
real Valkey and a real RabbitMQ, names them to the market by its settings, and lets the same journeys race and strike,
and a few more that only a cluster knows. What they were is said at the top of pytest's report.
"""

from config.cluster_servers import Process

RUNNING: dict[str, Process] = {}  # "Valkey" and "RabbitMQ", for those who strike them.
