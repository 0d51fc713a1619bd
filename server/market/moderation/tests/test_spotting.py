"""Words of lists, found in texts as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from market.moderation.spotting import Entry, WordLists
from market.moderation.types import Hit, Kind, Outcome, Severity, TextToCheck, Verdict


def lists(
    *words: str, severity: Severity = Severity.REFUSE, pack: str = "", contexts: tuple[str, ...] = ()
) -> WordLists:
    entries = [Entry(word, "tested", "ad.9.3", severity, pack, contexts) for word in words]
    return WordLists(entries, version=7)


def judge(words: WordLists, text: str, *, kind: Kind = Kind.NOTE, packs: frozenset[str] = frozenset()) -> Verdict:
    return words.judge(TextToCheck(kind, text, packs))


def found(words: WordLists, text: str) -> list[str]:
    """Return what was found, as the text has it."""
    return [text[hit.start : hit.end] for hit in judge(words, text).hits]


def test_a_word_is_found_where_its_author_wrote_it():
    verdict = judge(lists("国家级"), "这是🎉國 家級产品")

    assert verdict == Verdict(
        Outcome.HOLD, (Hit("国家级", "tested", "ad.9.3", Severity.HOLD, 3, 7, is_disguised=True),), 7
    )


@pytest.mark.parametrize("text", ["最佳", "最\u200b佳", "最 佳", "最*佳", "最【佳】", "ｂest最佳"])
def test_marks_do_not_hide_a_word(text: str):
    assert judge(lists("最佳"), text).outcome in (Outcome.HOLD, Outcome.REFUSE)


@pytest.mark.parametrize("text", ["它很小，姐姐喜欢", "很小。姐姐", "小\n姐", "小……姐"])
def test_letters_of_two_sentences_are_no_word(text: str):
    """Without the look for stops: fails, the words 小 and 姐 of two sentences being taken for one."""
    assert found(lists("小姐"), text) == []


def test_letters_that_all_stand_apart_are_a_word_over_stops_too():
    assert found(lists("国家级"), "国，家。级") == ["国，家。级"]
    assert found(lists("国家级"), "爱国，家级别") == []


@pytest.mark.parametrize("text", ["Essex", "sexton", "as exact", "his exit"])
def test_a_latin_word_is_not_found_inside_others(text: str):
    """Without the look at its neighbours: fails, sex being found in Essex."""
    assert found(lists("sex"), text) == []


def test_a_latin_word_is_found_beside_chinese_and_spaced_out():
    assert found(lists("sex"), "要sex吗") == ["sex"]
    assert found(lists("sex"), "a s e x b") == ["s e x"]
    assert found(lists("the best"), "It is THE  BEST!") == ["THE  BEST"]


def test_marks_of_the_word_itself_are_needed():
    assert found(lists("abc.com"), "看abc.com吧") == ["abc.com"]
    assert found(lists("abc.com"), "看abc。com吧") == ["abc。com"]
    assert found(lists("abc.com"), "abccom") == []


def test_a_longer_word_excuses_the_one_in_it():
    words = lists("最佳", contexts=("最佳食用期", "年度最佳损友"))

    assert judge(words, "最佳食用期：三天").outcome == Outcome.PUBLISH
    assert judge(words, "最 佳食用期是三天").outcome == Outcome.PUBLISH
    assert found(words, "最佳食用期内是最佳口感") == ["最佳"]
    assert judge(words, "最佳食用期内是最佳口感").hits[0].start == 7
    assert judge(words, "最佳食用").outcome == Outcome.REFUSE


def test_a_pack_counts_where_its_goods_are():
    words = lists("治病", pack="food")

    assert judge(words, "能治病").outcome == Outcome.PUBLISH
    assert judge(words, "能治病", packs=frozenset({"food"})).outcome == Outcome.REFUSE


def test_the_gravest_word_decides_and_a_name_cannot_wait():
    words = WordLists(
        [
            Entry("加微信", "spam", "p.2", Severity.HOLD, "", ()),
            Entry("首选", "absolute", "ad.9.3", Severity.WARN, "", ()),
        ],
        version=1,
    )

    assert judge(words, "首选").outcome == Outcome.PUBLISH
    assert len(judge(words, "首选").hits) == 1
    assert judge(words, "首选，加微信").outcome == Outcome.HOLD
    assert judge(words, "加微信", kind=Kind.NAME).outcome == Outcome.REFUSE


def test_of_a_word_in_a_graver_one_only_the_graver_is_told():
    words = lists("最佳", "年度最佳")

    assert found(words, "年度最佳") == ["年度最佳"]


def test_no_lists_refuse_nothing():
    assert judge(WordLists((), version=0), "最佳") == Verdict(Outcome.PUBLISH, (), 0)


@given(
    before=st.text(alphabet="好吃的a1 ", max_size=10),
    gaps=st.lists(st.text(alphabet="\u200b*_ ·😀", max_size=2), min_size=2, max_size=2),
    after=st.text(alphabet="好吃的a1 ", max_size=10),
)
def test_whatever_stands_around_and_between_a_hit_begins_and_ends_with_its_letters(
    before: str, gaps: list[str], after: str
):
    text = before + "國" + gaps[0] + "家" + gaps[1] + "級" + after

    (hit,) = judge(lists("国家级"), text).hits

    assert (hit.start, hit.end) == (len(before), len(text) - len(after))
    assert hit.is_disguised == bool(gaps[0] or gaps[1])
