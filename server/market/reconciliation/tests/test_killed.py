import subprocess
import sys
import time

from market.reconciliation.models import Bill, BillLine
from market.reconciliation.tests.factories import make_bill

ROWS = 1_000


def importer(env, bill, pause):
    command = [sys.executable, "-m", "market.reconciliation.tests.importer", str(bill.pk), str(ROWS), str(pause)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)


def test_a_bill_whose_import_is_killed_goes_on_where_it_ended(durable_database):
    """Without the look at `line_count`: fails, the second process ends without its "done"."""
    bill = make_bill()
    first = importer(durable_database.env, bill, 0.3)
    deadline = time.monotonic() + 180
    while not 200 <= Bill.objects.get().line_count < ROWS:
        assert time.monotonic() < deadline and first.poll() is None, "nothing comes in"
        time.sleep(0.02)
    first.kill()
    first.wait(60)
    ended = Bill.objects.get().line_count
    before = set(BillLine.objects.values_list("id", flat=True))
    assert (Bill.objects.get().state, 200 <= ended < ROWS, len(before)) == ("importing", True, ended)

    second = importer(durable_database.env, bill, 0)
    assert second.communicate(timeout=180)[0] == "done\n"

    after = set(BillLine.objects.values_list("id", flat=True))
    assert (Bill.objects.get().state, Bill.objects.get().line_count) == ("imported", ROWS)
    assert (len(after), before < after) == (ROWS, True)
