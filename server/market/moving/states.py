"""
The life of an import: one file on its way into one shop. What it would do is shown before it does it.

    checking ──read to its end──▶ checked ──start──▶ running ──read to its end──▶ done
        │  └────────────drop────────┴──▶ dropped        │
        └───────────stuck for good──▶ failed ◀──────────┘
"""

from enum import StrEnum

from foundation.states import Machine


class ImportState(StrEnum):
    CHECKING = "checking"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"
    FAILED = "failed"


IMPORT = Machine(
    start=ImportState.CHECKING,
    moves={
        ImportState.CHECKING: frozenset({ImportState.CHECKED, ImportState.DROPPED, ImportState.FAILED}),
        ImportState.CHECKED: frozenset({ImportState.RUNNING, ImportState.DROPPED}),
        ImportState.RUNNING: frozenset({ImportState.DONE, ImportState.FAILED}),
        ImportState.DONE: frozenset(),
        ImportState.DROPPED: frozenset(),
        ImportState.FAILED: frozenset(),
    },
)
AT_WORK = frozenset({ImportState.CHECKING, ImportState.RUNNING})  # A worker has something to do.
OPEN = AT_WORK | {ImportState.CHECKED}  # A shop has one of these at most.
