"""What crosses the facade: frozen, framework-free."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation.ids import typed_id

QuestionId = typed_id("ques")
AnswerId = typed_id("ans")
QUESTION_KIND, ANSWER_KIND = "question", "answer"  # what moderation calls our subjects; its news brings them back


@dataclass(frozen=True, slots=True)
class QuestionView:
    id: UUID
    product_id: UUID
    shop_id: UUID
    author_id: UUID
    text: str
    is_held: bool
    answer_count: int
    at: datetime


@dataclass(frozen=True, slots=True)
class AnswerView:
    id: UUID
    question_id: UUID
    author_id: UUID
    text: str
    is_by_shop: bool
    is_held: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks: whom they must not meet, and which shops they answer for."""

    id: UUID | None
    hidden: Collection[UUID] = ()
