"""
The life of an item, which follows one note, comment, name or message for as long as that exists:

  waiting ──▶ kept ◀──────────────────┐ a second reviewer
     │  └───▶ removed ◀───────────────┤
     └─ opinions differ, or are sampled ─▶ second
  removed ── its author appeals ─▶ appealed ── another reviewer ─▶ restored, or upheld
  kept, removed, restored, upheld ── reported again, or changed by its author and held again ─▶ waiting
  any of these ── its author deletes what it is about ─▶ withdrawn
"""

from enum import StrEnum

from foundation.states import Machine


class ItemState(StrEnum):
    WAITING = "waiting"
    SECOND = "second"
    KEPT = "kept"
    REMOVED = "removed"
    APPEALED = "appealed"
    RESTORED = "restored"
    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"


_S = ItemState
_AGAIN = frozenset({_S.WAITING, _S.WITHDRAWN})

ITEM = Machine(
    start=_S.WAITING,
    moves={
        _S.WAITING: frozenset({_S.SECOND, _S.KEPT, _S.REMOVED, _S.WITHDRAWN}),
        _S.SECOND: _AGAIN | {_S.KEPT, _S.REMOVED},
        _S.KEPT: _AGAIN,
        _S.REMOVED: _AGAIN | {_S.APPEALED},
        _S.APPEALED: _AGAIN | {_S.RESTORED, _S.UPHELD},
        _S.RESTORED: _AGAIN,
        _S.UPHELD: _AGAIN,
        _S.WITHDRAWN: frozenset(),
    },
)
QUEUED = frozenset({_S.WAITING, _S.SECOND, _S.APPEALED})
