"""The CPU of whole trees of processes, against processes that really burn it."""

import os
import subprocess
import sys
import time

from bench import cpu

BURN = "import time\nwhile time.process_time() < {seconds}: pass\n"
# Burns by a child that has ended and been reaped, says so, and goes on living without doing anything.
BURN_BY_A_CHILD = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {BURN.format(seconds=0.4)!r}])
print("reaped", flush=True)
sys.stdin.read()
"""


def test_a_line_of_proc_is_read_whatever_the_process_calls_itself():
    stat = f"42 (a) b (c) S 7 {'0 ' * 9}11 12 {'100 200 '}0 0"

    assert cpu.read_stat(stat) == cpu.Process(42, 7, 300 / cpu.TICKS_PER_SECOND)


def test_our_own_clock_runs_on_while_we_burn():
    before = cpu.burned([os.getpid()])
    until = time.process_time() + 0.2
    while time.process_time() < until:
        pass

    assert cpu.burned([os.getpid()]) - before >= 0.2


def test_what_an_ended_child_burned_is_counted():
    """Without `cutime` and `cstime`: fails, a tree whose worker has ended seems to have burned next to nothing."""
    with subprocess.Popen(
        [sys.executable, "-c", BURN_BY_A_CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None and parent.stdin is not None
        assert parent.stdout.readline() == "reaped\n"

        found = cpu.burned([parent.pid])

        parent.stdin.close()
    assert found >= 0.4


def test_a_living_grandchild_belongs_to_the_tree_and_others_do_not():
    among = {pid: cpu.Process(pid, parent, 0) for pid, parent in [(1, 0), (10, 1), (11, 10), (12, 11), (20, 1)]}

    assert [one.pid for one in cpu.tree(10, among)] == [10, 11, 12]


def test_memory_is_what_the_kernel_says():
    held = cpu.memory_of(os.getpid())

    assert 0 < held.pss <= held.rss
