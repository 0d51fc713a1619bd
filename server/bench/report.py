"""What is printed, and the same in latest.json."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from bench.cases.case import Case
from bench.cpu import Memory
from bench.figures import Figures, Result

HEAD = f"{'':12} {'/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'app CPU':>8} {'db CPU':>8} {'× plain':>8}"
ROWS_SHOWN = 3


class Report:
    def __init__(self, out: TextIO, file: Path, machine: Mapping[str, Any]) -> None:
        self.out = out
        self.file = file
        self.machine = machine
        self.results: list[Result] = []
        self.invariants: dict[str, bool] = {}
        self.memory: dict[str, dict[str, Any]] = {}
        self.sleep: dict[str, float] = {}

    def say(self, line: str = "") -> None:
        self.out.write(f"{line}\n")
        self.out.flush()

    def begin(self, case: Case, place: int, of: int) -> None:
        """Say what is measured now: it takes a while."""
        if self.out.isatty():
            self.out.write(f"\r\033[K  {'█' * place}{'·' * (of - place)} {case.name}: {case.what} …")
            self.out.flush()

    def add(self, case: Case, result: Result) -> None:
        """Take a result in, and print it at once: a long run is watched."""
        if self.out.isatty():
            self.out.write("\r\033[K")
        if not self.results:
            self.say(HEAD)
        self.results.append(result)
        ratio = result.baseline_ratio
        self.say(_line(case.name, result.ours, "" if ratio is None else f"{ratio:.2f}"))
        if result.baseline is not None:
            self.say(_line("  plain", result.baseline, ""))
        self.say(f"  {case.what}; " + ", ".join(f"{name} {value}" for name, value in result.notes.items()))
        self._write()  # What was measured stays when the run is stopped.

    def add_memory(self, when: str, held: Mapping[str, Memory]) -> None:
        """Take in what every process holds. The bank is somebody else's house and is not in the sum."""
        sum_of = Memory(*(sum(column) for column in zip(*(_both(held[name]) for name in _ours(held)), strict=True)))
        told = {**held, "together, without the bank": sum_of}
        self.memory[when] = {
            name: {"pss_mib": round(one.pss, 1), "rss_mib": round(one.rss, 1)} for name, one in told.items()
        }
        self.say(f"memory {when}, MiB PSS: " + ", ".join(f"{name} {one.pss:.0f}" for name, one in told.items()))

    def add_sleep(self, burned: Mapping[str, float]) -> None:
        """Take in what every process burns while nobody asks, in CPU ms a second."""
        self.sleep = {name: round(value, 1) for name, value in burned.items()}
        self.say("asleep, CPU ms a second: " + ", ".join(f"{name} {value}" for name, value in self.sleep.items()))

    def add_invariants(self, found: Mapping[str, list[Any]]) -> None:
        """Take in which rows break which sentence. What was broken once stays broken."""
        for sentence, rows in found.items():
            self.invariants[sentence] = self.invariants.get(sentence, True) and not rows
            if rows:
                self.say(f"BROKEN: {sentence}: {rows[:ROWS_SHOWN]}")

    @property
    def exit_code(self) -> int:
        """0 when everything that must hold was asked and holds."""
        return 0 if self.invariants and all(self.invariants.values()) else 1

    def close(self) -> None:
        """Print how the proof ended, and write everything down."""
        self.say(f"invariants: {sum(self.invariants.values())} of {len(self.invariants)} hold")
        self._write()
        self.say(f"written to {self.file}")

    def _write(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(json.dumps(self.as_json(), ensure_ascii=False, indent=1) + "\n")

    def as_json(self) -> dict[str, Any]:
        return {
            "machine": dict(self.machine),
            "cases": [result.as_json() for result in self.results],
            "memory": self.memory,
            "asleep_cpu_ms_per_s": self.sleep,
            "invariants": self.invariants,
        }


def _line(name: str, one: Figures, ratio: str) -> str:
    times = f"{one.requests_per_s:8.1f} {one.p50_ms:8.2f} {one.p99_ms:8.2f}"
    return f"{name:12} {times} {one.app_cpu_ms:8.3f} {one.db_cpu_ms:8.3f} {ratio:>8}"


def _ours(held: Mapping[str, Memory]) -> list[str]:
    return [name for name in held if name != "bank"]


def _both(one: Memory) -> tuple[float, float]:
    return one.pss, one.rss
