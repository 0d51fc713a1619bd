"""Who is told of what people do with notes, and with one another."""

import pytest

from foundation.ids import encode
from foundation.testing import NOON, deliver_news
from market.circles.services.answer_asker import answer_asker
from market.circles.services.follow import follow
from market.circles.tests.factories import make_private
from market.moderation.models import Item
from market.moderation.services.appeal import appeal
from market.moderation.services.report_subject import report_subject
from market.moderation.tests.factories import hold, judge, judge_alone
from market.moderation.types import Choice
from market.notes.services.keep_note import rewrite_note
from market.notes.services.like_notes import like_many
from market.notes.services.save_note import save_note
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import make_draft, make_note, say
from market.notes.types import Deed
from market.notices.models import Notice
from market.notices.queries import told_of
from market.notices.rules import UNTOLD, compose
from market.notices.types import Kind, NoticeView
from market.people.tests.factories import make_person

pytestmark = pytest.mark.django_db


def told(person_id) -> list[str]:
    """What somebody is told, in English, by kind."""
    notices = [one.view() for one in Notice.objects.filter(person_id=person_id).order_by("kind")]
    about = told_of(notices, reader_id=person_id)
    return [say_it(one, about.get(one.id, UNTOLD)) for one in notices]


def say_it(notice: NoticeView, about) -> str:
    said = compose(notice.kind, notice.facts, "en", told=about, doer_count=notice.doer_count)
    return " ".join(filter(None, (said.title, said.text, said.link)))


def test_an_author_hears_of_likes_and_saves_with_the_title_of_the_note():
    ana, lin = make_person(nickname="Ana"), make_person(nickname="Lin")
    note = make_note(ana.id)
    link = f"/notes/{encode('note', note.id)}"

    like_many([Deed(lin.id, note.id), Deed(ana.id, note.id)], now=NOON)
    save_note(person_id=lin.id, note_id=note.id, now=NOON)
    deliver_news()

    assert told(ana.id) == [
        f"Lin liked your note “杯沿很薄的一只杯子” {link}",
        f"Lin saved your note “杯沿很薄的一只杯子” {link}",
    ]


def test_a_remark_tells_each_person_once():
    ana, ben, lin = make_person(nickname="Ana"), make_person(nickname="Ben"), make_person(nickname="Lin")
    note = make_note(ana.id)
    asked = say(note.id, ben.id)

    say(note.id, lin.id, reply_to_id=asked.id, mention_ids=(ana.id, ben.id))
    deliver_news()

    assert [one.split(" “")[0] for one in told(ana.id)] == ["Lin mentioned you", "Ben commented on your note"]
    assert [one.split(" “")[0] for one in told(ben.id)] == ["Lin answered you"]


def test_a_mention_is_told_once_however_often_the_note_is_edited():
    ana, ben, cleo = make_person(nickname="Ana"), make_person(nickname="Ben"), make_person(nickname="Cleo")
    note = make_note(ana.id, mention_ids=(ben.id,))
    draft = make_draft(ana.id, mention_ids=(ben.id, cleo.id))
    rewrite_note(note_id=note.id, author_id=ana.id, draft=draft, now=NOON)
    deliver_news()

    assert [len(told(one.id)) for one in (ben, cleo)] == [1, 1]


def test_who_may_not_see_the_note_is_not_told_of_it():
    ana, ben = make_private(make_person(nickname="Ana")), make_person(nickname="Ben")
    make_note(ana.id, mention_ids=(ben.id,))
    deliver_news()

    assert told(ben.id) == []


def test_of_a_note_that_was_deleted_nothing_is_left_to_read():
    ana, lin = make_person(nickname="Ana"), make_person(nickname="Lin")
    note = make_note(ana.id)
    like_many([Deed(lin.id, note.id)], now=NOON)
    deliver_news()
    delete_note(note_id=note.id, author_id=ana.id, now=NOON)

    assert told(ana.id) == [f"Lin liked your note /notes/{encode('note', note.id)}"]


def test_who_asked_hears_of_the_yes_and_who_said_it_hears_no_more():
    ana, ben = make_private(make_person(nickname="Ana")), make_person(nickname="Ben")
    follow(follower_id=ben.id, followee_id=ana.id, now=NOON)
    answer_asker(person_id=ana.id, asker_id=ben.id, is_welcome=True, now=NOON)
    follow(follower_id=ana.id, followee_id=ben.id, now=NOON)
    deliver_news()

    assert told(ana.id) == ["Ben asks to follow you They see your notes once you say yes. /me/circle"]
    assert [one.split(".")[0] for one in told(ben.id)] == [
        "Ana let you follow them You see their notes from now on",
        f"Ana follows you now /people/{encode('pers', ana.id)}",
    ]


def test_an_author_is_told_by_which_rule_something_was_taken_down():
    ana = make_person(nickname="Ana")

    hold(author_id=ana.id, now=NOON)
    judge(make_person().id, now=NOON)
    deliver_news()

    notice = Notice.objects.get(person_id=ana.id)
    said = compose(Kind.JUDGED, notice.facts, "en")
    assert (notice.kind, said.title) == ("judged", "Your note is not shown")
    assert said.text.startswith("It breaks rule ")


def test_who_reported_is_told_what_came_of_it_and_its_author_of_a_removal_alone():
    ana, ben, rosa = make_person(nickname="Ana"), make_person(nickname="Ben"), make_person()
    bad, good = make_note(ana.id), make_note(ana.id)
    deliver_news()
    for note, choice in ((bad, Choice.REMOVE), (good, Choice.KEEP)):
        report_subject(person_id=ben.id, kind="note", subject_id=note.id, rule="7.4", text="", now=NOON)
        judge_alone(rosa.id, choice, rule="7.4")
    deliver_news()

    assert sorted(told(ben.id)) == [
        "The note that you reported is gone It breaks rule 7.4: Sexually suggestive. Thank you. /me/notices",
        "The note that you reported stays A reviewer has looked at it, and found that it breaks no rule."
        f" /notes/{encode('note', good.id)}",
    ]
    assert [one.split(" It breaks")[0] for one in told(ana.id)] == ["Your note is not shown"]

    item = Item.objects.get(subject_id=bad.id)
    appeal(item_id=item.pk, person_id=ana.id, text="It is a cup", now=NOON)
    judge(make_person().id, Choice.KEEP)
    deliver_news()
    assert len(told(ben.id)) == 2


def test_an_author_is_told_that_what_was_held_is_seen():
    ana = make_person(nickname="Ana")
    held = hold(author_id=ana.id)
    judge_alone(make_person().id, Choice.KEEP)
    deliver_news()

    (said,) = told(ana.id)
    assert said.startswith("Your note is shown") and said.endswith(encode("note", held.subject.id))
