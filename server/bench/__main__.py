"""Measure the market: `python -m bench [NAME]`."""

import os
import sys
from pathlib import Path

from bench.cases import CASES
from bench.cases.case import Setting
from bench.filled import lay_out
from bench.report import Report
from bench.stack import Stack
from config.env import ROOT

PORT = 8100


def main(arguments: list[str]) -> int:
    only = arguments[0] if arguments and arguments[0] else None
    chosen = [case for case in CASES if only in (None, case.name)]
    if not chosen:
        sys.stderr.write(f"There is no case {only!r}. There are: {', '.join(case.name for case in CASES)}\n")
        return 2
    report = Report(sys.stdout)
    stack = Stack(
        Path(os.environ.get("JISHI_BENCH_VAR", ROOT / "var" / "bench")), int(os.environ.get("JISHI_PORT", PORT))
    )
    try:
        stack.start_postgres()
        is_quick = bool(os.environ.get("QUICK"))
        facts = lay_out(stack, report.say, is_quick=is_quick)
        stack.open()
        setting = Setting(stack, facts, is_quick=is_quick)
        for case in chosen:
            report.add(case, case.run(setting))
    finally:
        stack.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
