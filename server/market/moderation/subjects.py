"""
What can be reported. Rooms that show what people make lie above this one, so each says at start-up how its own is
looked at, and how its ids begin: `@moderation.shows("note", prefix="note")` above a function
(subject_id, viewer) -> Sight, or None for who may not see it. Viewer None is an operator, who sees what others do.
"""

from collections.abc import Callable
from uuid import UUID

from foundation.ids import decode, encode
from market.moderation.errors import SubjectNotFound
from market.moderation.types import Sight

Look = Callable[[UUID, UUID | None], Sight | None]
_looks: dict[str, Look] = {}
_prefixes: dict[str, str] = {}  # by kind


def shows(kind: str, *, prefix: str) -> Callable[[Look], Look]:
    """Register how something of a kind is looked at, by its room's `reported.py`."""

    def register(look: Look) -> Look:
        _looks[kind], _prefixes[kind] = look, prefix
        return look

    return register


def look_at(kind: str, subject_id: UUID, viewer: UUID | None) -> Sight:
    """Return what a viewer sees, or an operator (None). :raises SubjectNotFound: nothing, or of no such kind"""
    look = _looks.get(kind)
    sight = look(subject_id, viewer) if look is not None else None
    if sight is None:
        raise SubjectNotFound(field="subject")
    return sight


def read_outside_id(text: str) -> tuple[str, UUID]:
    """Return the kind and the id that an outside id means. :raises SubjectNotFound: of no kind that can be reported"""
    for kind, prefix in _prefixes.items():
        try:
            return kind, decode(prefix, text)
        except ValueError:
            continue
    raise SubjectNotFound(field="subject")


def outside_id(kind: str, subject_id: UUID) -> str:
    """Write a subject's id for the outside; "" of a kind that no room shows."""
    return encode(_prefixes[kind], subject_id) if kind in _prefixes else ""
