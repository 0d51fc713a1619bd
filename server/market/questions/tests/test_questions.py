"""Who is asked, who may answer, and who sees it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from foundation.access import NotYours, RoleTooSmall
from foundation.testing import NOON, at_once, told, told_all
from market.catalogue.facade import withdraw_product
from market.circles.facade import block
from market.merchants import facade as merchants
from market.merchants.tests.factories import make_shop
from market.orders.models import OrderLine
from market.people.tests.factories import make_person
from market.questions import errors, queries, rules
from market.questions.events import QuestionAnswered, QuestionAsked
from market.questions.models import Answer, Invitation, Question
from market.questions.services.be_asked import be_asked
from market.questions.services.take_back import remove_answer, remove_question
from market.questions.tests.factories import answer, ask, buy, make_buyer, make_sku

pytestmark = pytest.mark.django_db


def seen_by(product_id, person_id=None):
    return [one.text for one in queries.of_product(product_id, queries.reader(person_id), after=None, limit=50)[0]]


def test_those_who_bought_and_kept_it_are_told_the_latest_first():
    """Who paid and has nothing in hand, who gave it back, and who asks are not."""
    mug, other = make_sku(), make_sku()
    early, late, elsewhere, waiting, returned = (make_buyer() for _ in range(5))
    for who in (early, returned, late):
        buy(who, mug)
    buy(elsewhere, other)
    buy(waiting, mug, received=False)
    give_back(returned, mug)

    asked = ask(mug.product_id, make_person().id)
    own = ask(mug.product_id, early.id)

    assert told(QuestionAsked, key=asked.id).told_ids == (late.id, early.id)
    assert told(QuestionAsked, key=own.id).told_ids == (late.id,)


def give_back(buyer, sku):
    OrderLine.objects.filter(order__person_id=buyer.id, sku_id=sku.id).update(refunded_quantity=1)


def test_who_does_not_want_to_be_asked_or_keeps_away_is_not_told():
    shop_id, asker = make_shop().id, make_person().id
    mug = make_sku(shop_id=shop_id)
    unwilling, blocker, blocked, clerk, willing = (make_buyer() for _ in range(5))
    for who in (unwilling, blocker, blocked, clerk, willing):
        buy(who, mug)
    be_asked(person_id=unwilling.id, is_wanted=False, now=NOON)
    block(person_id=blocker.id, other_id=asker, now=NOON)
    block(person_id=asker, other_id=blocked.id, now=NOON)
    merchants.add_staff(shop_id=shop_id, person_id=clerk.id, role="clerk", now=NOON)

    asked = ask(mug.product_id, asker)

    assert told(QuestionAsked, key=asked.id).told_ids == (willing.id,)


def test_nobody_is_asked_more_than_three_times_a_day_nor_more_than_a_dozen_at_once():
    mug = make_sku(on_hand=50)
    buyers = [make_buyer() for _ in range(rules.TOLD_OF_EACH + 1)]
    for who in buyers:
        buy(who, mug)
    asked = [ask(mug.product_id, make_person().id) for _ in range(7)]
    tomorrow = ask(mug.product_id, make_person().id, now=NOON + timedelta(days=1))

    counts = [len(told(QuestionAsked, key=one.id).told_ids) for one in asked]
    assert counts == [12, 12, 12, 1, 1, 1, 0]  # Thirteen buyers with three turns each.
    assert len(told(QuestionAsked, key=tomorrow.id).told_ids) == rules.TOLD_OF_EACH
    with pytest.raises(IntegrityError, match="questions_few_a_day"), transaction.atomic():
        Invitation.objects.create(
            question_id=asked[6].id, person_id=buyers[0].id, on_date=NOON.date(), turn=rules.ASKED_A_DAY + 1
        )


def test_only_who_bought_it_answers_and_once():
    mug, buyer, stranger, asker = make_sku(), make_buyer(), make_person().id, make_person().id
    buy(buyer, mug)
    asked = ask(mug.product_id, asker)

    said = answer(asked.id, buyer.id)
    with pytest.raises(errors.AlreadyAnswered):
        answer(asked.id, buyer.id)
    with pytest.raises(errors.NotBought):
        answer(asked.id, stranger)
    with pytest.raises(errors.OwnQuestion):
        answer(ask(mug.product_id, buyer.id).id, buyer.id)
    with pytest.raises(errors.WordsMissing):
        answer(ask(mug.product_id, asker).id, buyer.id, " ")

    assert queries.questions([asked.id])[asked.id].answer_count == 1
    news = told(QuestionAnswered, key=asked.id)
    assert (news.answer_id, news.asker_id, news.is_by_shop) == (said.id, asker, False)


def test_the_shop_answers_once_as_the_shop_and_never_as_a_buyer():
    owner, asker = make_person().id, make_person().id
    mug = make_sku(shop_id=make_shop(owner_id=owner).id)
    asked = ask(mug.product_id, asker)
    clerk = make_buyer()
    merchants.add_staff(shop_id=asked.shop_id, person_id=clerk.id, role="clerk", now=NOON)
    buy(clerk, mug)

    for person_id, refusal in ((clerk.id, errors.SpeakForYourShop), (owner, errors.SpeakForYourShop)):
        with pytest.raises(refusal):
            answer(asked.id, person_id)
    with pytest.raises(NotYours):
        answer(asked.id, asker, as_shop=True)
    with pytest.raises(RoleTooSmall):
        answer(asked.id, clerk.id, as_shop=True)
    said = answer(asked.id, owner, as_shop=True)
    with pytest.raises(errors.AlreadyAnswered):
        answer(asked.id, owner, as_shop=True)
    with pytest.raises(errors.SpeakForYourShop):
        ask(mug.product_id, owner)

    assert said.is_by_shop
    assert [one.is_by_shop for one in queries.first_answers([asked.id], queries.reader(None))[asked.id]] == [True]


def test_who_is_blocked_finds_no_question_and_no_answer_either_way():
    mug, buyer, other, asker = make_sku(), make_buyer(), make_buyer(), make_person().id
    buy(buyer, mug)
    buy(other, mug)
    asked = ask(mug.product_id, asker)
    answer(asked.id, buyer.id)
    answer(asked.id, other.id, "还行。")
    block(person_id=buyer.id, other_id=asker, now=NOON)

    for_asker, for_buyer = queries.reader(asker), queries.reader(buyer.id)
    assert seen_by(mug.product_id, buyer.id) == []
    with pytest.raises(errors.QuestionNotFound):
        queries.question(asked.id, for_buyer)
    with pytest.raises(errors.QuestionNotFound):
        answer(asked.id, buyer.id, "再说一次")
    assert [one.text for one in queries.first_answers([asked.id], for_asker)[asked.id]] == ["还行。"]
    assert [one.text for one in queries.answers(asked.id, for_asker, after=None, limit=9)[0]] == ["还行。"]
    assert queries.asked_of(buyer.id, after=None, limit=9)[0] == []


def test_what_was_asked_of_somebody_waits_until_they_answer():
    mug, buyer = make_sku(), make_buyer()
    buy(buyer, mug)
    first, second = ask(mug.product_id, make_person().id), ask(mug.product_id, make_person().id, "多大？")

    answer(first.id, buyer.id)

    assert [one.id for one in queries.asked_of(buyer.id, after=None, limit=9)[0]] == [second.id]


def test_what_is_taken_back_is_gone_and_only_its_author_may():
    mug, buyer, asker = make_sku(), make_buyer(), make_person().id
    buy(buyer, mug)
    asked = ask(mug.product_id, asker)
    said = answer(asked.id, buyer.id)

    with pytest.raises(errors.AnswerNotFound):
        remove_answer(answer_id=said.id, person_id=asker, now=NOON)
    with pytest.raises(errors.QuestionNotFound):
        remove_question(question_id=asked.id, person_id=buyer.id, now=NOON)
    remove_answer(answer_id=said.id, person_id=buyer.id, now=NOON)
    assert Answer.objects.get(pk=said.id).text == ""
    assert queries.questions([asked.id])[asked.id].answer_count == 0
    again = answer(asked.id, buyer.id, "还是能")
    remove_question(question_id=asked.id, person_id=asker, now=NOON)

    assert seen_by(mug.product_id) == seen_by(mug.product_id, asker) == []
    with pytest.raises(errors.AnswerNotFound):
        remove_answer(answer_id=again.id, person_id=buyer.id, now=NOON)


def test_ten_questions_a_day_and_of_what_is_on_sale():
    mug, asker = make_sku(), make_person().id
    for number in range(rules.QUESTIONS_A_DAY):
        ask(mug.product_id, asker, f"第 {number} 问")

    with pytest.raises(errors.AskedEnough):
        ask(mug.product_id, asker)
    ask(mug.product_id, asker, now=NOON + timedelta(days=1, seconds=1))
    withdraw_product(mug.product_id, now=NOON)
    with pytest.raises(errors.NotOnSale):
        ask(mug.product_id, make_person().id)
    assert len(told_all(QuestionAsked)) == rules.QUESTIONS_A_DAY + 1


@pytest.mark.django_db(transaction=True)
def test_many_answers_at_once_are_one_each_and_all_counted():
    """Eight clicks of one buyer and eight of the shop. Without the unique indexes: fails with sixteen answers."""
    owner, buyer = make_person().id, make_buyer()
    mug = make_sku(shop_id=make_shop(owner_id=owner).id)
    buy(buyer, mug)
    asked = ask(mug.product_id, make_person().id)

    said = at_once(
        [
            *([lambda: answer(asked.id, buyer.id)] * 8),
            *([lambda: answer(asked.id, owner, as_shop=True)] * 8),
        ]
    )

    assert said.count("questions.already_answered") == 14
    assert Answer.objects.count() == 2
    assert queries.questions([asked.id])[asked.id].answer_count == 2


@pytest.mark.django_db(transaction=True)
def test_many_questions_at_once_ask_one_buyer_three_times():
    """Without the unique index of the turn: fails with four, as several count the same turns."""
    mug, buyer = make_sku(), make_buyer()
    buy(buyer, mug)
    askers = [make_person().id for _ in range(8)]

    at_once([lambda who=who: ask(mug.product_id, who) for who in askers])

    assert Question.objects.count() == 8
    assert 1 <= Invitation.objects.filter(person_id=buyer.id).count() <= rules.ASKED_A_DAY
