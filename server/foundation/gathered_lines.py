"""
Log lines that can wait a moment: gathered, and written together by a thread of their own.

Every call of the API leaves a line. Written at once, each line had its thread stand in line for the log and give up the
interpreter for the system call, in the middle of a rush. Warnings and errors do not come this way; what a process that
is killed had gathered in the last moment is lost.
"""

import logging
import threading
from collections import deque

PAUSE_SECONDS = 0.2


class Gathering(logging.StreamHandler):
    """A console handler that nobody waits for. Its thread begins with the first line, so it outlives no fork."""

    def __init__(self) -> None:
        super().__init__()
        self._gathered: deque[str] = deque()
        self._has_some = threading.Event()
        self._writer: threading.Thread | None = None
        self._writing = threading.Lock()

    def createLock(self) -> None:  # noqa: N802 (logging's name)
        self.lock = None  # An append to a deque is whole by itself.

    def emit(self, record: logging.LogRecord) -> None:
        self._gathered.append(self.format(record) + self.terminator)
        if not self._has_some.is_set():
            self._has_some.set()
            self._have_a_writer()

    def flush(self) -> None:
        with self._writing:
            lines = [self._gathered.popleft() for _ in range(len(self._gathered))]
            if lines:
                self.stream.write("".join(lines))
                self.stream.flush()

    def _have_a_writer(self) -> None:
        with self._writing:
            if self._writer is None or not self._writer.is_alive():
                self._writer = threading.Thread(target=self._write_for_ever, name="log lines", daemon=True)
                self._writer.start()

    def _write_for_ever(self) -> None:
        while self._has_some.wait():
            threading.Event().wait(PAUSE_SECONDS)
            self._has_some.clear()
            self.flush()
