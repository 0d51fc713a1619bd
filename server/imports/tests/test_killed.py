"""An import that is killed at any moment is simply run again, and ends as one that was never killed."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from config.testing import point_django_at
from foundation import sql
from imports.tests import litemall
from imports.tests.running import state

SERVER = Path(__file__).resolve().parents[2]
GOODS = 460  # Three batches of goods, and five of comments.
WAIT_SECONDS = 120


def start(folder: Path, reports: Path, env: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "manage.py", "import_market", "zh_litemall", str(folder), "--reports", str(reports)]
    return subprocess.Popen(
        command, cwd=SERVER, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )  # fmt: skip


def finish(process: subprocess.Popen[str]) -> dict[str, object]:
    said, complained = process.communicate(timeout=WAIT_SECONDS)
    assert process.returncode == 0, complained
    (line,) = said.splitlines()
    return json.loads(line)


def counted(statement: str) -> int:
    row = sql.one(statement)
    assert row is not None
    return int(row[0])


def kill_when(process: subprocess.Popen[str], is_time: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not is_time():
        assert process.poll() is None, f"it ended before its time: {process.communicate()}"
        assert time.monotonic() < deadline
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    process.communicate()


def test_killed_among_goods_among_reviews_and_among_news_it_ends_as_if_it_had_not_been(
    tmp_path, durable_database, durable_server
):
    """Without the one transaction per batch: fails with 200 SKUs that have no price after the first kill."""
    folder = litemall.write(tmp_path / "shop", litemall.a_big_shop(GOODS))
    reports = tmp_path / "reports"
    products = "SELECT count(*) FROM catalogue_product"
    reviews = "SELECT count(*) FROM community_review"
    heard = "SELECT count(*) FROM foundation_delivery WHERE done_at IS NOT NULL"

    kill_when(start(folder, reports, durable_database.env), lambda: counted(products) > 0)
    assert 0 < counted(products) < GOODS
    assert counted("SELECT count(*) FROM catalogue_sku s LEFT JOIN pricing_price p ON p.sku_id = s.id"
                   " WHERE p.sku_id IS NULL") == 0  # fmt: skip
    kill_when(start(folder, reports, durable_database.env), lambda: counted(reviews) > 0)
    assert 0 < counted(reviews) < 2 * GOODS
    kill_when(start(folder, reports, durable_database.env), lambda: counted(heard) > 200)
    answer = finish(start(folder, reports, durable_database.env))
    killed = state()

    quiet = durable_server.new_name()
    durable_server.copy_template(quiet)
    try:
        point_django_at(durable_server.url(quiet))
        unharmed = finish(start(folder, reports, {**durable_database.env, "DATABASE_URL": durable_server.url(quiet)}))
        assert (answer, killed) == (unharmed, state())
    finally:
        point_django_at(durable_database.url)
        durable_server.drop(quiet)
    assert (answer["products"], answer["reviews"], answer["rejected"], answer["reconciled"]) == (
        GOODS, 2 * GOODS, 0, True,
    )  # fmt: skip
