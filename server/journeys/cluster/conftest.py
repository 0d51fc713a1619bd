"""What is here needs the servers that `python -m journeys.cluster` starts; for everybody else there is nothing here."""

from journeys.cluster import RUNNING

collect_ignore_glob = [] if RUNNING else ["test_*.py"]
