"""
Child processes that never outlive us. Each leads a process group of its own, so that one signal reaches its
grandchildren, and on Linux the kernel itself ends it when we die, even by `kill -9`.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1  # linux/prctl.h
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass(frozen=True, slots=True)
class Account:
    """The user of this machine that a child runs as."""

    name: str
    uid: int
    gid: int


def spawn(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    account: Account | None = None,
    output: int | IO[bytes] | None = None,
    on_our_death: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """
    Start a child in its own process group, with both its output streams in one.

    Call it from a thread that lives as long as the children should: Linux sends `on_our_death` when that thread ends.
    """
    return subprocess.Popen(
        [str(part) for part in command],
        env=None if env is None else dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        start_new_session=True,
        # The kernel forgets the death signal when the user changes, so it is asked for after that, in the child.
        preexec_fn=_leash(on_our_death),  # noqa: PLW1509 (nothing but one system call)
        **_as_account(account),  # type: ignore[call-overload]
    )


def _as_account(account: Account | None) -> dict[str, object]:
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": [account.gid]}


def _leash(on_our_death: signal.Signals) -> Callable[[], None]:
    parent = os.getpid()

    def leash() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        if _libc is not None:
            _libc.prctl(PR_SET_PDEATHSIG, int(on_our_death), 0, 0, 0)
            if os.getppid() != parent:  # It died between our birth and the line above.
                os._exit(1)

    return leash


def end_with_parent(how: signal.Signals) -> None:
    """Let the kernel send us this signal when our parent ends (Linux)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(how), 0, 0, 0)


def signal_group(pid: int, what: int) -> bool:
    """Send a signal to a whole process group (0 only asks); False when nobody is left in it."""
    try:
        os.killpg(pid, what)
    except ProcessLookupError:
        return False
    except PermissionError:
        # macOS answers so for a group of which only zombies are left.
        return False
    return True


def stop(child: subprocess.Popen[bytes], *, politely: signal.Signals = signal.SIGTERM, seconds: float = 10) -> int:
    """End a child and its whole group: ask the child, wait, then insist. Return its exit code."""
    child.send_signal(politely)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(seconds)
    sweep(child.pid)
    return child.wait()


def sweep(group: int, *, seconds: float = 1) -> None:
    """Leave nobody in a process group: those who do not go by themselves in a moment are killed."""
    deadline = time.monotonic() + seconds
    while signal_group(group, 0) and time.monotonic() < deadline:
        time.sleep(0.02)
    signal_group(group, signal.SIGKILL)


def is_alive(pid: int) -> bool:
    """Say whether a process of this number exists, whosever it is."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def command_line(pid: int) -> str:
    """Return the command line of a process, or an empty text when there is none."""
    listing = Path(f"/proc/{pid}/cmdline")
    if listing.parent.parent.joinpath("self").exists():
        try:
            return listing.read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
        except OSError:
            return ""
    answer = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return answer.stdout.strip()
