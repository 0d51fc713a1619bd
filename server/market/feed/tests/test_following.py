import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation import sql
from foundation.ids import decode, uuid7
from foundation.testing import NOON, deliver_news
from market.circles.facade import block, change_account, follow
from market.circles.services.answer_asker import answer_asker
from market.circles.services.keep_away import mute
from market.circles.services.unfollow import unfollow
from market.circles.tests.factories import make_person, make_private
from market.feed import queries
from market.feed.models import FeedEntry, FeedNote
from market.feed.services.keep_cards import draw_author_anew
from market.feed.services.put_before import leave, put_before_followers, take_from_followers
from market.feed.tests.factories import publish
from market.notes.services.keep_note import rewrite_note
from market.notes.services.withdraw_note import delete_note, let_through, take_down
from market.notes.tests.factories import make_draft
from market.people.services.change_profile import change_profile

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def ids(page) -> list:
    return [decode("note", card["note_id"]) for card in json.loads(f"[{page.cards}]")]


def feed_of(person) -> list:
    return ids(queries.following(person.id, after=None, limit=50))


def topic_of(person, topic: str) -> list:
    return ids(queries.on_topic(topic, viewer_id=person.id, after=None, limit=9))


def tie(follower, followee) -> None:
    follow(follower_id=follower.id, followee_id=followee.id, now=NOON)
    deliver_news()


@pytest.mark.parametrize("popular_from", [1, 1_000], ids=["fetched", "put before"])
def test_a_follower_reads_what_is_published_the_newest_first(settings, popular_from):
    settings.POPULAR_FROM_FOLLOWERS = popular_from
    lin, wei, stranger = make_person(), make_person(), make_person()
    tie(lin, wei)

    notes = [publish(wei.id, now=NOON + n * MINUTE) for n in range(3)]

    assert feed_of(lin) == [note.id for note in reversed(notes)]
    assert feed_of(stranger) == []
    assert FeedEntry.objects.exists() == (popular_from > 1)


def test_who_begins_to_follow_finds_what_was_published_and_who_ends_it_does_not():
    lin, wei = make_person(), make_person()
    note = publish(wei.id)

    tie(lin, wei)
    assert feed_of(lin) == [note.id]
    unfollow(follower_id=lin.id, followee_id=wei.id, now=NOON)
    deliver_news()
    assert feed_of(lin) == []
    assert not FeedEntry.objects.exists()


def test_an_author_who_becomes_popular_loses_nothing_and_shows_nothing_twice(settings):
    settings.POPULAR_FROM_FOLLOWERS = 2
    lin, mei, wei = make_person(), make_person(), make_person()
    tie(lin, wei)
    before = publish(wei.id)
    tie(mei, wei)

    after = publish(wei.id, now=NOON + MINUTE)

    for reader in (lin, mei):
        assert feed_of(reader) == [after.id, before.id]
    assert FeedEntry.objects.count() == 1


@pytest.mark.parametrize("popular_from", [1, 1_000], ids=["fetched", "put before"])
def test_what_is_withdrawn_is_gone_and_what_comes_back_is_there_again(settings, popular_from):
    settings.POPULAR_FROM_FOLLOWERS = popular_from
    lin, wei = make_person(), make_person()
    tie(lin, wei)
    note, other = publish(wei.id), publish(wei.id, now=NOON + MINUTE)

    take_down(note_id=note.id, because="6.1", by=None, now=NOON)
    deliver_news()
    assert feed_of(lin) == [other.id]
    let_through(note_id=note.id, because="appeal", by=None, now=NOON)
    deliver_news()
    assert feed_of(lin) == [other.id, note.id]

    delete_note(note_id=note.id, author_id=wei.id, now=NOON)
    deliver_news()
    take_from_followers(note.id, wei.id, note.published_at)
    assert feed_of(lin) == [other.id]
    assert not FeedNote.objects.filter(pk=note.id).exists()
    assert not FeedEntry.objects.filter(note_id=note.id).exists()


def test_an_edit_and_a_new_name_are_shown():
    lin, wei = make_person(), make_person(nickname="魏东")
    tie(lin, wei)
    note = publish(wei.id, title="旧题")

    rewrite_note(note_id=note.id, author_id=wei.id, draft=make_draft(wei.id, title="新题"), now=NOON)
    change_profile(person_id=wei.id, nickname="魏东东")
    deliver_news()
    draw_author_anew(wei.id)

    card = FeedNote.objects.get().card
    assert (card["title"], card["author"]["nickname"]) == ("新题", "魏东东")


@pytest.mark.parametrize("popular_from", [1, 1_000], ids=["fetched", "put before"])
def test_pages_neither_repeat_nor_skip_while_more_is_published(settings, popular_from):
    settings.POPULAR_FROM_FOLLOWERS = popular_from
    lin, wei, mei = make_person(), make_person(), make_person()
    tie(lin, wei)
    settings.POPULAR_FROM_FOLLOWERS = 1_000
    tie(lin, mei)
    notes = [publish((wei, mei)[n % 2].id, now=NOON + n // 3 * MINUTE) for n in range(9)]

    seen, place = [], None
    while True:
        page = queries.following(lin.id, after=place, limit=2)
        place = page.more
        seen += ids(page)
        publish(wei.id, now=NOON + 100 * MINUTE)
        if place is None:
            break

    assert len(seen) == len(set(seen)) == 9
    assert set(seen) == {note.id for note in notes}


def test_muted_and_blocked_authors_are_not_in_a_feed():
    lin, wei, mei = make_person(), make_person(), make_person()
    for author in (wei, mei):
        tie(lin, author)
        publish(author.id)

    mute(person_id=lin.id, other_id=wei.id, now=NOON)
    block(person_id=mei.id, other_id=lin.id, now=NOON)

    assert feed_of(lin) == []


def test_a_private_account_is_in_its_followers_feeds_alone():
    lin, wei = make_person(), make_private(make_person())

    note = publish(wei.id, body="#陶器", region_code="")
    tie(lin, wei)
    assert feed_of(lin) == []
    answer_asker(person_id=wei.id, asker_id=lin.id, is_welcome=True, now=NOON)
    deliver_news()

    assert feed_of(lin) == [note.id]
    assert topic_of(lin, "陶器") == []
    assert queries.hottest(but=[], limit=9) == []
    change_account(person_id=wei.id, is_private=False, now=NOON)
    deliver_news()
    assert topic_of(lin, "陶器") == [note.id]


def test_putting_a_note_before_followers_again_changes_nothing(settings):
    wei, fans = make_person(), [make_person() for _ in range(3)]
    for fan in fans:
        tie(fan, wei)
    note = publish(wei.id)

    assert put_before_followers(note.id) == 0
    assert FeedEntry.objects.count() == 3


def test_a_note_is_taken_out_of_feeds_by_its_place_in_them():
    """Without the date in either statement: fails, since each reader's whole feed is looked through."""
    lin, wei = make_person(), make_person()
    tie(lin, wei)
    note = publish(wei.id)
    FeedEntry.objects.bulk_create(
        FeedEntry(reader_id=lin.id, published_at=NOON - n * MINUTE, note_id=uuid7()) for n in range(1, 2_000)
    )
    sql.run("ANALYZE feed_feedentry, feed_feednote")  # What is known of them is known by the plan, and no worker's.

    with CaptureQueriesContext(connection) as asked:
        take_from_followers(note.id, wei.id, note.published_at)
        leave(lin.id, wei.id)

    deletes = [one["sql"] for one in asked if one["sql"].lstrip().startswith("DELETE FROM feed_feedentry")]
    assert len(deletes) == 2
    for statement in deletes:
        plan = [line for (line,) in sql.rows(f"EXPLAIN {statement}")]
        looked_for = [line for line in plan if "Index Cond" in line and "reader_id" in line]
        assert ["published_at" in line and "note_id" in line for line in looked_for] == [True], plan


def test_everything_can_be_made_again():
    lin, wei = make_person(), make_person()
    tie(lin, wei)
    notes = [publish(wei.id, now=NOON + n * MINUTE, body="#陶器") for n in range(3)]
    cards = list(FeedNote.objects.order_by("note_id").values_list("note_id", "card", "hot"))
    FeedEntry.objects.all().delete()
    FeedNote.objects.first().delete()

    call_command("refresh_feed", verbosity=0)

    assert list(FeedNote.objects.order_by("note_id").values_list("note_id", "card", "hot")) == cards
    assert feed_of(lin) == [note.id for note in reversed(notes)]
    assert len(topic_of(lin, "陶器")) == 3
