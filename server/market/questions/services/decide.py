"""A person has decided whether a question or an answer is to be seen."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.questions.models import Question
from market.questions.services.show_answer import hide_answer, show_answer
from market.questions.services.show_question import show_question
from market.questions.services.take_back import lock_answer


@transaction.atomic
def decide_question(*, question_id: UUID, is_to_be_seen: bool, now: datetime) -> None:
    """Show it and tell buyers, if none were told; or keep it from all. Locks it. :raises QuestionNotFound: removed"""
    question = Question.objects.lock(question_id)
    if is_to_be_seen and question.is_held:
        show_question(question, now=now)
    elif not is_to_be_seen and not question.is_held:
        question.is_held = True
        question.save(update_fields=["is_held"])


@transaction.atomic
def decide_answer(*, answer_id: UUID, is_to_be_seen: bool, is_news: bool, now: datetime) -> None:
    """Show an answer, or keep it from all. Locks the question, then it. :raises AnswerNotFound: removed meanwhile"""
    question, answer = lock_answer(answer_id)
    if is_to_be_seen and answer.is_held:
        show_answer(question, answer, is_news=is_news, now=now)
    elif not is_to_be_seen and not answer.is_held:
        hide_answer(question, answer)
