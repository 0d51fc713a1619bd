"""Two files at once, two workers at one file, workers that die. Real threads and processes, real PostgreSQL."""

import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from config.testing import point_django_at
from foundation import sql
from foundation.ids import decode
from market.moving.models import ImportLine, ProductImport
from market.moving.services import push_import as pushing
from market.moving.services.bring_products import BATCH
from market.moving.services.push_import import push_import
from market.moving.services.take_up_imports import take_up_imports
from market.moving.services.tidy_imports import tidy_imports
from market.moving.tests.givers import Shop, mug, sheet

SERVER = Path(__file__).resolve().parents[3]
WAIT_SECONDS = 300
# What an import writes, without the ids and instants that differ from run to run.
STATE = {
    "products": "SELECT slug, title, description, options, state, source_key FROM catalogue_product",
    "skus": "SELECT p.slug, s.code, s.option_values, s.weight_grams FROM catalogue_sku s"
    " JOIN catalogue_product p ON p.id = s.product_id",
    "prices": "SELECT s.code, p.price_minor FROM pricing_price p JOIN catalogue_sku s ON s.id = p.sku_id",
    "history": "SELECT s.code, p.price_minor, p.because FROM pricing_pricechange p"
    " JOIN catalogue_sku s ON s.id = p.sku_id",
    "stock": "SELECT s.code, i.on_hand FROM stock_item i JOIN catalogue_sku s ON s.id = i.sku_id",
    "journal": "SELECT s.code, m.on_hand FROM stock_movement m JOIN catalogue_sku s ON s.id = m.sku_id",
    "kept": "SELECT p.slug, e.rows FROM catalogue_productextra e JOIN catalogue_product p ON p.id = e.product_id",
    "brands": "SELECT slug, name FROM catalogue_brand",
    "news": "SELECT name, count(*) FROM foundation_outboxevent GROUP BY name",
    "lines": 'SELECT line, handle, verdict, "column", code, facts FROM moving_importline',
    "imports": "SELECT state, rows_done, counts FROM moving_productimport",
    "moves": "SELECT before, after FROM moving_importmove",
}


def state() -> dict[str, list[str]]:
    return {what: sorted(map(repr, sql.rows(statement))) for what, statement in STATE.items()}


def at_once(count: int, act: Any) -> list[Any]:
    gun = Barrier(count)

    def run(number: int) -> Any:
        try:
            gun.wait()
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@pytest.mark.django_db(transaction=True)
def test_of_files_given_at_once_one_is_taken():
    """Without `moving_one_open_import_per_shop`: fails with six open imports."""
    shop = Shop()

    answers = at_once(6, lambda number: shop.give(sheet(mug(f"m{number}")), key=f"k-{number}"))

    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 5}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"moving.another_is_open"}
    one = ProductImport.objects.get()
    assert default_storage.exists(one.stored_as)


@pytest.mark.django_db(transaction=True)
def test_one_key_given_at_once_takes_one_file_and_all_get_its_answer():
    shop = Shop()

    answers = at_once(6, lambda _: shop.give(sheet(mug())))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert ProductImport.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_workers_at_one_file_do_each_batch_once():
    """Waiting for the lock, and without the look at the place: fails with lines that are said four times."""
    shop = Shop()
    rows = [mug(f"m{number}") for number in range(250)]
    import_id = shop.give(sheet(*rows)).json()["import_id"]
    which = decode("imp", import_id)

    at_once(4, lambda _: push_import(which, now=timezone.now()))
    push_import(which, now=timezone.now())
    shop.client.post(f"/api/moving/imports/{import_id}/start")
    at_once(4, lambda _: push_import(which, now=timezone.now()))
    push_import(which, now=timezone.now())

    done = shop.client.get(f"/api/moving/imports/{import_id}").json()
    assert (done["state"], done["rows_done"], done["counts"]["new"]) == ("done", 250, 250)
    assert Counter(ImportLine.objects.values_list("line", flat=True)).most_common(1)[0][1] == 1
    assert sql.one("SELECT count(*), sum(on_hand) FROM stock_movement") == (250, 1750)


@pytest.mark.django_db
def test_an_import_makes_way_after_a_while_and_goes_on_where_it_was():
    shop = Shop()
    import_id = shop.give(sheet(*(mug(f"m{number}") for number in range(150)))).json()["import_id"]

    push_import(decode("imp", import_id), now=timezone.now(), seconds=0)
    assert shop.client.get(f"/api/moving/imports/{import_id}").json()["rows_done"] == 0
    one = ProductImport.objects.get()
    pushing._push(one, list(_first_batch(one)), timezone.now())
    assert shop.client.get(f"/api/moving/imports/{import_id}").json()["rows_done"] == 100

    assert shop.pushed(import_id)["counts"]["new"] == 150


def _first_batch(one: ProductImport):
    from itertools import islice

    from market.moving.arrivals import arrivals
    from market.moving.files import rows_in

    with rows_in(one.stored_as, one.file_name) as rows:
        yield from islice(arrivals(rows), BATCH)


@pytest.mark.django_db
def test_an_import_that_nobody_is_at_finds_a_worker_once_in_a_while():
    shop = Shop()
    shop.give(sheet(mug()))
    now = timezone.now()
    waiting = "SELECT count(*) FROM procrastinate_jobs WHERE queue_name = 'moving'"
    assert sql.one(waiting) == (1,)

    assert take_up_imports(pushed_before=now - timedelta(seconds=20), now=now) == 0
    assert take_up_imports(pushed_before=now + timedelta(seconds=20), now=now + timedelta(seconds=40)) == 1
    assert take_up_imports(pushed_before=now + timedelta(seconds=20), now=now + timedelta(seconds=40)) == 0

    assert sql.one(waiting) == (2,)


@pytest.mark.django_db
def test_an_import_that_kills_its_workers_is_given_up(monkeypatch, django_capture_on_commit_callbacks):
    """Without the count of tries before each: fails with state checking, for ever."""
    shop = Shop()
    import_id = shop.give(sheet(mug())).json()["import_id"]

    def dies(*_: Any, **__: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(pushing, "bring_products", dies)
    for _ in range(pushing.MOST_TRIES):
        with pytest.raises(MemoryError):
            push_import(decode("imp", import_id), now=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        push_import(decode("imp", import_id), now=timezone.now())

    assert shop.client.get(f"/api/moving/imports/{import_id}").json()["state"] == "failed"
    assert not default_storage.exists(ProductImport.objects.get().stored_as)
    assert shop.give(sheet(mug()), key="k-2").status_code == 201


@pytest.mark.django_db
def test_what_nobody_came_back_for_goes(django_capture_on_commit_callbacks):
    shop = Shop()
    import_id = shop.checked(sheet(mug()))["import_id"]
    now = timezone.now()
    assert tidy_imports(now=now + timedelta(days=1)) == 0

    with django_capture_on_commit_callbacks(execute=True):
        tidy_imports(now=now + timedelta(days=3))

    assert shop.client.get(f"/api/moving/imports/{import_id}").json()["state"] == "dropped"
    assert not default_storage.exists(ProductImport.objects.get().stored_as)
    tidy_imports(now=now + timedelta(days=200))
    assert not ImportLine.objects.exists()


# ── A worker is killed ───────────────────────────────────────────────────────────────────────────────────────────────


def a_file() -> bytes:
    vendors = ("窑光", "小米手机", "小米手环")
    return sheet(*(mug(f"m{n}", Vendor=vendors[n % 3], Tags=f"t{n}", Image_Src="x") for n in range(900)), mug("m7"))


class Worker:
    def __init__(self, env: dict[str, str], log: Path) -> None:
        self.log = log.open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "work"], cwd=SERVER, env=env, stdout=self.log, stderr=self.log
        )

    def until(self, is_time: Any) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while not is_time():
            assert self.process.poll() is None, Path(self.log.name).read_text()[-2000:]
            assert time.monotonic() < deadline, Path(self.log.name).read_text()[-2000:]
            time.sleep(0.01)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()


def come_in(database, log: Path, *, strikes: tuple[tuple[str, int], ...]) -> dict[str, list[str]]:
    """Bring the file in by workers, of which each is killed when it is so far; return what is there afterwards."""
    shop = Shop()
    import_id = shop.give(a_file()).json()["import_id"]

    def is_at(state_: str, rows: int = 0) -> bool:
        now = shop.client.get(f"/api/moving/imports/{import_id}").json()
        return now["state"] == state_ and now["rows_done"] >= rows

    for wanted, end in (("checking", "checked"), ("running", "done")):
        for at, rows in strikes:
            if at == wanted:
                worker = Worker(database.env, log)
                worker.until(lambda at=at, rows=rows: is_at(at, rows))
                worker.kill()
        worker = Worker(database.env, log)
        worker.until(lambda end=end: is_at(end))
        worker.kill()
        if end == "checked":
            shop.client.post(f"/api/moving/imports/{import_id}/start")
    found = state()
    assert len(found["products"]) == 900
    return {what: [row.replace(shop.id.hex, "SHOP") for row in rows] for what, rows in found.items() if what != "news"}


def test_workers_that_are_killed_in_mid_run_leave_it_to_others_and_nothing_is_doubled(
    tmp_path, durable_database, durable_server
):
    """Without going on where the last one was: fails with lines that are said twice."""
    log = tmp_path / "worker.log"

    struck = come_in(durable_database, log, strikes=(("checking", 300), ("running", 200), ("running", 500)))

    quiet = durable_server.new_name()
    durable_server.copy_template(quiet)
    try:
        point_django_at(durable_server.url(quiet))

        class Other:
            env = {**durable_database.env, "DATABASE_URL": durable_server.url(quiet)}

        assert struck == come_in(Other, log, strikes=())
    finally:
        point_django_at(durable_database.url)
        durable_server.drop(quiet)
