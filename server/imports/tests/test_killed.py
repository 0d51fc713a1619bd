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
from imports.tests import icecat_files, litemall, olist_files
from imports.tests.running import history, state, without_ids

SERVER = Path(__file__).resolve().parents[2]
GOODS = 460  # Three batches of goods, and five of comments.
WAIT_SECONDS = 300


def start(
    folder: Path, reports: Path, env: dict[str, str], source: str = "zh_litemall"
) -> subprocess.Popen[str]:  # fmt: skip
    command = [sys.executable, "manage.py", "import_market", source, str(folder), "--reports", str(reports)]
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
    answer = assert_ends_as_if_never_killed("zh_litemall", folder, reports, durable_database, durable_server)
    assert (answer["products"], answer["reviews"], answer["rejected"], answer["reconciled"]) == (
        GOODS, 2 * GOODS, 0, True,
    )  # fmt: skip


def test_electronics_that_are_killed_among_their_news_end_as_if_they_had_not_been(
    tmp_path, durable_database, durable_server
):
    """Without the pages drawn for those that came before the kill: fails with reconciled being false."""
    rows = [icecat_files.electronics(one, f"Tidemark M{one} notebook") for one in range(1, GOODS + 1)]
    folder = icecat_files.write(tmp_path / "icecat", rows)
    reports = tmp_path / "reports"

    kill_when(
        start(folder, reports, durable_database.env, "chorus_icecat"),
        lambda: counted("SELECT count(*) FROM catalogue_product") > 0,
    )
    kill_when(
        start(folder, reports, durable_database.env, "chorus_icecat"),
        lambda: counted("SELECT count(*) FROM foundation_delivery WHERE done_at IS NOT NULL") > 100,
    )

    assert_ends_as_if_never_killed("chorus_icecat", folder, reports, durable_database, durable_server)


def test_a_marketplace_killed_among_goods_orders_reviews_and_news_ends_as_if_it_had_not_been(
    tmp_path, durable_database, durable_server
):
    """Without the one transaction per batch: fails with products that never went on sale."""
    folder = olist_files.write(tmp_path / "olist", olist_files.a_big_marketplace(GOODS))
    reports = tmp_path / "reports"

    for moment in (
        "SELECT count(*) FROM catalogue_product",
        "SELECT count(*) FROM people_person",
        "SELECT count(*) FROM orders_checkout",
        "SELECT count(*) FROM community_review",
        "SELECT count(*) FROM foundation_delivery WHERE done_at IS NOT NULL",
    ):
        kill_when(start(folder, reports, durable_database.env, "olist"), lambda moment=moment: counted(moment) > 0)

    answer = assert_ends_as_if_never_killed("olist", folder, reports, durable_database, durable_server, read=history)
    assert (answer["products"], answer["orders"], answer["reviews"]) == (GOODS, GOODS, GOODS)


def assert_ends_as_if_never_killed(source, folder, reports, database, server, read=state) -> dict[str, object]:
    """Finish the import here, run another on a database that was never touched, and compare all that they wrote."""
    answer = finish(start(folder, reports, database.env, source))
    killed = without_ids(read())
    quiet = server.new_name()
    server.copy_template(quiet)
    try:
        point_django_at(server.url(quiet))
        unharmed = finish(start(folder, reports, {**database.env, "DATABASE_URL": server.url(quiet)}, source))
        differing = {
            what: sorted(set(rows) ^ set(killed[what]))[:6]
            for what, rows in without_ids(read()).items()
            if rows != killed[what]
        }
        assert (answer, differing) == (unharmed, {})
        assert answer["reconciled"] is True
    finally:
        point_django_at(database.url)
        server.drop(quiet)
    return answer
