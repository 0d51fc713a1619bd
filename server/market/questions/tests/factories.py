"""Makers of questions and answers. A test names only what it is about."""

from datetime import datetime
from uuid import UUID

from foundation.testing import NOON
from market.community.tests.factories import buy, make_buyer, make_sku
from market.questions.services.answer_question import answer_question
from market.questions.services.ask_question import ask_question
from market.questions.types import AnswerView, QuestionView


def ask(product_id: UUID, person_id: UUID, text: str = "洗碗机能洗吗？", *, now: datetime = NOON) -> QuestionView:
    return ask_question(product_id=product_id, person_id=person_id, text=text, now=now)


def answer(
    question_id: UUID, person_id: UUID, text: str = "能，洗了半年。", *, as_shop: bool = False, now: datetime = NOON
) -> AnswerView:
    return answer_question(question_id=question_id, person_id=person_id, text=text, as_shop=as_shop, now=now)


__all__ = ["answer", "ask", "buy", "make_buyer", "make_sku"]
