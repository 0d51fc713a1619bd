"""News points tell. Past tense, ids and values; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class PointsEarned:
    """Somebody was given points. Under the lot's id."""

    name: ClassVar[str] = "points.points_earned"
    person_id: UUID
    points: int
    title: dict[str, str]
    cause: str
    at: datetime
