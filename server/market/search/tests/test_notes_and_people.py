"""Notes and people are found through the doors that people use: the news is delivered as the worker would."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from foundation.ids import encode
from foundation.testing import deliver_news
from market.circles.facade import block, follow
from market.circles.services.change_account import change_account
from market.circles.services.keep_away import mute
from market.circles.tests.factories import befriend, make_private
from market.notes.facade import Deed, let_through, like_many, take_down
from market.notes.services.keep_note import rewrite_note
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import make_draft, make_note
from market.people.services.change_profile import change_profile
from market.people.tests.factories import make_person
from market.search.models import FoundNote, FoundPerson, SocialTerm
from market.search.queries import find_notes as finding
from market.search.services.index_people import index_newcomers

pytestmark = pytest.mark.django_db


def client_of(person=None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def publish(author, **given):
    note = make_note(author.id, **{"now": timezone.now(), **given})
    deliver_news()
    return note


def notes_found(q, *, viewer=None, **given) -> list[str]:
    answer = client_of(viewer).get("/api/search/notes", {"q": q, **given})
    assert answer.status_code == 200, answer.content
    return [one["note_id"] for one in answer.json()["items"]]


def names_found(q, *, viewer=None) -> list[str]:
    answer = client_of(viewer).get("/api/search/people", {"q": q})
    assert answer.status_code == 200, answer.content
    return [one["nickname"] for one in answer.json()["items"]]


def met(**given):
    person = make_person(**given)
    index_newcomers(now=timezone.now())
    return person


def wire(note) -> str:
    return encode("note", note.id)


# ── Notes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_note_is_found_by_words_of_its_title_its_text_and_its_topics():
    lin = make_person()
    note = publish(lin, title="景德镇的手工茶杯", body="薄得透光，喝茶正好。 #柴烧")
    publish(lin, title="周末骑车去海边", body="风很大。")

    for q in ("茶杯", "手工 茶杯", "透光", "柴烧"):
        assert notes_found(q) == [wire(note)], q
    assert notes_found("雪山") == []
    assert notes_found("") == []


def test_the_title_tells_more_than_the_text_and_what_is_liked_comes_before_its_like():
    lin, fan = make_person(), make_person()
    now = timezone.now()
    in_text = publish(lin, title="一个下午", body="泡了一壶茶", now=now)
    in_title = publish(lin, title="一壶茶", body="一个下午", now=now)
    assert notes_found("茶") == [wire(in_title), wire(in_text)]

    twins = [publish(lin, title="两只陶碗", body="一样的", now=now) for _ in range(2)]
    like_many([Deed(fan.id, twins[0].id)], now=now)
    deliver_news()
    assert notes_found("陶碗") == [wire(twins[0]), wire(twins[1])]


def test_fresh_notes_come_before_old_ones_that_say_the_same():
    lin, now = make_person(), timezone.now()
    old = publish(lin, title="冬天的围巾", body="暖和", now=now - timedelta(days=200))
    new = publish(lin, title="冬天的围巾", body="暖和", now=now)
    assert notes_found("围巾") == [wire(new), wire(old)]


def test_when_no_note_has_every_word_some_are_enough_and_the_answer_says_so():
    lin = make_person()
    note = publish(lin, title="手工茶杯", body="喝茶")

    answer = Client().get("/api/search/notes", {"q": "茶杯 火箭"}).json()
    assert ([one["note_id"] for one in answer["items"]], answer["is_partial"]) == ([wire(note)], True)
    assert Client().get("/api/search/notes", {"q": "茶杯"}).json()["is_partial"] is False


def test_a_topic_narrows_and_may_be_all_that_is_asked():
    lin = make_person()
    note = publish(lin, title="杯子", body="喝茶 #陶器")
    publish(lin, title="杯子", body="喝咖啡 #咖啡")
    assert notes_found("杯子", topic="陶器") == [wire(note)]
    assert notes_found("", topic="陶器") == [wire(note)]
    assert notes_found("杯子", topic="玻璃") == []


@pytest.mark.parametrize("most_ranked", [1_000, 3])
def test_pages_neither_repeat_nor_skip_whether_all_are_ranked_at_once_or_stretch_by_stretch(monkeypatch, most_ranked):
    monkeypatch.setattr(finding, "MOST_RANKED", most_ranked)
    lin, now = make_person(), timezone.now()
    hours = [0, 0, 1, 2, 5, 9, 20, 20, 70, 71, 300, 301, 2000, 9000, 9001]
    notes = [publish(lin, title="白瓷碗", body=f"第{n}只", now=now - timedelta(hours=h)) for n, h in enumerate(hours)]

    seen, after, client = [], "", Client()
    for _ in range(200):
        page = client.get("/api/search/notes", {"q": "白瓷碗", "limit": 2, "after": after}).json()
        seen += [one["note_id"] for one in page["items"]]
        after = page["next"]
        if after is None:
            break

    assert len(seen) == len(set(seen))
    assert set(seen) == {wire(note) for note in notes}


def test_one_stretch_is_walked_page_by_page_too(monkeypatch):
    monkeypatch.setattr(finding, "MOST_RANKED", 1)
    lin, now = make_person(), timezone.now()
    notes = [publish(lin, title="白瓷碗", body=f"第{n}只", now=now) for n in range(5)]

    first = Client().get("/api/search/notes", {"q": "白瓷碗", "limit": 2}).json()
    second = Client().get("/api/search/notes", {"q": "白瓷碗", "limit": 2, "after": first["next"]}).json()
    third = Client().get("/api/search/notes", {"q": "白瓷碗", "limit": 2, "after": second["next"]}).json()

    seen = [one["note_id"] for page in (first, second, third) for one in page["items"]]
    assert sorted(seen) == sorted(wire(note) for note in notes)
    assert third["next"] is None


def test_an_edited_note_is_found_by_its_new_words_alone():
    lin = make_person()
    note = publish(lin, title="蓝色的伞", body="下雨")
    rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, title="红色的帽子"), now=timezone.now())
    deliver_news()
    assert (notes_found("帽子"), notes_found("伞")) == ([wire(note)], [])


def test_a_deleted_note_is_gone_at_once_before_any_news_arrives():
    lin = make_person()
    note = publish(lin, title="蓝色的伞")
    assert notes_found("伞", viewer=lin) == [wire(note)]

    delete_note(note_id=note.id, author_id=lin.id, now=timezone.now())

    assert notes_found("伞") == [] and notes_found("伞", viewer=lin) == []
    deliver_news()
    assert not FoundNote.objects.exists()
    assert not SocialTerm.objects.filter(row_count__gt=0, term="伞").exists()


def test_a_note_that_is_taken_down_is_gone_at_once_and_comes_back_when_it_is_let_through():
    lin = make_person()
    note = publish(lin, title="蓝色的伞")

    take_down(note_id=note.id, because="ads.1", by=None, now=timezone.now())
    assert notes_found("伞") == []
    deliver_news()
    let_through(note_id=note.id, because="appeal", by=None, now=timezone.now())
    deliver_news()
    assert notes_found("伞") == [wire(note)]


def test_blocked_people_find_no_note_of_one_another_at_once_and_either_way():
    lin, wei, other = make_person(), make_person(), make_person()
    of_lin, of_wei = publish(lin, title="蓝色的伞"), publish(wei, title="蓝色的伞")

    block(person_id=lin.id, other_id=wei.id, now=timezone.now())

    assert notes_found("伞", viewer=wei) == [wire(of_wei)]
    assert notes_found("伞", viewer=lin) == [wire(of_lin)]
    assert set(notes_found("伞", viewer=other)) == {wire(of_lin), wire(of_wei)}


def test_a_private_accounts_notes_are_found_by_its_followers_alone():
    lin, fan, stranger = make_person(), make_person(), make_person()
    note = publish(lin, title="蓝色的伞")
    follow(follower_id=fan.id, followee_id=lin.id, now=timezone.now())

    make_private(lin)  # No news has arrived yet.

    assert notes_found("伞") == [] and notes_found("伞", viewer=stranger) == []
    assert notes_found("伞", viewer=fan) == [wire(note)]
    assert notes_found("伞", viewer=lin) == [wire(note)]


def test_who_is_muted_is_still_found_by_who_asks_for_them():
    lin, wei = make_person(), make_person()
    note = publish(wei, title="蓝色的伞")
    mute(person_id=lin.id, other_id=wei.id, now=timezone.now())
    assert notes_found("伞", viewer=lin) == [wire(note)]


# ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_people_are_found_by_how_their_name_begins_what_lies_within_and_how_it_sounds():
    met(nickname="陶小满")
    met(nickname="爱陶小满的人")
    met(nickname="Mug Lover")
    assert names_found("陶小满") == ["陶小满", "爱陶小满的人"]
    assert names_found("@陶小") == ["陶小满", "爱陶小满的人"]
    assert names_found("taoxiao") == ["陶小满"]
    assert names_found("mug") == ["Mug Lover"]
    assert names_found("lover") == ["Mug Lover"]
    assert names_found("ＭＵＧ") == ["Mug Lover"]
    assert names_found(" ") == []


def test_people_are_found_by_what_they_say_of_themselves():
    lin = met(nickname="阿林")
    change_account(person_id=lin.id, bio="做陶的手艺人", now=timezone.now())
    deliver_news()
    assert names_found("手艺人") == ["阿林"]


def test_friends_come_first_then_whom_one_follows_then_whom_many_follow():
    me = met(nickname="我自己")
    stranger, famous, followed, friend = (met(nickname=f"小王{n}") for n in "甲乙丙丁")
    for n in range(3):
        follow(follower_id=met(nickname=f"粉丝{n}").id, followee_id=famous.id, now=timezone.now())
    follow(follower_id=me.id, followee_id=followed.id, now=timezone.now())
    befriend(me.id, friend.id)
    deliver_news()

    assert names_found("小王", viewer=me) == ["小王丁", "小王丙", "小王乙", "小王甲"]
    assert names_found("小王")[0] == famous.nickname
    assert stranger.nickname in names_found("小王")


def test_pages_of_people_neither_repeat_nor_skip():
    made = {met(nickname=f"小王{n}号").nickname for n in range(9)}
    seen, after = [], ""
    while after is not None:
        page = Client().get("/api/search/people", {"q": "小王", "limit": 2, "after": after}).json()
        seen += [one["nickname"] for one in page["items"]]
        after = page["next"]
    assert (len(seen), set(seen)) == (9, made)


def test_a_new_name_is_found_and_the_old_one_is_not():
    lin = met(nickname="阿林同学")
    change_profile(person_id=lin.id, nickname="山间来客")
    deliver_news()
    assert (names_found("山间"), names_found("阿林")) == (["山间来客"], [])


def test_blocked_people_do_not_find_one_another_at_once_and_a_private_account_is_found_by_name():
    lin, wei = met(nickname="小王林"), met(nickname="小王伟")
    make_private(wei)
    assert set(names_found("小王", viewer=lin)) == {"小王林", "小王伟"}

    block(person_id=wei.id, other_id=lin.id, now=timezone.now())

    assert names_found("小王", viewer=lin) == ["小王林"]
    assert names_found("小王", viewer=wei) == ["小王伟"]
    said = client_of(lin).get("/api/search/suggest", {"q": "小王"}).json()
    assert [one["nickname"] for one in said["people"]] == ["小王林"]


# ── Both ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_suggestions_name_topics_and_people():
    lin = met(nickname="陶陶")
    publish(lin, title="一", body="#陶器")
    publish(lin, title="二", body="#陶器 #陶艺")
    said = Client().get("/api/search/suggest", {"q": "陶"}).json()
    assert said["topics"] == [{"topic": "陶器", "note_count": 2}, {"topic": "陶艺", "note_count": 1}]
    assert [one["nickname"] for one in said["people"]] == ["陶陶"]
    assert said["goods"] == []


def test_everything_can_be_indexed_again():
    lin = met(nickname="陶小满")
    note = publish(lin, title="蓝色的伞", body="#陶器")
    kept = [list(kind.objects.order_by("pk").values()) for kind in (FoundNote, FoundPerson)]
    counts = dict(SocialTerm.objects.filter(row_count__gt=0).values_list("term", "row_count"))
    FoundNote.objects.all().delete()
    SocialTerm.objects.update(row_count=7)

    call_command("refresh_search")

    assert notes_found("伞") == [wire(note)]
    assert [list(kind.objects.order_by("pk").values()) for kind in (FoundNote, FoundPerson)] == kept
    assert dict(SocialTerm.objects.filter(row_count__gt=0).values_list("term", "row_count")) == counts


def test_an_odd_cursor_is_refused():
    for path in ("notes", "people"):
        answer = Client().get(f"/api/search/{path}", {"q": "伞", "after": "x"})
        assert (answer.status_code, answer.json()["code"]) == (422, "market.bad_cursor"), answer.content
