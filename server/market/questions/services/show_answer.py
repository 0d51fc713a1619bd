"""An answer is shown, or kept from everybody: the question's count moves with it."""

from datetime import datetime

from foundation import outbox
from market.questions.events import QuestionAnswered
from market.questions.models import Answer, Question


def show_answer(question: Question, answer: Answer, *, is_news: bool, now: datetime) -> None:
    """Show an answer that is held, under the question's lock. In: whether its asker is told."""
    answer.is_held = False
    answer.save(update_fields=["is_held"])
    _count(question, 1)
    if is_news:
        news = QuestionAnswered(
            question.id, answer.id, question.product_id, question.author_id, answer.author_id, answer.is_by_shop, now
        )  # fmt: skip
        outbox.publish(news, key=question.id)


def hide_answer(question: Question, answer: Answer) -> None:
    """Show an answer no more, under the question's lock."""
    answer.is_held = True
    answer.save(update_fields=["is_held"])
    _count(question, -1)


def _count(question: Question, by: int) -> None:
    question.answer_count += by
    question.save(update_fields=["answer_count"])
