"""News moderation tells, under the subject's id as key. Past tense, ids and values; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class SubjectDecided:
    """
    A person decided whether something is to be seen. Its room shows it or takes it down, whatever it did before; a
    version that is not the present one was changed since, and what replaced it is judged by itself.
    """

    name: ClassVar[str] = "moderation.subject_decided"
    item_id: UUID
    subject_kind: str
    subject_id: UUID
    subject_version: int
    author_id: UUID
    outcome: str  # publish or take_down
    rule: str  # cited for a take-down; "" otherwise
    state: str  # of the item: kept, removed, restored, upheld
    decided_at: datetime
    was_shown: bool = True  # Others saw it while it waited.
    reporter_ids: tuple[UUID, ...] = ()  # Who reported it since it was decided before; told of kept and removed alone.
