"""Somebody asks those who bought a product."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import access, sql
from market.catalogue import facade as catalogue
from market.moderation import facade as moderation
from market.moderation.facade import Kind, Outcome, Subject, TextToCheck
from market.questions import rules
from market.questions.errors import AskedEnough, NotOnSale, SpeakForYourShop
from market.questions.models import Question
from market.questions.services.show_question import show_question
from market.questions.types import QUESTION_KIND, QuestionView

DAY = timedelta(days=1)


@transaction.atomic
def ask_question(*, product_id: UUID, person_id: UUID, text: str, now: datetime) -> QuestionView:
    """
    Publish a question about a product, or hold it until somebody has looked; buyers are told once it is shown.

    Whoever asks twice at once waits for themselves (an advisory lock), so nobody asks more than is allowed in a day.

    :raises NotOnSale, SpeakForYourShop, AskedEnough, WordsMissing, WordsTooMany;
        moderation.PublishingPaused, TextRefused
    """
    product = catalogue.products([product_id]).get(product_id)
    if product is None or product.state != catalogue.ProductState.PUBLISHED:
        raise NotOnSale
    if access.may(person_id, product.shop_id, "shop.read"):
        raise SpeakForYourShop
    words = rules.check_words(text, longest=rules.LONGEST_QUESTION)
    moderation.check_may_publish(person_id, now=now)
    (verdict,) = moderation.check_texts([TextToCheck(Kind.COMMENT, words)])
    moderation.refuse_if_forbidden({"text": verdict})

    sql.rows("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"questions:{person_id}"])
    if Question.objects.filter(author_id=person_id, at__gt=now - DAY).count() >= rules.QUESTIONS_A_DAY:
        raise AskedEnough(most=rules.QUESTIONS_A_DAY)
    question = Question.objects.create(
        product_id=product_id,
        shop_id=product.shop_id,
        author_id=person_id,
        text=words,
        is_held=verdict.outcome == Outcome.HOLD,
        at=now,
    )
    if question.is_held:
        subject = Subject(QUESTION_KIND, question.id, person_id)
        moderation.open_item(subject=subject, text=words, verdicts=[verdict], now=now)
    else:
        show_question(question, now=now)
    return question.view()
