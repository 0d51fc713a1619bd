"""Reviews are read before others see them, can be reported, and go down or come back with their stars."""

from uuid import UUID

import pytest
from django.db import IntegrityError

from foundation import sql
from foundation.testing import NOON, deliver_news, told
from market.community import queries
from market.community.errors import ReviewNotFound
from market.community.events import ReviewDecided
from market.community.models import Review
from market.community.reported import look_at_review
from market.community.services.change_reply import change_reply
from market.community.services.counting import reconcile_summaries
from market.community.services.follow_up_review import follow_up_review
from market.community.services.remove_review import remove_review
from market.community.services.reply_to_review import reply_to_review
from market.community.tests.factories import bring_review, make_review
from market.community.types import ReviewView
from market.media.services.store_picture import store_picture
from market.media.tests.drawn import draw, written
from market.moderation.errors import TextRefused
from market.moderation.models import Item, Strike
from market.moderation.services.appeal import appeal
from market.moderation.services.remember_pictures import remember_pictures
from market.moderation.services.report_subject import report_subject
from market.moderation.services.take_down import take_down
from market.moderation.tests.factories import judge, judge_alone, make_list
from market.moderation.types import Choice, Severity, Subject
from market.orders.tests.factories import make_buyer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lists():
    make_list("坏词")
    make_list("恶词", name="worse", severity=Severity.REFUSE)


def is_seen(review: ReviewView) -> bool:
    """Say whether a review is read and its stars count; one without the other fails here."""
    assert reconcile_summaries() == []
    count = queries.reviews_of([review.product_id])[review.product_id].count
    try:
        queries.review(review.id)
    except ReviewNotFound:
        assert count == 0
        return False
    assert count == 1
    return True


def reviewer() -> UUID:
    return make_buyer("评审").id


def report(review: ReviewView) -> None:
    report_subject(person_id=reviewer(), kind="review", subject_id=review.id, rule="p.1", text="", now=NOON)


def test_what_is_doubtful_waits_with_its_stars_and_is_let_through():
    held = make_review(text="有坏词")
    assert not is_seen(held)
    assert make_review(text="很好").text == "很好"

    judge_alone(reviewer(), Choice.KEEP)
    deliver_news()
    deliver_news()

    assert is_seen(held)
    assert told(ReviewDecided, key=held.id).is_seen is True


def test_its_author_finds_what_is_held_among_their_own_and_nobody_else_does():
    held = make_review(text="有坏词")
    assert held.person_id is not None

    mine, _ = queries.reviews_by_person(held.person_id, after=None, limit=9)
    of_shop, _ = queries.reviews_of_shop(held.shop_id, unanswered=False, after=None, limit=9)

    assert [(one.id, one.is_held) for one in mine] == [(held.id, True)]
    assert of_shop == []
    remove_review(review_id=held.id, person_id=held.person_id, now=NOON)
    assert queries.reviews_by_person(held.person_id, after=None, limit=9) == ([], None)


def test_what_is_forbidden_is_refused_and_the_line_can_be_reviewed_still():
    with pytest.raises(TextRefused):
        make_review(text="有恶词")

    assert not Review.objects.exists()


def test_a_picture_known_to_be_somebody_elses_holds_a_review():
    ana, ben = make_buyer("安娜"), make_buyer("阿本")
    first, copy = (store_picture(written(draw(5)), one.id, "review", now=NOON).id for one in (ana, ben))
    remember_pictures(subject=Subject("note", first, ana.id), picture_ids=[first], now=NOON)

    assert not is_seen(make_review(buyer=ben, picture_ids=[copy]))


def follow_up(review: ReviewView, text: str) -> ReviewView:
    assert review.person_id is not None
    return follow_up_review(review_id=review.id, person_id=review.person_id, text=text, now=NOON)


def test_a_doubtful_follow_up_takes_its_review_with_it_until_somebody_has_looked():
    review = make_review(text="很好")

    assert follow_up(review, "有坏词").is_held
    deliver_news()
    assert not is_seen(review)
    assert told(ReviewDecided, key=review.id).is_seen is False

    judge_alone(reviewer(), Choice.KEEP)
    deliver_news()
    assert is_seen(review)
    shown = queries.review(review.id).follow_up
    assert shown is not None and shown.text == "有坏词"


def test_a_forbidden_follow_up_is_refused_and_another_can_be_written():
    review = make_review(text="很好")

    with pytest.raises(TextRefused):
        follow_up(review, "有恶词")

    assert is_seen(review)
    assert follow_up(review, "用了一个月还是好").follow_up is not None
    assert is_seen(review)


def test_what_is_forbidden_no_shop_replies():
    review = make_review(text="很好")
    said = {"review_id": review.id, "actor_id": reviewer(), "now": NOON}

    with pytest.raises(TextRefused):
        reply_to_review(text="有恶词", **said)
    reply_to_review(text="谢谢", **said)
    with pytest.raises(TextRefused):
        change_reply(text="有恶词", **said)

    reply = queries.review(review.id).reply
    assert reply is not None and reply.text == "谢谢"


def test_what_is_reported_goes_down_by_a_rule_and_comes_back_as_it_was():
    review = make_review()
    report(review)
    deliver_news()
    assert is_seen(review)

    judge_alone(reviewer(), rule="p.1")
    deliver_news()
    assert not is_seen(review)
    assert Strike.objects.get().person_id == review.person_id

    item = Item.objects.get()
    assert review.person_id is not None
    appeal(item_id=item.pk, person_id=review.person_id, text="It is my own word", now=NOON)
    judge(reviewer(), Choice.KEEP)
    deliver_news()
    assert is_seen(review)
    assert queries.review(review.id).text == review.text


def test_an_operator_takes_one_down_by_its_id():
    review = make_review()

    take_down(kind="review", subject_id=review.id, actor_id=reviewer(), rule="6.10", now=NOON)
    deliver_news()

    assert not is_seen(review)


def test_its_author_takes_back_what_is_held_and_nobody_gives_it_back():
    review = make_review(text="有坏词")
    assert review.person_id is not None

    remove_review(review_id=review.id, person_id=review.person_id, now=NOON)
    deliver_news()

    assert Item.objects.get().state == "withdrawn"
    assert not is_seen(review)
    assert Review.objects.get().text == ""


def test_what_is_held_is_not_rewritten():
    """Without the condition of migration 0011: fails, the text being changed."""
    review = make_review(text="有坏词")

    with pytest.raises(IntegrityError, match="never rewritten"):
        sql.run("UPDATE community_review SET text = '好' WHERE id = %s", [review.id])


def test_what_came_from_elsewhere_cannot_be_reported():
    assert look_at_review(bring_review().id, reviewer()) is None
