"""What is told of a storm: a bar while it lasts, then the table, and one line of JSON for programs."""

import json
import time
from collections.abc import Mapping
from typing import Any, TextIO

from storm.proof import ROWS_SHOWN, Proof

WIDTH = 30
LINE_SECONDS = 15  # Between lines where nobody looks on.


class Report:
    def __init__(self, out: TextIO, seconds: float) -> None:
        self.out = out
        self.seconds = seconds
        self.began = time.monotonic()
        self.said_at = 0.0

    def say(self, line: str = "") -> None:
        self.out.write(f"\r\033[K{line}\n" if self.out.isatty() else f"{line}\n")
        self.out.flush()

    def watch(self, what: str) -> None:
        """Show how far the storm is."""
        passed = time.monotonic() - self.began
        done = min(WIDTH, int(WIDTH * passed / self.seconds))
        bar = f"  {'█' * done}{'·' * (WIDTH - done)} {passed:4.0f} s  {what}"
        if self.out.isatty():
            self.out.write(f"\r\033[K{bar[:118]}")
            self.out.flush()
        elif time.monotonic() - self.said_at > LINE_SECONDS:
            self.said_at = time.monotonic()
            self.say(bar)

    def counts(self, title: str, counts: Mapping[str, int]) -> None:
        if counts:
            told = ", ".join(f"{what} {count}" for what, count in sorted(counts.items(), key=lambda one: -one[1]))
            self.say(f"{title}: {told}")

    def prove(self, proof: Proof) -> None:
        self.say()
        self.say(f"{'provider':16} {'':4} {'ledger':>14} {'its book':>14} {'orders':>14} {'ledger − book':>14}")
        for (provider, currency), one in proof.balances.items():
            figures = (one.ledger, one.book, one.orders, one.ledger - one.book)
            self.say(f"{provider:16} {currency:4} " + " ".join(f"{minor / 100:14,.2f}" for minor in figures))
        for what in ("lost", "doubled", "stuck"):
            found: list[str] = getattr(proof, what)
            self.say(f"{what:8} {len(found)}")
            for line in found[:ROWS_SHOWN]:
                self.say(f"    {line}")
        self.say(f"{'broken':8} {len(proof.broken)} sentences of the reckoning")
        for sentence, rows in proof.broken.items():
            self.say(f"    {sentence}: {rows[:ROWS_SHOWN]}")

    def end(self, told: Mapping[str, Any]) -> None:
        """Say the last line, for programs."""
        self.say(json.dumps(told))
