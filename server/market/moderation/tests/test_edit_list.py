"""Lists are edited at the desk, heeded by the next text, and every change is in the audit trail."""

import pytest
from django.test import Client

from foundation.ids import uuid7
from foundation.models import AuditEntry
from foundation.testing import NOON
from market.moderation.errors import ListExists, RuleUnknown, WordNotFound, WordUnusable
from market.moderation.models import Lexicon, ListVersion, Term
from market.moderation.services.check_texts import check_texts
from market.moderation.services.edit_list import make_list, put_word, retire_words
from market.moderation.types import Kind, Outcome, Severity, TextToCheck
from market.people.models import Person

pytestmark = pytest.mark.django_db
olga = uuid7()


def outcome(text: str) -> Outcome:
    return check_texts([TextToCheck(Kind.NOTE, text)])[0].outcome


def made() -> int:
    return make_list(name="ours", word_class="spam", rule="p.1", pack="", actor_id=olga, now=NOON)


def put(list_id: int, text: str = "坏词", severity: Severity = Severity.HOLD, contexts: tuple[str, ...] = ()) -> None:
    put_word(list_id=list_id, text=text, severity=severity, contexts=contexts, actor_id=olga, now=NOON)


def test_each_edit_is_heeded_by_the_next_text_and_told_with_its_version():
    list_id = made()
    put(list_id)
    assert outcome("坏词") == Outcome.HOLD
    put(list_id, severity=Severity.REFUSE, contexts=("不坏词典",))
    assert (outcome("坏词"), outcome("不坏词典")) == (Outcome.REFUSE, Outcome.PUBLISH)
    put(list_id, severity=Severity.REFUSE, contexts=("不坏词典",))  # Changes nothing, and is not told.

    retire_words(term_ids=[Term.objects.get().pk], actor_id=olga, now=NOON)
    assert outcome("坏词") == Outcome.PUBLISH

    trail = list(AuditEntry.objects.filter(action__startswith="moderation.").order_by("id"))
    assert [(one.action, one.subject) for one in trail] == [
        ("moderation.make_list", "ours"), ("moderation.put_word", "ours: 坏词"),
        ("moderation.put_word", "ours: 坏词"), ("moderation.retire_word", "ours: 坏词"),
    ]  # fmt: skip
    assert trail[2].before == {"severity": "hold", "contexts": []}
    assert trail[3].after["list_version"] > trail[2].after["list_version"] > trail[1].after["list_version"]


@pytest.mark.parametrize("text", ["", "坏", "ab", "1234", "，。"])
def test_a_word_too_short_to_be_looked_for_is_refused(text):
    with pytest.raises(WordUnusable):
        put(made(), text)


def test_what_cannot_be_is_refused_and_changes_nothing():
    list_id = made()
    version = ListVersion.objects.get().number
    with pytest.raises(WordUnusable):
        put(list_id, contexts=("别的词",))
    with pytest.raises(WordNotFound):
        put(list_id + 1)
    with pytest.raises(WordNotFound):
        retire_words(term_ids=[1], actor_id=olga, now=NOON)
    with pytest.raises(ListExists):
        made()
    with pytest.raises(RuleUnknown):
        make_list(name="other", word_class="spam", rule="p", pack="", actor_id=olga, now=NOON)

    assert ListVersion.objects.get().number == version


def test_an_operator_makes_a_list_fills_it_and_retires_a_word():
    client = Client()
    client.force_login(Person.objects.create_superuser(email="olga@example.com", password="!"))
    client.get("/admin/moderation/lexicon/")
    client.post(
        "/admin/moderation/lexicon/new/", {"name": "ours", "word_class": "spam", "rule": "p.1", "pack": ""}
    )  # fmt: skip
    ours = Lexicon.objects.get()
    client.post(
        f"/admin/moderation/lexicon/{ours.pk}/add-word/",
        {"text": "坏词", "severity": "refuse", "contexts": "不坏词典\n坏词汇"},
    )
    assert (outcome("坏词"), outcome("坏词汇")) == (Outcome.REFUSE, Outcome.PUBLISH)

    client.post("/admin/moderation/term/", {"action": "retire", "_selected_action": [str(Term.objects.get().pk)]})
    assert outcome("坏词") == Outcome.PUBLISH


def test_who_may_only_look_edits_nothing():
    client = Client()
    client.force_login(Person.objects.create(nickname="lena", is_staff=True))

    assert client.get("/admin/moderation/lexicon/new/").status_code == 403
    assert client.post(f"/admin/moderation/lexicon/{made()}/add-word/", {"text": "坏词"}).status_code == 403
    assert not Term.objects.exists()
