"""How a worker has a film made: starts the child, hears its lines, and stops it when it takes too long."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from market.media.film import limits

SERVER = Path(__file__).resolve().parents[3]
CRASHED = "video_is_broken"  # Also what took too much memory or time: no film of a phone does.


@dataclass(frozen=True, slots=True)
class Outcome:
    """Either `refused` with its facts, or `made`."""

    refused: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)


def run_child(source: Path, folder: Path, *, on_progress: Callable[[str, float], None]) -> Outcome:
    """
    Have a film made in a process that knows no secret of ours. What `on_progress` raises ends the child as well.

    A child that crashes, or is stopped by its limits, refuses the film; it cannot harm the worker.
    """
    command = [sys.executable, "-m", "market.media.film.child", str(source), str(folder)]
    with (folder / "errors").open("wb") as errors:
        child = subprocess.Popen(
            command,
            cwd=SERVER,
            env={"LANG": "C.UTF-8", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
    alarm = threading.Timer(limits.MOST_WALL_SECONDS, _stop, [child])
    alarm.start()
    outcome = None
    try:
        assert child.stdout is not None, "a pipe was asked for"
        for line in child.stdout:
            said = json.loads(line)
            if "stage" in said:
                on_progress(said["stage"], said["share"])
            else:
                outcome = Outcome(said.get("refused", ""), said.get("facts", {}), said.get("made", {}))
    finally:
        alarm.cancel()
        _stop(child)
    is_whole = child.returncode in (0, -signal.SIGKILL) and outcome is not None
    return outcome if is_whole and outcome else Outcome(CRASHED)


def _stop(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
