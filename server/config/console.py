"""What the person at the terminal sees: a line for every long step, with its seconds, and what each process says."""

import sys
import time
from typing import TextIO

COLOURS = {"web": "36", "live": "35", "worker": "33", "bank": "32", "postgres": "34"}
STILL_AT_IT_SECONDS = 10  # Without a terminal, how often a long step says that it is alive.


class Console:
    def __init__(self, out: TextIO | None = None) -> None:
        self.out = out or sys.stdout
        self.is_terminal = self.out.isatty()
        self.running: dict[str, float] = {}
        self.last_said = time.monotonic()
        self.line_is_open = False

    def say(self, text: str = "") -> None:
        self._clear()
        self.out.write(f"{text}\n")
        self.out.flush()

    def begin(self, step: str) -> None:
        self.running[step] = time.monotonic()
        self.last_said = time.monotonic()
        self.tick()

    def done(self, step: str, remark: str = "") -> None:
        seconds = time.monotonic() - self.running.pop(step)
        self.say(f"  {self._coloured('✓', '32')} {step:<44} {seconds:6.1f} s  {remark}".rstrip())

    def failed(self, step: str) -> None:
        seconds = time.monotonic() - self.running.pop(step)
        self.say(f"  {self._coloured('✗', '31')} {step:<44} {seconds:6.1f} s")

    def tick(self) -> None:
        """Show how long the running steps have taken: every moment on a terminal, now and then in a log."""
        if not self.running:
            return
        now = time.monotonic()
        told = ", ".join(f"{step} {now - since:.0f} s" for step, since in self.running.items())
        if self.is_terminal:
            self.out.write(f"\r\033[K  … {told}"[:200])
            self.line_is_open = True
            self.out.flush()
        elif now - self.last_said >= STILL_AT_IT_SECONDS:
            self.last_said = now
            self.say(f"  … {told}")

    def pass_on(self, name: str, line: str) -> None:
        label = self._coloured(f"{name:<8}│", COLOURS.get(name, "37"))
        self.say(f"{label} {line}")

    def _clear(self) -> None:
        if self.line_is_open:
            self.out.write("\r\033[K")
            self.line_is_open = False

    def _coloured(self, text: str, colour: str) -> str:
        return f"\033[{colour}m{text}\033[0m" if self.is_terminal else text
