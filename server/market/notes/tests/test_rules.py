from hypothesis import given
from hypothesis import strategies as st

from market.notes import rules


def test_topics_end_where_a_reader_would_end_them():
    assert rules.topics_in("#陶器 喝茶 #Tea! ＃ＡＢＣ，#陶器 # 空 #a#b") == ("陶器", "tea", "abc", "a", "b")


@given(st.text(max_size=300))
def test_whatever_is_written_topics_are_few_short_distinct_and_in_one_case(body):
    found = rules.topics_in(body)

    assert len(found) <= rules.MOST_TOPICS
    assert len(set(found)) == len(found)
    assert all(0 < len(one) <= rules.LONGEST_TOPIC and one == rules.as_topic(one) for one in found)
