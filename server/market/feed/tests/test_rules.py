from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from foundation.testing import NOON
from market.feed import rules
from market.feed.types import Candidate, Reader
from market.notes.facade import CountsView

NEWEST = NOON.timestamp() / rules.SECONDS_PER_POINT
LIN, WEI = UUID(int=1), UUID(int=2)


def candidate(number: int, *, author: UUID = LIN, points: float = 0, topics: tuple[str, ...] = (), love: float = 0.0):
    return Candidate(UUID(int=100 + number), author, topics, NEWEST + points + love, NEWEST + points, love, 0)


NOBODY = Reader()


def order(candidates, reader: Reader = NOBODY) -> list[int]:
    return [one.note_id.int - 100 for one in rules.place(candidates, reader, NOON)]


def test_each_doubling_of_love_is_worth_half_a_day():
    assert [rules.love(CountsView(likes=n)) for n in (0, 1, 3, 7)] == [0, 1, 2, 3]
    assert rules.love(CountsView(saves=1)) == rules.love(CountsView(likes=3)) == 2
    assert order([candidate(1, points=-1), candidate(2, love=0.5), candidate(3, points=-1, author=WEI, love=2)]) == [
        3,
        2,
        1,
    ]


def test_friends_then_the_followed_then_topics_speak_for_a_note():
    by_friend, by_other = candidate(1, points=-1), candidate(2, author=WEI)
    about_tea = candidate(3, author=UUID(int=3), points=-0.5, topics=("tea",))

    assert order([by_friend, by_other, about_tea]) == [2, 3, 1]
    assert order([by_friend, by_other, about_tea], Reader(friends=frozenset({LIN}))) == [1, 2, 3]
    assert order([by_friend, by_other, about_tea], Reader(topics=frozenset({"tea"}))) == [3, 2, 1]
    (first, *_) = rules.place([by_friend], Reader(friends=frozenset({LIN})), NOON)
    assert first.reasons == ("friend", "fresh")


def test_one_author_does_not_fill_a_page():
    of_lin = [candidate(n, points=1 - n / 100) for n in range(4)]
    of_wei = [candidate(10 + n, author=WEI, points=-n / 100) for n in range(4)]

    assert order([*of_lin, *of_wei])[:4] == [0, 10, 1, 11]


@given(
    st.lists(
        st.builds(
            candidate,
            st.integers(0, 60),
            author=st.sampled_from([LIN, WEI, UUID(int=3)]),
            points=st.floats(-9, 0),
            topics=st.sampled_from([(), ("tea",), ("tea", "cup")]),
            love=st.floats(0, 9),
        ),
        max_size=40,
        unique_by=lambda one: one.note_id,
    )
)
def test_whatever_there_is_each_note_has_one_place_and_nobody_is_lost(candidates):
    placed = order(candidates)

    assert sorted(placed) == sorted(one.note_id.int - 100 for one in candidates)
    assert order(list(reversed(candidates))) == placed


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(0, 6), st.lists(st.sampled_from("abc"), unique=True, max_size=2)),
        max_size=30,
    )
)
def test_looking_at_the_best_first_gives_the_order_of_looking_at_all(drawn):
    """Without giving up the costs of what stands too far back (`authors[gone.author_id] -= 1`): fails."""
    notes = [
        candidate(n, author=UUID(int=author), points=points / 2, topics=tuple(topics))
        for n, (author, points, topics) in enumerate(drawn)
    ]
    left, expected = list(notes), []

    def worth(one):
        lately = expected[-rules.LOOK_BACK :]
        spoken = [sum(topic in other.topics for other in lately) for topic in one.topics]
        costs = rules.SAME_AUTHOR_COST * sum(other.author_id == one.author_id for other in lately)
        return one.hot - costs - rules.SAME_TOPIC_COST * max(spoken, default=0), one.note_id

    while left:
        best = max(left, key=worth)
        left.remove(best)
        expected.append(best)

    assert order(notes) == [one.note_id.int - 100 for one in expected]
