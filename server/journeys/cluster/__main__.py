"""Start Valkey and RabbitMQ in a folder under var/, run the journeys, and leave nothing behind."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from config import cluster_servers
from config.cluster_servers import NoServer, Process
from journeys.cluster import RUNNING

JOURNEYS = Path(__file__).resolve().parents[1]
ROOT = JOURNEYS.parents[1]
EVERYTHING = [
    str(JOURNEYS / "cluster"),
    *(str(file) for what in ("races", "killed") for file in sorted(JOURNEYS.glob(f"test_{what}_*.py"))),
]


def main(words: list[str]) -> int:
    var_dir = Path(os.environ.get("JISHI_VAR", ROOT / "var"))
    var_dir.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="cluster-", dir=var_dir))  # Two runs at once do not meet.
    started: list[Process] = []
    try:
        for server in (cluster_servers.valkey(home / "valkey"), *cluster_servers.rabbitmq(home / "rabbitmq")):
            server.start()
            started.append(server)
            RUNNING[server.name] = server
            sys.stdout.write(f"  ✓ {server.name} on port {server.port}: {server.source}\n")
        os.environ["REDIS_URL"] = RUNNING["Valkey"].url
        os.environ["AMQP_URL"] = RUNNING["RabbitMQ"].url
        sys.stdout.flush()
        return int(pytest.main([*words, *([] if any(map(_is_place, words)) else EVERYTHING)]))
    except NoServer as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    finally:
        for server in reversed(started):
            server.stop()
        shutil.rmtree(home)


def _is_place(word: str) -> bool:
    return Path(word.partition("::")[0]).exists()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
