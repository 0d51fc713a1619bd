"""Texts against the lists as they stand."""

import pytest

from foundation.testing import NOON, at_once
from market.moderation.models import Lexicon, Term
from market.moderation.services.check_texts import check_texts
from market.moderation.services.import_lexicon import import_lexicon
from market.moderation.sources import SHIPPED, read_folder
from market.moderation.tests.factories import make_list
from market.moderation.types import Kind, Outcome, Severity, TextToCheck

pytestmark = pytest.mark.django_db


def outcomes(*texts: str, packs: tuple[str, ...] = ()) -> list[Outcome]:
    given = [TextToCheck(Kind.NOTE, text, frozenset(packs)) for text in texts]
    return [verdict.outcome for verdict in check_texts(given)]


def test_a_thousand_texts_cost_one_query(django_assert_num_queries):
    make_list("坏词")
    outcomes("先读一遍名单")

    with django_assert_num_queries(1):
        found = outcomes(*["很好"] * 999, "坏词")

    assert found == [Outcome.PUBLISH] * 999 + [Outcome.HOLD]


def test_every_change_of_the_lists_is_heeded_by_the_next_text():
    """Without the look at the version: fails, the lists of before being kept."""
    make_list("坏词")
    assert outcomes("坏词", "新词") == [Outcome.HOLD, Outcome.PUBLISH]

    Term.objects.filter(text="坏词").update(text="新词")
    assert outcomes("坏词", "新词") == [Outcome.PUBLISH, Outcome.HOLD]

    Lexicon.objects.update(is_enabled=False)
    assert outcomes("坏词", "新词") == [Outcome.PUBLISH, Outcome.PUBLISH]

    Lexicon.objects.update(is_enabled=True)
    Term.objects.all().delete()
    assert outcomes("坏词", "新词") == [Outcome.PUBLISH, Outcome.PUBLISH]


def test_a_verdict_says_by_which_lists():
    make_list("坏词")
    (one,) = check_texts([TextToCheck(Kind.NOTE, "坏词")])
    make_list("坏词", "更多")
    (other,) = check_texts([TextToCheck(Kind.NOTE, "坏词")])

    assert other.version > one.version


def test_a_list_is_brought_up_to_date_and_the_same_again_changes_nothing():
    make_list("一词", "二词")
    version = check_texts([TextToCheck(Kind.NOTE, "")])[0].version

    make_list("一词", "二词")
    assert check_texts([TextToCheck(Kind.NOTE, "")])[0].version == version

    make_list("二词", "三词", severity=Severity.REFUSE)
    assert outcomes("一词", "二词", "三词") == [Outcome.PUBLISH, Outcome.REFUSE, Outcome.REFUSE]


def test_our_own_lists_know_what_the_law_names_and_its_exceptions():
    for file in read_folder(SHIPPED):
        assert file.left_out == ()
        import_lexicon(file, actor_id=None, now=NOON)

    sells = ("advertising",)
    assert outcomes("国家级品质", "最佳礼物", "最佳食用期三天", packs=sells) == [
        Outcome.REFUSE, Outcome.REFUSE, Outcome.PUBLISH,
    ]  # fmt: skip
    assert outcomes("这是我最佳的选择") == [Outcome.PUBLISH]  # Who sells nothing may say so.
    assert outcomes("喝了能治病", packs=("advertising", "food")) == [Outcome.REFUSE]
    assert outcomes("三天美白", packs=("advertising", "cosmetics")) == [Outcome.REFUSE]
    assert outcomes("稳赚不赔，跟我来") == [Outcome.REFUSE]


@pytest.mark.django_db(transaction=True)
def test_threads_that_meet_new_lists_at_once_all_judge_by_them():
    make_list("坏词")
    seen: list[Outcome] = []

    at_once([lambda: seen.extend(outcomes("坏词"))] * 8)

    assert seen == [Outcome.HOLD] * 8
