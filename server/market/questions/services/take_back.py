"""Authors take back what they asked or answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import access
from market.moderation import facade as moderation
from market.questions.errors import AnswerNotFound, QuestionNotFound
from market.questions.models import Answer, Question
from market.questions.services.answer_question import ANSWERING
from market.questions.services.show_answer import hide_answer
from market.questions.types import ANSWER_KIND, QUESTION_KIND


@transaction.atomic
def remove_question(*, question_id: UUID, person_id: UUID, now: datetime) -> None:
    """Empty a question, so that nobody finds it or what was answered. Locks it. :raises QuestionNotFound: not theirs"""
    question = Question.objects.lock(question_id)
    if question.author_id != person_id:
        raise QuestionNotFound
    question.text, question.removed_at = "", now
    question.save(update_fields=["text", "removed_at"])
    moderation.withdraw_item(kind=QUESTION_KIND, subject_id=question_id, now=now)


@transaction.atomic
def remove_answer(*, answer_id: UUID, person_id: UUID, now: datetime) -> None:
    """
    Empty an answer: its author may, and of a shop's answer whoever answers for the shop. Locks the question, then it.

    :raises AnswerNotFound: also when it is nobody's business of theirs
    """
    question, answer = lock_answer(answer_id)
    speaks = answer.is_by_shop and access.may(person_id, question.shop_id, ANSWERING)
    if answer.author_id != person_id and not speaks:
        raise AnswerNotFound
    if not answer.is_held:
        hide_answer(question, answer)
    answer.text, answer.removed_at = "", now
    answer.save(update_fields=["text", "removed_at"])
    moderation.withdraw_item(kind=ANSWER_KIND, subject_id=answer_id, now=now)


def lock_answer(answer_id: UUID) -> tuple[Question, Answer]:
    """Lock parent before child, as those who answer do. :raises AnswerNotFound: also when its question was removed"""
    question_id = Answer.objects.filter(pk=answer_id).values_list("question_id", flat=True).first()
    if question_id is None:
        raise AnswerNotFound
    try:
        question = Question.objects.lock(question_id)
    except QuestionNotFound:
        raise AnswerNotFound from None
    return question, Answer.objects.lock(answer_id)
