"""
What whole trees of processes have burned and what they hold, read from Linux's /proc.

The time of a living process is its CPU clock, to the nanosecond and with all its threads, ended ones too. What its
children burned that have ended and been reaped is in /proc/PID/stat (`cutime`, `cstime`), in ticks. A tree's time
therefore only grows, also when PostgreSQL's backends come and go: nobody is lost and nobody is counted twice.
"""

import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
CPUCLOCK_SCHED = 2  # linux/posix-timers_types.h: the clock of a process that counts what the scheduler gave it


@dataclass(frozen=True, slots=True)
class Process:
    pid: int
    parent: int
    reaped_seconds: float  # burned by its children that have ended, and theirs


def processes() -> dict[int, Process]:
    """Return every process of this machine."""
    found = {}
    for folder in PROC.iterdir():
        if not folder.name.isdecimal():
            continue
        try:
            found[int(folder.name)] = read_stat((folder / "stat").read_text())
        except (FileNotFoundError, ProcessLookupError):  # It ended while we looked.
            continue
    return found


def read_stat(text: str) -> Process:
    """Read /proc/PID/stat (proc(5)); the second field, a name, may hold blanks and brackets of its own."""
    pid = int(text[: text.index(" ")])
    rest = text[text.rindex(")") + 2 :].split()
    return Process(pid, int(rest[1]), (int(rest[13]) + int(rest[14])) / TICKS_PER_SECOND)


def tree(root: int, among: Mapping[int, Process]) -> list[Process]:
    """Return a process and all that descend from it, those it started first."""
    found = [among[root]] if root in among else []
    for one in found:
        found += [child for child in among.values() if child.parent == one.pid]
    return found


def seconds_of(root: int, among: Mapping[int, Process]) -> float:
    """Return the CPU seconds, user and system, that a tree of processes has burned since it was born."""
    return sum(one.reaped_seconds + clock(one.pid) for one in tree(root, among))


def clock(pid: int) -> float:
    """Return the CPU seconds of one process alone, or 0 when there is none."""
    try:
        return time.clock_gettime((~pid << 3) | CPUCLOCK_SCHED)  # The kernel's MAKE_PROCESS_CPUCLOCK.
    except OSError:  # It ended meanwhile; from now on it is among its parent's reaped.
        return 0.0


def burned(roots: Iterable[int]) -> float:
    """Return the CPU seconds of several trees together."""
    among = processes()
    return sum(seconds_of(root, among) for root in roots)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a tree of processes holds, in MiB."""

    pss: float  # shared pages are shared out among those who have them, so sums of it are true
    rss: float  # every page of every process, shared ones once for each


def memory_of(root: int) -> Memory:
    held = [_held(one.pid) for one in tree(root, processes())]
    return Memory(sum(pss for pss, _ in held) / 1024, sum(rss for _, rss in held) / 1024)


def _held(pid: int) -> tuple[int, int]:
    """Return the PSS and the RSS of one process in KiB, as the kernel rolls them up."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0
    found = {line.split()[0]: int(line.split()[1]) for line in lines if line.startswith(("Pss:", "Rss:"))}
    return found.get("Pss:", 0), found.get("Rss:", 0)
