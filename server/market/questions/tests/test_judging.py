"""What the lists say of a question or an answer, and what a person decides, is what becomes of it."""

import pytest
from django.db import transaction

from foundation import outbox
from foundation.ids import uuid7
from foundation.testing import NOON, deliver_news, told_all
from market.moderation.errors import TextRefused
from market.moderation.events import SubjectDecided
from market.moderation.models import Item
from market.moderation.services.report_subject import report_subject
from market.moderation.services.take_down import take_down
from market.moderation.tests.factories import make_list
from market.moderation.types import Severity
from market.people.tests.factories import make_person
from market.questions import queries
from market.questions.events import QuestionAnswered, QuestionAsked
from market.questions.models import Question
from market.questions.tests.factories import answer, ask, buy, make_buyer, make_sku

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists(db):
    make_list("加微信", severity=Severity.HOLD)
    make_list("假发票", name="worse", severity=Severity.REFUSE)


def decide(kind: str, thing_id, *, outcome: str, state: str = "") -> None:
    """Tell what a reviewer decided, as moderation does."""
    with transaction.atomic():
        news = SubjectDecided(
            uuid7(), kind, thing_id, 0, uuid7(), outcome, "" if outcome == "publish" else "6.9",
            state or ("kept" if outcome == "publish" else "removed"), NOON,
        )  # fmt: skip
        outbox.publish(news, key=thing_id)
    deliver_news()


def shown(product_id, viewer_id=None):
    return [one.text for one in queries.of_product(product_id, queries.reader(viewer_id), after=None, limit=9)[0]]


def test_a_doubtful_question_waits_and_nobody_is_told_until_it_is_let_through():
    mug, buyer, asker = make_sku(), make_buyer(), make_person().id
    buy(buyer, mug)

    asked = ask(mug.product_id, asker, "加微信问")

    assert (shown(mug.product_id), shown(mug.product_id, asker)) == ([], ["加微信问"])
    assert told_all(QuestionAsked) == []
    item = Item.objects.get()
    assert (item.subject_kind, item.subject_id, item.author_id) == ("question", asked.id, asker)
    decide("question", asked.id, outcome="publish")
    decide("question", asked.id, outcome="publish")
    (news,) = told_all(QuestionAsked)
    assert news.told_ids == (buyer.id,)
    assert shown(mug.product_id) == ["加微信问"]


def test_a_doubtful_answer_is_not_counted_until_it_is_let_through():
    mug, buyer = make_sku(), make_buyer()
    buy(buyer, mug)
    asked = ask(mug.product_id, make_person().id)

    said = answer(asked.id, buyer.id, "加微信说")

    assert said.is_held
    assert queries.first_answers([asked.id], queries.reader(None))[asked.id] == []
    assert told_all(QuestionAnswered) == []
    decide("answer", said.id, outcome="publish")
    assert [one.text for one in queries.first_answers([asked.id], queries.reader(None))[asked.id]] == ["加微信说"]
    assert len(told_all(QuestionAnswered)) == 1
    assert Question.objects.get().answer_count == 1


def test_forbidden_words_are_refused_with_their_place():
    mug, buyer = make_sku(), make_buyer()
    buy(buyer, mug)
    asked = ask(mug.product_id, make_person().id)

    with pytest.raises(TextRefused):
        ask(mug.product_id, make_person().id, "有假发票吗")
    with pytest.raises(TextRefused) as refusal:
        answer(asked.id, buyer.id, "有假发票")

    assert refusal.value.field == "text"
    assert Question.objects.count() == 1


def test_what_was_taken_down_comes_back_upon_appeal_and_tells_nobody_again():
    mug, buyer = make_sku(), make_buyer()
    buy(buyer, mug)
    asked = ask(mug.product_id, make_person().id)
    said = answer(asked.id, buyer.id)
    counts = []

    for kind, thing in (("answer", said.id), ("question", asked.id)):
        decide(kind, thing, outcome="remove")
        counts.append((shown(mug.product_id), Question.objects.get().answer_count))
        decide(kind, thing, outcome="publish", state="restored")
        counts.append((shown(mug.product_id), Question.objects.get().answer_count))

    assert counts == [([asked.text], 0), ([asked.text], 1), ([], 1), ([asked.text], 1)]
    assert (len(told_all(QuestionAsked)), len(told_all(QuestionAnswered))) == (1, 1)


def test_both_can_be_reported_and_stay_shown_until_somebody_has_looked():
    mug, buyer, passer = make_sku(), make_buyer(), make_person().id
    buy(buyer, mug)
    asked = ask(mug.product_id, make_person().id)
    said = answer(asked.id, buyer.id)

    for kind, thing in (("question", asked.id), ("answer", said.id)):
        report_subject(person_id=passer, kind=kind, subject_id=thing, rule="6.9", text="", now=NOON)

    assert {(one.subject_kind, one.is_shown) for one in Item.objects.all()} == {("question", True), ("answer", True)}
    assert shown(mug.product_id) == [asked.text]


def test_an_operator_takes_a_question_and_an_answer_down_by_their_ids():
    mug, buyer, asker = make_sku(), make_buyer(), make_person().id
    buy(buyer, mug)
    asked = ask(mug.product_id, asker)
    said = answer(asked.id, buyer.id)

    for kind, one in (("answer", said.id), ("question", asked.id)):
        take_down(kind=kind, subject_id=one, actor_id=make_person().id, rule="p.1", now=NOON)
    deliver_news()

    assert shown(mug.product_id) == []
    assert set(Item.objects.values_list("subject_kind", "state")) == {("answer", "removed"), ("question", "removed")}
