import pytest
from django.test import Client

from foundation.ids import encode
from foundation.testing import NOON
from market.circles.facade import follow
from market.circles.tests.factories import make_person
from market.community.tests.factories import buy
from market.notes.services.save_note import make_board
from market.notes.tests.factories import keep_draft, make_note, make_picture, say, tag
from market.orders.tests.factories import make_sku

pytestmark = pytest.mark.django_db


def signed_in_as(person) -> Client:
    client = Client(headers={"Accept-Language": "zh-CN"})
    client.force_login(person)
    return client


def path(note, rest: str = "") -> str:
    return f"/api/notes/{encode('note', note.id)}{rest}"


def post(client: Client, where: str, body: object, key: str = "k-1"):
    return client.post(where, body, "application/json", headers={"Idempotency-Key": key})


def test_a_note_is_written_published_read_changed_and_deleted_over_http():
    lin, cup = make_person(nickname="林小满"), make_sku()
    client, picture = signed_in_as(lin), encode("pic", make_picture(lin.id))
    product = encode("prod", cup.product_id)
    body = {"title": "一只杯子", "body": "喝茶 #陶器", "picture_ids": [picture], "goods": [{"product_id": product}]}

    written = post(client, "/api/notes", body)
    assert (written.status_code, written.json()["state"]) == (201, "draft")
    assert post(client, "/api/notes", body).json()["note_id"] == written.json()["note_id"]
    where = f"/api/notes/{written.json()['note_id']}"
    assert Client().get(where).status_code == 404

    published = client.post(f"{where}/publish", {}, "application/json").json()
    assert (published["state"], published["is_ad"], published["topics"]) == ("published", True, ["陶器"])
    said = Client().get(where).json()
    assert said["author"]["nickname"] == "林小满"
    assert (said["goods"][0]["product_id"], said["goods"][0]["price_from"]["currency"]) == (product, "CNY")
    assert said["pictures"][0]["picture_id"] == picture
    assert said["cover"]["url_640"] == said["pictures"][0]["url_640"]

    changed = client.put(where, {**body, "title": "两只杯子", "version": said["version"]}, "application/json")
    assert (changed.json()["title"], changed.json()["version"]) == ("两只杯子", 2)
    late = client.put(where, {**body, "version": 1}, "application/json")
    assert (late.status_code, late.json()["code"]) == (409, "notes.note_changed_meanwhile")

    assert client.delete(where).status_code == 204
    assert client.get(where).status_code == 404


def test_lists_of_mine_of_somebody_and_of_a_product():
    lin, wei, cup = make_person(), make_person(), make_sku()
    draft, note = keep_draft(lin.id), make_note(lin.id, goods=(tag(cup.product_id),))
    client = signed_in_as(wei)
    product, person = encode("prod", cup.product_id), encode("pers", lin.id)

    def ids(answer):
        return [one["note_id"] for one in answer.json()["items"]]

    assert ids(client.get(f"/api/notes/people/{person}")) == [encode("note", note.id)]
    assert ids(client.get(f"/api/notes/products/{product}")) == [encode("note", note.id)]
    mine = signed_in_as(lin)
    assert ids(mine.get("/api/notes/mine")) == [encode("note", note.id), encode("note", draft.id)]
    assert ids(mine.get("/api/notes/mine?state=draft")) == [encode("note", draft.id)]
    assert ids(client.get("/api/notes/mine")) == []


def test_liking_saving_and_talking_over_http():
    lin, wei, cup = make_person(), make_person(nickname="魏东"), make_sku()
    note = make_note(lin.id, goods=(tag(cup.product_id),))
    buy(wei, cup)
    client = signed_in_as(wei)

    assert client.put(path(note, "/like")).json()["like_count"] == 1
    assert client.put(path(note, "/save"), {}, "application/json").json()["save_count"] == 1
    root = post(client, path(note, "/comments"), {"text": "用了三年"}).json()
    again = post(client, path(note, "/comments"), {"text": "用了三年"}).json()
    assert again == root
    assert (root["author"]["nickname"], root["has_bought"], root["is_by_note_author"]) == ("魏东", True, False)
    answer = {"text": "会褪色吗？", "reply_to_id": root["comment_id"]}
    answered = post(signed_in_as(lin), path(note, "/comments"), answer, "k-2").json()
    assert (answered["root_id"], answered["is_by_note_author"]) == (root["comment_id"], True)

    page = client.get(path(note, "/comments")).json()
    assert [(one["comment_id"], one["reply_count"]) for one in page["items"]] == [(root["comment_id"], 1)]
    replies = client.get(f"/api/notes/comments/{root['comment_id']}/replies").json()["items"]
    assert [one["text"] for one in replies] == ["会褪色吗？"]
    said = client.get(path(note)).json()
    assert (said["is_liked"], said["is_saved"], said["comment_count"]) == (True, True, 2)

    where = f"/api/notes/comments/{root['comment_id']}"
    assert client.put(f"{where}/pin").json()["code"] == "notes.not_your_note"
    assert signed_in_as(lin).put(f"{where}/pin").status_code == 204
    assert client.get(path(note, "/comments")).json()["pinned"]["comment_id"] == root["comment_id"]
    assert client.put(f"{where}/like").json() == {"like_count": 1}
    assert client.delete(f"{where}/like").json() == {"like_count": 0}
    assert client.delete(where).status_code == 204
    assert client.delete(path(note, "/like")).json()["like_count"] == 0
    assert client.delete(path(note, "/save")).json()["save_count"] == 0


def test_a_private_board_is_its_owners_to_see():
    lin, wei = make_person(), make_person()
    note, client = make_note(lin.id), signed_in_as(wei)
    open_board = make_board(owner_id=wei.id, name="茶具", now=NOON)
    secret = post(client, "/api/notes/boards", {"name": "礼物", "is_private": True}).json()["board_id"]
    client.put(path(note, "/save"), {"board_id": secret}, "application/json")

    assert len(client.get(f"/api/notes/boards/{secret}/notes").json()["items"]) == 1
    assert client.get(f"/api/notes/boards/{secret}").json()["name"] == "礼物"
    for rest in ("", "/notes"):
        assert Client().get(f"/api/notes/boards/{secret}{rest}").json()["code"] == "notes.board_not_found"
    theirs = Client().get(f"/api/notes/people/{encode('pers', wei.id)}/boards").json()
    assert [one["board_id"] for one in theirs] == [encode("brd", open_board.id)]
    assert client.delete(f"/api/notes/boards/{secret}").status_code == 204
    assert len(client.get("/api/notes/saved").json()["items"]) == 1


@pytest.mark.parametrize("viewer", ["blocked", "blocker", "not_a_follower", "nobody"])
def test_what_somebody_may_not_see_is_nowhere(viewer):
    """Profile, lists, page, talk, boards, posters, a product's list: each door is asked by each who must not see."""
    lin, wei, cup = make_person(), make_person(), make_sku()
    note = make_note(lin.id, goods=(tag(cup.product_id),))
    comment = say(note.id, lin.id, "我自己的话")
    elsewhere = make_note(wei.id)
    board = make_board(owner_id=lin.id, name="茶具", now=NOON)
    lin_client, client = signed_in_as(lin), Client() if viewer == "nobody" else signed_in_as(wei)
    lin_client.put(path(note, "/save"), {"board_id": encode("brd", board.id)}, "application/json")
    lin_id, wei_id = encode("pers", lin.id), encode("pers", wei.id)
    shared = {"subject_kind": "note", "subject_id": encode("note", note.id), "channel": "poster"}
    code = lin_client.post("/api/affiliate/shares", shared, "application/json").json()["code"]
    assert client.get(f"/api/affiliate/shares/{code}/poster.png").status_code == 200
    if viewer in ("blocked", "blocker"):
        say(elsewhere.id, lin.id, "来过")
        who, whom = (lin_client, wei_id) if viewer == "blocked" else (client, lin_id)
        assert who.put(f"/api/circles/people/{whom}/block").status_code == 204
        assert client.get(path(elsewhere, "/comments")).json()["items"] == []
    else:
        lin_client.patch("/api/circles/me", {"is_private": True}, "application/json")

    gone = [
        path(note),
        path(note, "/comments"),
        f"/api/notes/comments/{encode('cmt', comment.id)}/replies",
        f"/api/notes/people/{lin_id}/boards",
        f"/api/notes/boards/{encode('brd', board.id)}/notes",
        f"/api/notes/boards/{encode('brd', board.id)}",
        f"/api/notes/people/{lin_id}",
        f"/api/affiliate/shares/{code}/poster.png",
    ]
    assert [client.get(where).status_code for where in gone] == [404] * len(gone)
    assert client.get(f"/api/notes/products/{encode('prod', cup.product_id)}").json()["items"] == []
    if viewer == "not_a_follower":
        follow(follower_id=wei.id, followee_id=lin.id, now=NOON)
        assert client.get(path(note)).status_code == 404
        lin_client.put(f"/api/circles/me/followers/{wei_id}")
        assert [client.get(where).status_code for where in gone] == [200] * len(gone)
