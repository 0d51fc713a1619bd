"""Every word of the back office is there in Chinese, and programs read what people wrote."""

import re
from collections import Counter

import pytest
from django.contrib import admin
from django.test import Client
from django.utils.translation import gettext, override

from config import messages
from foundation.labels import LABELS
from market.people.models import Person

WORDS = [word for word in messages.read() if word.id]
FACTS = re.compile(r"%\(\w+\)s|%d")


def test_every_word_that_is_said_is_translated_and_no_other():
    """With a word said that nobody translated: fails and names it. `make messages` brings it into the file."""
    translated = {str(word.id) for word in WORDS if word.string and not word.context}

    assert sorted(messages.said() - translated) == []
    assert sorted(translated - messages.said()) == []


def test_what_a_room_means_by_a_word_is_its_own():
    """With labels looked up without their room: fails, naming those that two desks share."""
    admin.autodiscover()
    ours = [model._meta for model in admin.site._registry if model.__module__.startswith("market.")]
    with override("zh-hans"):
        names = Counter(str(of.verbose_name_plural) for of in ours)

    assert [name for name, times in names.items() if times > 1] == []
    assert {(word.context, word.id) for word in WORDS if word.context} - LABELS == set()


def test_programs_read_what_is_written():
    """With a word changed by hand: fails until `make messages` has run."""
    assert messages.MO.read_bytes() == messages.compiled(messages.read())


def test_a_translation_names_the_same_facts():
    assert [word.id for word in WORDS if FACTS.findall(str(word.id)) != FACTS.findall(str(word.string))] == []


@pytest.mark.django_db
def test_the_back_office_speaks_the_readers_language():
    client = Client()
    client.force_login(Person.objects.create_superuser(email="a@example.com", password="x"))

    chinese = client.get("/admin/settlement/terms/", headers={"accept-language": "zh-CN"}).content.decode()
    english = client.get("/admin/settlement/terms/", headers={"accept-language": "en"}).content.decode()

    assert ("费率" in chinese, "佣金（万分比）" in chinese, "Commission bps" in english) == (True, True, True)


def test_desks_are_named_in_chinese():
    """Without `translate_labels`: fails with the names that Django makes in English."""
    admin.autodiscover()
    ours = [model for model in admin.site._registry if model.__module__.startswith(("market.", "foundation."))]
    with override("zh-hans"):
        names = [str(model._meta.verbose_name_plural) for model in ours]

        assert gettext("deposit") == "保证金"
    assert [name for name in names if name.isascii() and name != "SKU"] == []
