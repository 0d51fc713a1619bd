"""Somebody who bought answers a question, or the shop does."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import access
from foundation.sql import broken_guard
from market.circles import facade as circles
from market.moderation import facade as moderation
from market.moderation.facade import Kind, Outcome, Subject, TextToCheck
from market.orders import facade as orders
from market.questions import rules
from market.questions.errors import AlreadyAnswered, NotBought, OwnQuestion, QuestionNotFound, SpeakForYourShop
from market.questions.models import Answer, Question
from market.questions.services.show_answer import show_answer
from market.questions.types import ANSWER_KIND, AnswerView

ANSWERING = "goods.edit"  # Who replies to reviews answers questions.


@transaction.atomic
def answer_question(*, question_id: UUID, person_id: UUID, text: str, as_shop: bool, now: datetime) -> AnswerView:
    """
    Publish an answer, or hold it until somebody has looked. Who works for the shop answers as the shop, once for all.

    Locks the question. Two at once meet in the unique indexes.

    :raises QuestionNotFound: also when a block is between; NotBought, OwnQuestion, SpeakForYourShop, AlreadyAnswered,
        WordsMissing, WordsTooMany; access.NotYours, RoleTooSmall; moderation.PublishingPaused, TextRefused
    """
    question = Question.objects.lock(question_id)
    if question.is_held or (not as_shop and question.author_id in circles.out_of_sight(person_id)):
        raise QuestionNotFound
    if as_shop:
        access.require(person_id, question.shop_id, ANSWERING)
    elif access.may(person_id, question.shop_id, "shop.read"):
        raise SpeakForYourShop
    elif question.author_id == person_id:
        raise OwnQuestion
    elif not orders.who_bought([person_id], [question.product_id]):
        raise NotBought
    words = rules.check_words(text, longest=rules.LONGEST_ANSWER)
    moderation.check_may_publish(person_id, now=now)
    (verdict,) = moderation.check_texts([TextToCheck(Kind.COMMENT, words)])
    moderation.refuse_if_forbidden({"text": verdict})
    answer = Answer(
        question=question, author_id=person_id, text=words, is_by_shop=as_shop, is_held=True, at=now
    )  # fmt: skip
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError as error:
        if broken_guard(error) in ("questions_one_answer_each", "questions_one_answer_of_the_shop"):
            raise AlreadyAnswered from None
        raise
    if verdict.outcome == Outcome.HOLD:
        subject = Subject(ANSWER_KIND, answer.id, person_id)
        moderation.open_item(subject=subject, text=words, verdicts=[verdict], now=now)
    else:
        show_answer(question, answer, is_news=True, now=now)
    return answer.view()
