"""
Measure the market: `python -m bench [NAME …]`, which is `make bench ONLY="NAME …"`.

Prints a table, writes var/bench/latest.json, and ends with 1 when anything that must hold does not. QUICK=1 makes an
eighth of the requests; JISHI_BENCH_VAR and JISHI_PORT move the data and the ports, so that two can measure at once.
"""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from bench import machine
from bench.cases import CASES
from bench.cases.case import Case, Setting
from bench.filled import lay_out
from bench.filling.sizes import HOT
from bench.invariants import come_to_rest, prove
from bench.measuring import CrowdFailed, measure_sleep, wait_until_quiet
from bench.report import Report
from bench.stack import Stack
from config.env import ROOT
from foundation.ids import decode

PORT = 8100


def chosen(names: Sequence[str]) -> Sequence[Case]:
    """Return the cases of these names, or every one. :raises KeyError: naming the first that is unknown"""
    known = {case.name: case for case in CASES}
    return [known[name] for name in names] or CASES


def main(arguments: Sequence[str]) -> int:
    try:
        cases = chosen(arguments)
    except KeyError as unknown:
        sys.stderr.write(f"There is no case {unknown}. There are: {', '.join(case.name for case in CASES)}\n")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # So that what we started is stopped.
    is_quick = bool(os.environ.get("QUICK"))
    var_dir = Path(os.environ.get("JISHI_BENCH_VAR", ROOT / "var" / "bench"))
    stack = Stack(var_dir, int(os.environ.get("JISHI_PORT", PORT)))
    try:
        stack.start_postgres()
        report = Report(
            sys.stdout, var_dir / "latest.json", machine.describe(postgres=stack.postgres.describe(), is_quick=is_quick)
        )
        setting = Setting(stack, lay_out(stack, report.say, is_quick=is_quick), is_quick)
        stack.restart_postgres()  # What the filling left in its memory is not of a fresh market.
        stack.open()
        return _measure(setting, cases, report)
    except CrowdFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return 1
    finally:
        stack.close()


def _measure(setting: Setting, cases: Sequence[Case], report: Report) -> int:
    stack, hot = setting.stack, hot_shelves(setting)
    wait_until_quiet(stack)
    report.add_memory("fresh", stack.memory())
    report.add_sleep(measure_sleep(stack))
    for place, case in enumerate(cases):
        report.begin(case, place, len(cases))
        report.add(case, case.run(setting))
        report.add_invariants(prove(stack.db, book=None, hot=hot, at_rest=False))
    report.add_memory("after load", stack.memory())
    come_to_rest(stack.db)
    report.add_invariants(prove(stack.db, book=_book(setting), hot=hot))
    report.close()
    return report.exit_code


def _book(setting: Setting) -> dict[str, list[dict[str, Any]]]:
    """Return the bank's book, without what was paid for orders of the baseline."""
    book = setting.stack.bank().book()
    ours = [one for one in book["payments"] if one["merchant_ref"] not in setting.plain_payments]
    return {**book, "payments": ours}


def hot_shelves(setting: Setting) -> dict[UUID, int]:
    """Return how many pieces of each hot SKU there were in the beginning."""
    return {decode("sku", setting.facts["hot"][name]["sku"]): hot.count for name, hot in HOT.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
