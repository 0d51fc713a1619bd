"""Log lines that nobody waits for are all written all the same."""

import io
import logging
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from foundation.gathered_lines import Gathering

LOGS_AND_ENDS = """
import logging
from foundation.gathered_lines import Gathering
log = logging.getLogger("x")
log.addHandler(Gathering())
for number in range(3):
    log.warning("line %d", number)
"""


class Lines:
    """A logger of its own: nothing of it stays in `logging` for other tests."""

    def __init__(self, handler):
        self.handler = handler

    def info(self, text, *given):
        self.handler.handle(logging.LogRecord("lines", logging.INFO, __file__, 1, text, given, None))


def gathering():
    handler = Gathering()
    handler.setStream(io.StringIO())
    return handler, Lines(handler)


def test_every_line_of_every_thread_is_written_whole():
    handler, log = gathering()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: log.info("line %d", number), range(2000)))
    handler.flush()

    assert sorted(handler.stream.getvalue().splitlines()) == sorted(f"line {number}" for number in range(2000))


def test_lines_are_written_without_anybody_asking():
    """Without the writer's thread: fails, nothing is ever written."""
    handler, log = gathering()

    log.info("first")
    for _ in range(500):
        if handler.stream.getvalue():
            break
        threading.Event().wait(0.02)
    log.info("second")
    for _ in range(500):
        if "second" in handler.stream.getvalue():
            break
        threading.Event().wait(0.02)

    assert handler.stream.getvalue() == "first\nsecond\n"


def test_a_process_that_ends_writes_what_it_had_gathered():
    """`logging` tells every handler at the end. Without `flush`: fails, the lines of its last moment are missing."""
    server = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", LOGS_AND_ENDS], cwd=server, capture_output=True, text=True, check=True)

    assert said.stderr.splitlines() == ["line 0", "line 1", "line 2"]
