"""One line of progress per file: a bar that moves on a screen, the last word only in a log."""

import time
from typing import TextIO

WIDTH = 24
PAUSE_SECONDS = 0.1


class Progress:
    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.is_screen = stream.isatty()
        self.began = time.monotonic()
        self.drawn = 0.0

    def tell(self, what: str, done: int, of: int) -> None:
        """Say that so many of so many rows of a file have been read."""
        now = time.monotonic()
        is_last = done == of
        if is_last or (self.is_screen and now - self.drawn >= PAUSE_SECONDS):
            self.drawn = now
            filled = WIDTH * done // max(of, 1)
            line = f"{what:<36} {'█' * filled}{'·' * (WIDTH - filled)} {done:>6} of {of} ({now - self.began:.0f} s)"
            self.stream.write(
                f"\r{line}\n" if is_last and self.is_screen else f"\r{line}" if self.is_screen else f"{line}\n"
            )
            self.stream.flush()

    def say(self, line: str) -> None:
        self.stream.write(f"{line}\n")
        self.stream.flush()
