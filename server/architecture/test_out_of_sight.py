"""
Who may not see somebody sees nothing of them, whatever the door: every reading endpoint of the API's own description
and every page that names an id is opened, so a door built tomorrow is tried tomorrow.

Vera publishes, comments, keeps a board and writes to Ben, each in words of their own. Ben follows her, likes and keeps
her note, and talks beneath it; then she turns away.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from architecture.world import ALL, Endpoint
from foundation.ids import encode
from foundation.testing import deliver_news
from market.affiliate.tests.factories import make_share
from market.affiliate.types import SubjectKind
from market.circles.facade import block
from market.circles.services.change_account import change_account
from market.circles.services.unfollow import unfollow
from market.circles.tests.factories import befriend
from market.feed.services.put_before import put_before_followers
from market.media import facade as media
from market.messages.facade import Card, CardKind
from market.messages.tests.factories import make_talk
from market.messages.tests.factories import say as write
from market.notes.facade import Deed, like_many, save_note
from market.notes.services.save_note import make_board
from market.notes.services.withdraw_note import delete_note
from market.notes.tests.factories import make_note, say, tag
from market.notes.types import NoteView
from market.orders.tests.factories import make_sku
from market.people.models import Person
from market.people.tests.factories import make_person
from market.search.services.index_people import index_newcomers

pytestmark = pytest.mark.django_db

NAME, TITLE, BODY, TOPIC = "隐山居士", "月牙形花器", "青苔石径旁的午后", "苔痕上阶"
BOARD, REMARK, REPLY, ELSEWHERE, MESSAGE = "枕流漱石集", "踏雪寻梅之语", "听松而眠之语", "倚竹而立之语", "扫花以待客来"
ABOUT_NOTE = (TITLE, BODY)
ASKED = {"q": TITLE, "name": TOPIC, "topic": TOPIC}
PAGES = ("/notes/{note_id}", "/notes/{note_id}/edit", "/people/{person_id}", "/people/{person_id}/followers",
         "/people/{person_id}/following", "/topics/" + quote(TOPIC), "/boards/{board_id}", "/s/{code}")  # fmt: skip


@dataclass
class Scene:
    vera: Person
    ben: Person  # whom she turned away from
    ada: Person  # her friend, and his
    note: NoteView
    ids: dict[str, str]
    elsewhere: dict[str, str]  # What is others', where she has left her mark.
    pictures: list[str] = field(default_factory=list)  # Parts of the addresses of what she shows.

    @property
    def marks(self) -> list[str]:
        """What nobody knows but from Vera. A name is asked for where no profile stays open."""
        return [NAME, *ABOUT_NOTE, BOARD, REMARK, REPLY, ELSEWHERE, MESSAGE, *self.pictures]


@pytest.fixture
def scene(settings, tmp_path: Path) -> Scene:
    (tmp_path / "index.html").write_text('<html lang="zh-CN"><!--app-head--></html>')
    settings.STOREFRONT_DIST = tmp_path
    now = timezone.now() - timedelta(minutes=5)
    vera, ben, ada = make_person(nickname=NAME), make_person(nickname="小柏"), make_person(nickname="阿达")
    for one, other in ((vera, ben), (vera, ada), (ben, ada)):
        befriend(one.id, other.id, now=now)
    product_id = make_sku().product_id
    note = make_note(vera.id, title=TITLE, body=f"{BODY} #{TOPIC} @小柏", goods=(tag(product_id),), now=now)
    adas_note = make_note(ada.id, title="阿达的花", body="看 #花", now=now)
    board = make_board(owner_id=vera.id, name=BOARD, now=now)
    save_note(person_id=vera.id, note_id=note.id, board_id=board.id, now=now)
    remark = say(note.id, vera.id, REMARK, now=now)
    question = say(note.id, ben.id, "多少钱", now=now)
    say(note.id, vera.id, REPLY, reply_to_id=question.id, now=now)
    say(adas_note.id, vera.id, ELSEWHERE, now=now)
    like_many([Deed(ben.id, note.id), Deed(vera.id, adas_note.id), Deed(ada.id, note.id)], now=now)
    save_note(person_id=ben.id, note_id=note.id, now=now)
    talk = make_talk(vera.id, ben.id, now=now)
    write(talk, vera.id, MESSAGE, now=now)
    write(talk, vera.id, "看这个", card=Card(CardKind.NOTE, note.id), now=now)
    share = make_share(vera.id, note.id, kind=SubjectKind.NOTE, now=now)
    deliver_news()
    put_before_followers(note.id)
    put_before_followers(adas_note.id)
    index_newcomers(now=timezone.now())
    shown = media.pictures(list(note.draft.picture_ids))
    ids = {
        "note_id": encode("note", note.id), "person_id": encode("pers", vera.id), "board_id": encode("brd", board.id),
        "comment_id": encode("cmt", remark.id), "product_id": encode("prod", product_id), "code": share.code,
        "conversation_id": encode("conv", talk),
    }  # fmt: skip
    elsewhere = {
        "note_id": encode("note", adas_note.id), "person_id": encode("pers", ada.id),
        "comment_id": encode("cmt", question.id),
    }  # fmt: skip
    return Scene(vera, ben, ada, note, ids, elsewhere, [address_of(one) for one in shown.values()])


def address_of(picture: media.PictureView) -> str:
    return picture.urls["320"].rpartition("/")[2].removesuffix("-320.webp")


def found(scene: Scene, viewer: Person | None) -> dict[str, set[str]]:
    """Open every door; return the words of Vera that were behind it."""
    client = Client()
    if viewer is not None:
        client.force_login(viewer)
    seen: dict[str, set[str]] = {}
    for door, address in doors(scene):
        answer = client.get(address, follow=door.startswith("/s/"))
        said = spoken(answer)
        marks = {mark for mark in scene.marks if mark in said}
        if answer["Content-Type"].startswith("image/png") and answer.status_code == 200:
            marks.add(TITLE)  # A poster shows what it is about.
        if marks:
            seen[door] = marks
    return seen


def spoken(answer: Any) -> str:
    if answer["Content-Type"].startswith("application/json"):
        return json.dumps(answer.json(), ensure_ascii=False)
    return str(answer.content.decode(errors="replace"))


def doors(scene: Scene) -> Iterator[tuple[str, str]]:
    for one in ALL:
        for where, ids in (("", scene.ids), (", of others", scene.elsewhere)):
            named = re.findall(r"\{(\w+)\}", one.path)
            if one.method != "GET" or not all(name in ids for name in named) or (where and not named):
                continue
            yield f"{one.path}{where}", filled(one.path, ids) + asked(one, ASKED)
            if "/search/" in one.path:
                yield f"{one.path}, by name", filled(one.path, ids) + asked(one, {**ASKED, "q": NAME})
    yield from ((page, filled(page, scene.ids)) for page in PAGES)


def filled(path: str, ids: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: ids[found.group(1)], path)


def asked(endpoint: Endpoint, words: dict[str, str]) -> str:
    names = [one["name"] for one in endpoint.says.get("parameters", ()) if one["in"] == "query"]
    chosen = [
        f"{name}={quote(words[name])}" for name in names if name in words and not (name == "topic" and "q" in names)
    ]
    return "?" + "&".join(chosen)


def test_a_friend_finds_her_everywhere(scene):
    """That what follows can fail: each of Vera's words is behind some door, and most doors show some."""
    seen = found(scene, scene.ben)

    assert set(scene.marks) - set.union(*seen.values()) == set()
    assert len(seen) > 20, seen


def test_whom_she_blocked_finds_nothing_of_her(scene):
    """Without the question in talk, in notices, in notes' or in search's pages: fails, naming the door."""
    block(person_id=scene.vera.id, other_id=scene.ben.id, now=timezone.now())
    deliver_news()

    assert found(scene, scene.ben) == {}


def test_who_blocked_her_finds_her_name_only_where_a_block_is_ended(scene):
    block(person_id=scene.ben.id, other_id=scene.vera.id, now=timezone.now())
    deliver_news()

    seen = found(scene, scene.ben)

    assert set.union(*seen.values()) == {NAME}
    assert {door.replace("/api/circles", "").partition("/{")[0] for door in seen} == {"/me/kept-away", "/people"}


@pytest.mark.parametrize("who", ["guest", "stranger", "former follower"])
def test_a_private_accounts_notes_are_not_shown_to_who_does_not_follow_it(scene, who):
    """
    Its name and face are public; what it publishes, keeps, and says beneath its notes is not. Without the question in
    notes' or in search's pages: fails, naming the door.
    """
    change_account(person_id=scene.vera.id, is_private=True, now=timezone.now())
    unfollow(follower_id=scene.ben.id, followee_id=scene.vera.id, now=timezone.now())
    deliver_news()
    viewer = {"guest": None, "stranger": make_person(), "former follower": scene.ben}[who]
    secret = {*ABOUT_NOTE, BOARD, REMARK, REPLY, *scene.pictures}

    leaks = {door: marks & secret for door, marks in found(scene, viewer).items() if marks & secret}

    assert leaks == {}


@pytest.mark.parametrize("who", ["vera", "ben", "ada"])
def test_a_deleted_note_is_gone_from_every_door(scene, who):
    delete_note(note_id=scene.note.id, author_id=scene.vera.id, now=timezone.now())
    deliver_news()
    gone = {*ABOUT_NOTE, REMARK, REPLY, *scene.pictures}

    leaks = {door: marks & gone for door, marks in found(scene, getattr(scene, who)).items() if marks & gone}

    assert leaks == {}
