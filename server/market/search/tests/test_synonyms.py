"""Words that mean the same: the shipped list, and what operators make of it."""

import pytest

from foundation import sql
from foundation.models import AuditEntry
from market.search.errors import SynonymsTooFew
from market.search.models import Synonym
from market.search.services.change_synonyms import change_synonyms
from market.search.services.load_synonyms import SHIPPED, load_synonyms
from market.search.tests.making import found, put

pytestmark = pytest.mark.django_db
LIST = "laptop, notebook, 笔记本电脑  # a remark\ntv, television, 电视\n"


def test_what_means_the_same_is_found_in_any_language_and_what_was_typed_comes_first():
    load_synonyms(LIST)
    laptop, notebook = put("", "Laptop"), put("", "Notebook")
    chinese = put("笔记本电脑")

    assert found("laptop")[0] == laptop
    assert found("notebook")[0] == notebook
    assert found("笔记本电脑")[0] == chinese
    assert set(found("laptop")) == {laptop, notebook, chinese}


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("惠普", "HP ProBook 450"),
        ("惠普笔记本", "HP ProBook 450 notebook"),
        ("联想", "Lenovo IdeaPad"),
        ("西部数据", "Western Digital Elements 2TB"),
    ],
)
def test_a_brand_is_found_by_its_chinese_name(asked, title):
    """Without the brands in the shipped list: fails with []."""
    load_synonyms()
    wanted, _ = put("", title), put("", "Philips shaver")

    assert found(asked) == [wanted]


def test_a_phrase_means_the_same_as_a_word():
    load_synonyms("power bank, 充电宝\n")
    bank = put("充电宝")

    assert found("power bank") == [bank]


def test_an_operators_change_is_searched_by_at_once_is_written_down_and_outlives_the_next_list():
    """Without turning the edition: fails with [] for a process that has searched before."""
    load_synonyms(LIST)
    put("", "Television")
    set_top = put("", "Set-top box")
    assert set_top not in found("tv")
    group = Synonym.objects.get(shipped_as="tv")

    change_synonyms(synonym_id=group.pk, words=["tv", "set-top box"], is_used=True, actor_id=None)
    changed = found("tv")
    load_synonyms(LIST.replace("电视", "电视机"))

    assert changed == [set_top]
    assert found("tv") == [set_top]
    assert AuditEntry.objects.get(action="search.change_synonyms").after["words"] == ["tv", "set-top box"]


def test_a_group_switched_off_is_not_searched_by():
    load_synonyms(LIST)
    put("", "Television")

    group = Synonym.objects.get(shipped_as="tv")
    change_synonyms(synonym_id=group.pk, words=group.words, is_used=False, actor_id=None)

    assert found("tv") == []


def test_a_group_of_one_is_refused():
    with pytest.raises(SynonymsTooFew):
        change_synonyms(synonym_id=None, words=["Mugs", "mug", " "], is_used=True, actor_id=None)

    assert Synonym.objects.count() == 0


def test_the_shipped_list_is_read_once_per_version_and_what_it_drops_goes():
    assert load_synonyms(LIST)
    assert not load_synonyms(LIST)
    assert load_synonyms("tv, television\n")

    assert list(Synonym.objects.values_list("shipped_as", "words")) == [("tv", ["tv", "television"])]


def test_the_list_that_is_shipped_reads_well():
    load_synonyms()

    groups = [words for (words,) in sql.rows("SELECT words FROM search_synonym")]
    assert len(groups) == sum(bool(line.partition("#")[0].strip()) for line in SHIPPED.read_text().splitlines())
    assert all(len(words) > 1 for words in groups)
