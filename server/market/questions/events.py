"""News questions tell, under the question's id. Past tense, ids and values; once shipped, only added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class QuestionAsked:
    """A question is shown, and these buyers are to be told of it."""

    name: ClassVar[str] = "questions.question_asked"
    question_id: UUID
    product_id: UUID
    shop_id: UUID
    author_id: UUID
    told_ids: tuple[UUID, ...]
    at: datetime


@dataclass(frozen=True)
class QuestionAnswered:
    """An answer is shown. Who gave it is told to nobody by name."""

    name: ClassVar[str] = "questions.question_answered"
    question_id: UUID
    answer_id: UUID
    product_id: UUID
    asker_id: UUID
    author_id: UUID
    is_by_shop: bool
    at: datetime
