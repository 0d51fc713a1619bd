"""What is reported, taken down and given back, through the doors that people use."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import encode
from foundation.testing import NOON, deliver_news, told_all
from market.circles.facade import block, follow
from market.circles.tests.factories import make_person, make_private
from market.feed.tests.factories import publish
from market.moderation.errors import PublishingPaused
from market.moderation.models import Item
from market.moderation.tests.factories import hold, judge, make_list
from market.moderation.types import Choice, ItemView
from market.notes.events import CommentWritten
from market.notes.services.keep_note import rewrite_note
from market.notes.services.publish_note import publish_due, publish_note
from market.notes.states import NoteState
from market.notes.tests.factories import keep_draft, make_draft, make_note, say
from market.people.facade import PersonView
from market.people.models import Person
from market.places.facade import RegionRow, load_regions

pytestmark = pytest.mark.django_db
DESK = "/admin/moderation/item/review/"
REPORTS, JUDGED = "/api/moderation/reports", "/api/moderation/judged"


def as_(person: Any) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person.id))
    return client


def send(client: Client, path: str, **said: str) -> Any:
    return client.post(path, said, content_type="application/json")


def reviewer(name: str) -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email=f"{name}@example.com", password="!"))
    return client


def decide(desk: Client, act: str, rule: str = "") -> None:
    """Have a reviewer take what is next, decide it, and the news go round."""
    Item.objects.update(opinions_needed=1)
    shown = desk.get(DESK).context
    said = {"item_id": shown["item"].pk, "revision": shown["item"].revision, "act": act, "rule": rule, "because": ""}
    assert desk.post(DESK, said).status_code == 302
    deliver_news()


def appeal(author: Client) -> None:
    (judged,) = author.get(JUDGED).json()["items"]
    assert send(author, f"{JUDGED}/{judged['judged_id']}/appeal", text="这是我做的菜").status_code == 204


def seen_in(client: Client, note: str) -> list[str]:
    """Return on which pages somebody comes across a note."""
    lists = ("feed/following", "feed/discover", "feed/nearby?city=3301", "feed/topic?name=陶器")
    found = [path for path in lists if note in client.get(f"/api/{path}").content.decode()]
    return found + (["page"] if client.get(f"/api/notes/{note}").status_code == 200 else [])


def test_a_reported_note_leaves_every_page_when_it_is_removed_and_comes_back_upon_appeal():
    load_regions([RegionRow("33", "浙江省", None), RegionRow("3301", "杭州市", "33")])
    lin, wei = make_person(), make_person()
    follow(follower_id=wei.id, followee_id=lin.id, now=timezone.now())
    made = publish(lin.id, now=timezone.now(), body="#陶器", region_code="3301")
    note, fan = encode("note", made.id), as_(wei)
    everywhere = seen_in(fan, note)
    assert len(everywhere) == 5

    assert send(fan, REPORTS, subject=note, rule="p.1").status_code == 204
    assert send(fan, REPORTS, subject=note, rule="p.1").json()["code"] == "moderation.already_reported"
    assert seen_in(fan, note) == everywhere  # Nobody has decided.

    decide(reviewer("rosa"), "remove", "p.1")
    assert seen_in(fan, note) == []
    (judged,) = as_(lin).get(JUDGED).json()["items"]
    assert (judged["subject"], judged["rule"], judged["state"]) == (note, "p.1", "removed")

    appeal(as_(lin))
    decide(reviewer("remy"), "keep")
    assert seen_in(fan, note) == everywhere


def test_a_reported_comment_is_gone_with_its_words_and_comes_back_without_being_told_twice():
    lin, wei, mei = make_person(), make_person(), make_person()
    note = make_note(lin.id)
    root = say(note.id, wei.id, "加我看更多")
    say(note.id, mei.id, "好的", reply_to_id=root.id)
    reader, comment = as_(mei), encode("cmt", root.id)

    def said() -> dict[str, Any]:
        return reader.get(f"/api/notes/{encode('note', note.id)}/comments").json()["items"][0]

    send(reader, REPORTS, subject=comment, rule="p.2")
    decide(reviewer("rosa"), "remove", "p.2")
    assert (said()["text"], said()["is_removed"], said()["reply_count"]) == ("", True, 1)
    assert reader.put(f"/api/notes/comments/{comment}/like").status_code == 404
    assert send(as_(lin), REPORTS, subject=comment, rule="p.2").status_code == 404

    appeal(as_(wei))
    decide(reviewer("remy"), "keep")
    assert (said()["text"], said()["is_removed"]) == ("加我看更多", False)
    assert len(told_all(CommentWritten)) == 2


def test_who_may_not_see_something_finds_nothing_to_report():
    lin, wei = make_private(make_person()), make_person()
    hidden = make_note(lin.id)
    below = say(hidden.id, lin.id)
    open_note = make_note(make_person().id)
    mine = say(open_note.id, wei.id)
    shy = make_person()
    block(person_id=wei.id, other_id=shy.id, now=NOON)
    draft = keep_draft(lin.id)

    cases = [
        (wei, encode("note", hidden.id)), (wei, encode("cmt", below.id)), (wei, encode("note", draft.id)),
        (shy, encode("cmt", mine.id)),
    ]  # fmt: skip
    assert {send(as_(who), REPORTS, subject=what, rule="p.1").status_code for who, what in cases} == {404}
    assert not Item.objects.exists()


def reported(lin: PersonView, wei: PersonView) -> Any:
    note = make_note(lin.id, body="加我微信看更多")
    assert send(as_(wei), REPORTS, subject=encode("note", note.id), rule="p.2").status_code == 204
    return note


def test_an_edit_does_not_slip_away_from_a_report():
    """Without `put_as_it_is_now`: fails, the removal being about what was said before and changing nothing."""
    lin, wei = make_person(), make_person()
    note = reported(lin, wei)
    rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, body="换个说法"), now=NOON)

    item = Item.objects.get()
    assert (item.revision, item.is_shown, item.rule) == (2, True, "p.2")
    assert "换个说法" in item.snapshots.latest("revision").text
    decide(reviewer("rosa"), "remove", "p.2")
    assert as_(wei).get(f"/api/notes/{encode('note', note.id)}").status_code == 404


def test_what_was_taken_down_and_mended_is_looked_at_again():
    lin, wei = make_person(), make_person()
    note = reported(lin, wei)
    decide(reviewer("rosa"), "remove", "p.2")

    rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, body="只说陶器"), now=NOON)
    assert as_(wei).get(f"/api/notes/{encode('note', note.id)}").status_code == 404
    decide(reviewer("remy"), "keep")

    assert as_(wei).get(f"/api/notes/{encode('note', note.id)}").status_code == 200


def test_what_its_author_deletes_leaves_the_queue():
    lin, wei = make_person(), make_person()
    note = reported(lin, wei)
    comment = say(make_note(wei.id).id, lin.id)
    send(as_(wei), REPORTS, subject=encode("cmt", comment.id), rule="p.1")

    as_(lin).delete(f"/api/notes/{encode('note', note.id)}")
    as_(lin).delete(f"/api/notes/comments/{encode('cmt', comment.id)}")

    assert set(Item.objects.values_list("state", flat=True)) == {"withdrawn"}


def paused(author_id: Any) -> ItemView:
    hold(author_id=author_id)
    return judge(make_person().id, Choice.REMOVE, rule="6.9")  # Four points: a day.


def test_who_may_publish_nothing_for_a_while_neither_publishes_nor_comments():
    lin, wei = make_person(), make_person()
    draft, note, others = keep_draft(lin.id), make_note(lin.id), make_note(wei.id)
    paused(lin.id)

    with pytest.raises(PublishingPaused) as refusal:
        publish_note(note_id=draft.id, author_id=lin.id, now=NOON)
    with pytest.raises(PublishingPaused):
        rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, body="再说"), now=NOON)
    with pytest.raises(PublishingPaused):
        say(others.id, lin.id)

    assert refusal.value.facts["until"].date().isoformat() > NOON.date().isoformat()
    assert say(others.id, wei.id).text


def test_what_was_scheduled_before_a_pause_goes_back_among_the_drafts():
    lin = make_person()
    draft = keep_draft(lin.id)
    publish_note(note_id=draft.id, author_id=lin.id, at=NOON.replace(hour=20), now=NOON)
    paused(lin.id)

    assert publish_due(now=NOON.replace(hour=20)) == 0
    assert as_(lin).get(f"/api/notes/{encode('note', draft.id)}").json()["state"] == NoteState.DRAFT


def test_what_a_list_holds_after_a_removal_waits_for_another_look():
    make_list("加微信")
    lin, wei = make_person(), make_person()
    note = reported(lin, wei)
    decide(reviewer("rosa"), "remove", "p.2")

    rewrite_note(note_id=note.id, author_id=lin.id, draft=make_draft(lin.id, body="加微信"), now=NOON)

    item = Item.objects.get()
    assert (item.state, item.revision, [hit["term"] for hit in item.snapshots.latest("revision").hits]) == (
        "waiting", 2, ["加微信"],
    )  # fmt: skip
