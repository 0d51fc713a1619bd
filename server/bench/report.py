"""What is printed, and what is kept in latest.json."""

from typing import TextIO

from bench.cases.case import Case
from bench.figures import Figures, Result

HEAD = f"{'':12} {'/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'app ms':>8} {'db ms':>8} {'× plain':>8}"


class Report:
    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.results: list[Result] = []

    def say(self, line: str) -> None:
        self.out.write(f"{line}\n")
        self.out.flush()

    def add(self, case: Case, result: Result) -> None:
        """Take a result in, and print it at once: a long run is watched."""
        if not self.results:
            self.say(HEAD)
        self.results.append(result)
        ratio = result.baseline_ratio
        self.say(_line(case.name, result.ours, "" if ratio is None else f"{ratio:.2f}"))
        if result.baseline is not None:
            self.say(_line("  plain", result.baseline, ""))
        self.say("             " + ", ".join(f"{name} {value}" for name, value in result.notes.items()))


def _line(name: str, one: Figures, ratio: str) -> str:
    times = f"{one.requests_per_s:8.1f} {one.p50_ms:8.2f} {one.p99_ms:8.2f}"
    return f"{name:12} {times} {one.app_cpu_ms:8.3f} {one.db_cpu_ms:8.3f} {ratio:>8}"
