"""What opinions and strikes come to."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.ids import uuid7
from foundation.testing import NOON
from market.moderation import rules
from market.moderation.errors import TextRefused
from market.moderation.policy import POLICY, chapter_of, is_citable
from market.moderation.rules import decided, gravest, kappa, opinions_needed, paused_until, refuse_if_forbidden
from market.moderation.states import ItemState
from market.moderation.types import Choice, Hit, Outcome, Severity, StrikeView, Verdict

KEEP, REMOVE = Choice.KEEP, Choice.REMOVE
DAY = timedelta(days=1)


def strike(points: int, *, at: datetime = NOON, lifted: bool = False) -> StrikeView:
    return StrikeView("6.9", points, at, at if lifted else None)


@pytest.mark.parametrize(
    ("strikes", "until"),
    [
        ([], None),
        ([strike(3)], None),
        ([strike(4)], NOON + DAY),
        ([strike(4, lifted=True)], None),
        ([strike(4), strike(4)], NOON + 7 * DAY),
        ([strike(4, at=NOON - 2 * DAY)], None),
        ([strike(4, at=NOON - 90 * DAY), strike(4)], NOON + DAY),
        ([strike(6), strike(6), strike(6)], NOON + 365 * DAY),
    ],
)
def test_strikes_that_count_together_pause_an_author(strikes, until):
    assert paused_until(strikes, NOON) == until


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 200), st.booleans()), max_size=8))
def test_whatever_the_strikes_one_more_never_shortens_a_pause(past):
    strikes = [strike(points, at=NOON - days * DAY, lifted=lifted) for points, days, lifted in past]

    before, after = paused_until(strikes, NOON), paused_until([*strikes, strike(2)], NOON)

    assert before is None or (after is not None and after >= before)
    assert before is None or before > NOON


def test_opinions_decide_by_how_many_are_needed():
    assert decided(ItemState.WAITING, [KEEP], 1) == KEEP
    assert decided(ItemState.WAITING, [REMOVE], 2) is None
    assert decided(ItemState.SECOND, [REMOVE, REMOVE], 2) == REMOVE
    assert decided(ItemState.SECOND, [REMOVE, KEEP], 2) is None
    assert decided(ItemState.SECOND, [REMOVE, KEEP, KEEP], 2) == KEEP
    assert decided(ItemState.APPEALED, [REMOVE, REMOVE, KEEP], 2) == KEEP


@given(st.lists(st.sampled_from(Choice), min_size=3, max_size=3))
def test_three_opinions_always_decide(choices: list[Choice]):
    come_to = decided(ItemState.SECOND, choices, 2)

    assert come_to is not None and choices.count(come_to) >= 2


def test_a_tenth_is_looked_at_by_two():
    needed = [opinions_needed(uuid7(), 1) for _ in range(3000)]

    assert 200 < needed.count(2) < 400


def test_kappa_of_worked_examples():
    """Cohen 1960; the figures are of the example that every textbook has: 20, 5, 10, 15 of 50."""
    pairs = [(KEEP, KEEP)] * 20 + [(KEEP, REMOVE)] * 5 + [(REMOVE, KEEP)] * 10 + [(REMOVE, REMOVE)] * 15

    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([(KEEP, KEEP), (REMOVE, REMOVE)]) == 1
    assert kappa([(KEEP, REMOVE), (REMOVE, KEEP)]) == -1
    assert kappa([(KEEP, KEEP)]) is None
    assert kappa([]) is None


def test_the_gravest_text_decides_for_all():
    assert gravest([]) == Outcome.PUBLISH
    assert gravest([Verdict(Outcome.HOLD, (), 1), Verdict(Outcome.PUBLISH, (), 1)]) == Outcome.HOLD


def test_a_refusal_names_the_field_and_where_the_words_stand():
    hit = Hit("最佳", "absolute", "ad.9.3", Severity.REFUSE, 2, 4, is_disguised=False)
    warning = Hit("首选", "absolute", "ad.9.3", Severity.WARN, 6, 8, is_disguised=False)

    with pytest.raises(TextRefused) as refused:
        refuse_if_forbidden({"title": Verdict(Outcome.HOLD, (), 1), "body": Verdict(Outcome.REFUSE, (hit, warning), 1)})

    assert refused.value.field == "body"
    assert refused.value.facts["hits"] == [
        {"rule": "ad.9.3", "word_class": "absolute", "term": "最佳", "start": 2, "end": 4}
    ]


def test_every_rule_stands_under_a_chapter_in_both_languages():
    for code, rule in POLICY.items():
        assert set(rule.words) == {"zh-CN", "en"}
        assert is_citable(code) == (chapter_of(code) in POLICY)
        assert chapter_of(code) in {*POLICY, ""}
    assert tuple(sorted(rules.PAUSES)) == rules.PAUSES
