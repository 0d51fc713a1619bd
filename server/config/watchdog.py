"""
The last to leave. It holds the reading end of a pipe from the supervisor; when that ends, however it ended, every
process group that was still running is told to stop, and made to.

Lines on its input: `+PID SIGNAL` when a group starts, `-PID` when it is gone.
"""

import os
import signal
import sys
import time

POLITE_SECONDS = 8


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def send(group: int, what: int) -> None:
    if is_alive(group):
        os.killpg(group, what)


def main() -> None:
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    groups: dict[int, int] = {}
    for line in sys.stdin:
        if line.startswith("+"):
            pid, how = line[1:].split()
            groups[int(pid)] = int(how)
        elif line.startswith("-"):
            groups.pop(int(line[1:]), None)

    for group, how in groups.items():
        send(group, how)
    deadline = time.monotonic() + POLITE_SECONDS
    while any(is_alive(group) for group in groups) and time.monotonic() < deadline:
        time.sleep(0.05)
    for group in groups:
        send(group, signal.SIGKILL)


if __name__ == "__main__":
    main()
