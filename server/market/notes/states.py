"""
A note's life.

   draft ──publish──▶ published ──taken down──▶ hidden          An author may delete a note in any state.
     │ ▲                 ▲  │ ▲────restored────────┘
  later│ recalled        │  └──edited, and to be looked at──▶ held
     ▼ │                 │                                     │
   scheduled ──its hour──┤◀──────────────let through───────────┤
     │                   │                                     ▼
     └──to be looked at──┴──▶ held (also from draft)        refused ──rewritten──▶ draft
"""

from enum import StrEnum

from foundation.states import Machine


class NoteState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    HELD = "held"  # Somebody has to look at it before others see it.
    PUBLISHED = "published"
    REFUSED = "refused"
    HIDDEN = "hidden"  # It was published, and taken down.
    DELETED = "deleted"


_S = NoteState

NOTE = Machine(
    start=_S.DRAFT,
    moves={
        _S.DRAFT: frozenset({_S.SCHEDULED, _S.HELD, _S.PUBLISHED, _S.REFUSED, _S.DELETED}),
        _S.SCHEDULED: frozenset({_S.DRAFT, _S.HELD, _S.PUBLISHED, _S.REFUSED, _S.DELETED}),
        _S.HELD: frozenset({_S.DRAFT, _S.PUBLISHED, _S.REFUSED, _S.DELETED}),
        _S.PUBLISHED: frozenset({_S.HELD, _S.HIDDEN, _S.REFUSED, _S.DELETED}),
        _S.REFUSED: frozenset({_S.DRAFT, _S.PUBLISHED, _S.DELETED}),
        _S.HIDDEN: frozenset({_S.PUBLISHED, _S.DELETED}),
        _S.DELETED: frozenset(),
    },
)
