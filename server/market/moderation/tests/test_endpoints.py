"""Reports and appeals over HTTP."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from foundation.ids import encode, uuid7
from market.moderation import subjects
from market.moderation.models import Item, Report
from market.moderation.tests.factories import hold, judge
from market.moderation.types import Sight, Subject
from market.people.models import Person
from market.people.tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Any:
    return make_person(nickname="安娜")


def client_of(person: Any) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=person.id))
    return client


def post(client: Client, path: str, **body: str) -> Any:
    return client.post(f"/api/moderation/{path}", body, "application/json")


def test_the_policy_is_public_and_speaks_the_readers_language(client: Client):
    found = client.get("/api/moderation/policy", headers={"Accept-Language": "en"}).json()

    assert found[0] == {"code": "6", "chapter": "", "words": "Unlawful", "is_citable": False}
    assert {"code": "p.1", "chapter": "p", "words": "Spam", "is_citable": True} in found


def test_a_report_is_taken_once(ana, monkeypatch: pytest.MonkeyPatch):
    note = uuid7()
    shown: dict[UUID, Sight] = {note: Sight(Subject("song", note, uuid7(), 1), "加我微信")}
    monkeypatch.setattr(subjects, "_looks", {"song": lambda subject_id, viewer: shown.get(subject_id)})
    monkeypatch.setattr(subjects, "_prefixes", {"song": "song"})
    client = client_of(ana)

    first = post(client, "reports", subject=encode("song", note), rule="p.1", text="广告")
    again = post(client, "reports", subject=encode("song", note), rule="p.1")
    strange = post(client, "reports", subject=encode("ord", note), rule="p.1")

    assert [first.status_code, again.status_code, strange.status_code] == [204, 409, 404]
    assert (again.json()["code"], strange.json()["code"]) == (
        "moderation.already_reported", "moderation.subject_not_found",
    )  # fmt: skip
    assert Report.objects.get().person_id == ana.id


def test_an_author_reads_why_and_appeals(ana):
    now = timezone.now()
    hold(author_id=ana.id, text="加我微信", now=now)
    item = judge(uuid7(), rule="p.2", because="站外联系", now=now)
    client = client_of(ana)

    (shown,) = client.get("/api/moderation/judged", headers={"Accept-Language": "en"}).json()["items"]
    assert (shown["state"], shown["rule"], shown["text"], shown["because"]) == (
        "removed", "p.2", "加我微信", "站外联系",
    )  # fmt: skip
    assert shown["rule_words"] == "Leads to dealings outside the market"

    assert shown["judged_id"] == encode("moditem", item.id)
    path = f"judged/{shown['judged_id']}/appeal"
    assert post(client_of(make_person(nickname="小柏")), path, text="不是我的").status_code == 404
    assert post(client, path, text="").status_code == 422
    assert post(client, path, text="这是菜谱").status_code == 204
    assert post(client, path, text="再一次").json()["code"] == "moderation.item_has_moved_on"
    assert Item.objects.get().state == "appealed"


def test_who_broke_the_rules_reads_until_when_they_publish_nothing(ana):
    now = timezone.now()
    client = client_of(ana)
    assert client.get("/api/moderation/pause").json() == {"until": None, "strikes": []}

    hold(author_id=ana.id, now=now)
    judge(uuid7(), rule="6.9", now=now)

    said = client.get("/api/moderation/pause", headers={"Accept-Language": "en"}).json()
    assert [(one["rule"], one["points"], one["rule_words"]) for one in said["strikes"]] == [
        ("6.9", 4, "Obscenity, gambling, violence")
    ]
    assert said["until"][:19] == (now + timedelta(days=1)).isoformat()[:19]


@pytest.mark.parametrize("path", ["judged", "pause"])
def test_strangers_sign_in_first(client: Client, path: str):
    assert client.get(f"/api/moderation/{path}").status_code == 401
