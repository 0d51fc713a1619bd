"""Votes, changed replies, films, and reviews that their authors let appear as notes; through the doors people use."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from foundation import sql
from foundation.ids import encode
from foundation.testing import NOON, at_once
from market.community.errors import FollowUpTooLate
from market.community.models import HelpfulVote, ReplyRevision, Review
from market.community.services.follow_up_review import follow_up_review
from market.community.services.reply_to_review import reply_to_review
from market.community.services.vote_helpful import vote_helpful
from market.community.tests.factories import buy, make_buyer, make_review, make_shop, make_sku, make_staff
from market.media.tests.factories import make_picture
from market.people.models import Person

pytestmark = pytest.mark.django_db


def as_(person) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person.id))
    return client


def write(client: Client, body: dict):
    return client.post(
        "/api/community/reviews", body, content_type="application/json", headers={"Idempotency-Key": uuid4().hex}
    )


def vote_address(review) -> str:
    return f"/api/community/reviews/{encode('rev', review.id)}/helpful"


def listed(product_id, **asked) -> list[dict]:
    answer = Client().get(f"/api/community/products/{encode('prod', product_id)}/reviews", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()["items"]


# ── Votes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_person_is_one_vote_and_may_take_it_back():
    review, wei = make_review(), make_buyer()
    client = as_(wei)

    said = [client.put(vote_address(review)).json() for _ in range(2)]
    shown = client.get(f"/api/community/products/{encode('prod', review.product_id)}/reviews").json()["items"][0]
    gone = [client.delete(vote_address(review)).json() for _ in range(2)]

    assert said == [{"helpful_count": 1, "is_helpful": True}] * 2
    assert (shown["helpful_count"], shown["is_helpful"]) == (1, True)
    assert gone == [{"helpful_count": 0, "is_helpful": False}] * 2
    assert not HelpfulVote.objects.exists()


def test_nobody_votes_for_their_own_not_even_past_the_service():
    """Without the trigger, the second half fails: the row is kept."""
    lan = make_buyer()
    review = make_review(buyer=lan)

    answer = as_(lan).put(vote_address(review))

    assert (answer.status_code, answer.json()["code"]) == (409, "community.own_review")
    with pytest.raises(IntegrityError, match="their own"), transaction.atomic():
        HelpfulVote.objects.create(review_id=review.id, person_id=lan.id, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_votes_that_come_at_once_are_all_counted():
    review, crowd = make_review(), [make_buyer() for _ in range(8)]

    def act(person):
        return lambda: vote_helpful(review_id=review.id, person_id=person.id, is_helpful=True, now=NOON)

    assert at_once([act(one) for one in [*crowd, *crowd]]) == ["done"] * 16
    assert Review.objects.get().helpful_count == HelpfulVote.objects.count() == 8


def test_the_most_helpful_come_first_page_by_page():
    mug = make_sku()
    reviews = [make_review(sku=mug, text=f"第{n}条", stars=1 + n % 2) for n in range(5)]
    for voters, review in zip((0, 2, 1, 2, 0), reviews, strict=True):
        for _ in range(voters):
            vote_helpful(review_id=review.id, person_id=make_buyer().id, is_helpful=True, now=NOON)

    seen, after, client = [], "", Client()
    while after is not None:
        page = client.get(
            f"/api/community/products/{encode('prod', mug.product_id)}/reviews",
            {"sort": "helpful", "limit": 2, "after": after},
        ).json()
        seen += [one["text"] for one in page["items"]]
        after = page["next"]

    assert seen == ["第3条", "第1条", "第2条", "第4条", "第0条"]
    assert [one["text"] for one in listed(mug.product_id, stars=2, sort="helpful")] == ["第3条", "第1条"]
    assert {one["stars"] for one in listed(mug.product_id, stars=1)} == {1}


# ── Replies and follow-ups ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_shop_changes_its_reply_for_a_week_and_what_it_said_is_kept():
    shop = make_shop()
    review, clerk = make_review(sku=make_sku(shop_id=shop.id)), make_staff(shop, "manager")
    reply_to_review(review_id=review.id, actor_id=clerk.id, text="谢谢", now=timezone.now())
    address = f"/api/community/reviews/{encode('rev', review.id)}/reply"
    client = as_(clerk)

    done = client.put(address, {"text": "谢谢您"}, content_type="application/json")
    same = client.put(address, {"text": "谢谢您"}, content_type="application/json")

    assert (done.status_code, done.json()["reply"]["text"]) == (200, "谢谢您")
    assert done.json()["reply"]["changed_at"] is not None and same.json() == done.json()
    assert [(one.text, one.by_id) for one in ReplyRevision.objects.all()] == [("谢谢", clerk.id)]
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        ReplyRevision.objects.update(text="x")

    Review.objects.update(replied_at=timezone.now() - timedelta(days=7))
    late = client.put(address, {"text": "又改"}, content_type="application/json")
    assert (late.status_code, late.json()["code"]) == (409, "community.reply_is_settled")


def test_only_staff_of_the_shop_change_a_reply_and_only_one_that_is_there():
    shop = make_shop()
    review, clerk = make_review(sku=make_sku(shop_id=shop.id)), make_staff(shop, "manager")
    address = f"/api/community/reviews/{encode('rev', review.id)}/reply"

    assert as_(make_buyer()).put(address, {"text": "x"}, content_type="application/json").status_code == 404
    none = as_(clerk).put(address, {"text": "x"}, content_type="application/json")
    assert (none.status_code, none.json()["code"]) == (409, "community.not_replied")


def test_a_review_is_followed_up_within_180_days():
    lan = make_buyer()
    review = make_review(buyer=lan, now=NOON)
    with pytest.raises(FollowUpTooLate):
        follow_up_review(review_id=review.id, person_id=lan.id, text="晚了", now=NOON + timedelta(days=180))
    follow_up_review(review_id=review.id, person_id=lan.id, text="还好用", now=NOON + timedelta(days=179, hours=23))


@pytest.mark.parametrize("change", ["follow_up = 'x'", "picture_ids = '{}'", "follow_up_picture_ids = ARRAY[id]"])
def test_neither_what_was_shown_nor_what_was_added_is_changed(change):
    """With the guard of migration 0002 instead: each fails with DID NOT RAISE."""
    lan = make_buyer()
    picture = make_picture(owner_id=lan.id, keep=False)
    review = make_review(buyer=lan, picture_ids=[picture.id])
    follow_up_review(review_id=review.id, person_id=lan.id, text="还好用", now=NOON)
    with pytest.raises(IntegrityError, match="never rewritten"), transaction.atomic():
        sql.run(f"UPDATE community_review SET {change}")


# ── As a note ────────────────────────────────────────────────────────────────────────────────────────────────────────


def reviewed_as_note(person, text="杯沿很薄。喝茶正好。", **given) -> tuple[dict, UUID]:
    mug = make_sku()
    (line_id,) = buy(person, mug)
    shown = [encode("pic", make_picture(owner_id=person.id, keep=False).id)]
    body = {"order_line_id": encode("line", line_id), "stars": 5, "text": text, "picture_ids": shown, "as_note": True}
    answer = write(as_(person), {**body, **given})
    assert answer.status_code == 201, answer.content
    return answer.json(), mug.product_id


def test_a_review_appears_as_a_note_where_its_author_agrees_with_the_label_of_a_note_that_sells():
    lan = make_buyer()
    review, product_id = reviewed_as_note(lan)

    note = Client().get(f"/api/notes/{review['note_id']}").json()
    about = Client().get(f"/api/notes/products/{encode('prod', product_id)}").json()["items"]

    assert (note["title"], note["body"]) == ("杯沿很薄", "杯沿很薄。喝茶正好。")
    assert [one["product_id"] for one in note["goods"]] == [encode("prod", product_id)]
    assert (note["is_ad"], note["author_bought"]) == (True, True)
    assert [one["note_id"] for one in about] == [review["note_id"]]


def test_nobody_but_its_author_learns_which_note_says_the_same():
    lan = make_buyer()
    review, product_id = reviewed_as_note(lan)
    assert listed(product_id)[0]["note_id"] is None
    assert as_(lan).get("/api/community/mine").json()["items"][0]["note_id"] == review["note_id"]


def test_without_the_tick_there_is_no_note():
    review, product_id = reviewed_as_note(make_buyer(), as_note=False)
    assert review["note_id"] is None
    assert Client().get(f"/api/notes/products/{encode('prod', product_id)}").json()["items"] == []


def test_a_review_that_is_taken_back_takes_its_note_along():
    lan = make_buyer()
    review, _ = reviewed_as_note(lan)

    assert as_(lan).delete(f"/api/community/reviews/{review['review_id']}").status_code == 204

    assert Client().get(f"/api/notes/{review['note_id']}").status_code == 404
    assert as_(lan).get(f"/api/notes/{review['note_id']}").status_code == 404


def test_a_review_stays_when_its_note_is_deleted_and_may_still_be_taken_back():
    lan = make_buyer()
    review, product_id = reviewed_as_note(lan)

    assert as_(lan).delete(f"/api/notes/{review['note_id']}").status_code == 204

    assert [one["review_id"] for one in listed(product_id)] == [review["review_id"]]
    assert as_(lan).delete(f"/api/community/reviews/{review['review_id']}").status_code == 204
    assert listed(product_id) == []


def test_what_has_nothing_to_show_is_no_note_and_no_review_is_half_written():
    lan = make_buyer()
    (line_id,) = buy(lan, make_sku())
    body = {"order_line_id": encode("line", line_id), "stars": 5, "text": "很好", "as_note": True}

    answer = write(as_(lan), body)

    assert (answer.status_code, answer.json()["code"]) == (422, "community.nothing_to_show_as_note")
    assert not Review.objects.exists()
