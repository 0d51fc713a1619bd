"""What many do about one thing is one notice that grows until it is read."""

from uuid import UUID

import pytest

from foundation.ids import encode, uuid7
from foundation.models import LiveMessage
from foundation.testing import NOON, at_once
from market.circles.services.keep_away import block, mute
from market.notices.models import Notice
from market.notices.queries import told_of, unread_count
from market.notices.rules import compose
from market.notices.services.gather_notices import gather_notices
from market.notices.services.read_notices import read_notices
from market.notices.types import Kind, NewDeed
from market.people.tests.factories import make_person

NOTE = encode("note", UUID(int=1))
pytestmark = pytest.mark.django_db


def liked(reader_id: UUID, *doer_ids: UUID, note: str = "note_1", kind: Kind = Kind.NOTE_LIKED) -> list[NewDeed]:
    return [NewDeed(reader_id, kind, note, doer_id, {"note_id": NOTE}) for doer_id in doer_ids]


def only(reader_id: UUID) -> Notice:
    return Notice.objects.get(person_id=reader_id, read_at=None)


def crowd(size: int) -> list[UUID]:
    return [uuid7() for _ in range(size)]


def test_ten_thousand_likes_are_one_notice_and_each_person_counts_once():
    ana, people = make_person(nickname="Ana"), crowd(10_000)

    gather_notices(liked(ana.id, *people), now=NOON)
    gather_notices(liked(ana.id, *people[-400:]), now=NOON)

    notice = only(ana.id)
    assert (notice.doer_count, notice.doer_ids[0], len(notice.doer_ids)) == (10_000, people[-1], 500)
    assert unread_count(ana.id) == 1


def test_a_group_says_who_was_last_and_how_many_others(django_assert_num_queries):
    ana, ben, lin = make_person(nickname="Ana"), make_person(nickname="Ben"), make_person(nickname="Lin")
    gather_notices(liked(ana.id, ben.id, *crowd(11), lin.id), now=NOON)

    notice = only(ana.id).view()
    with django_assert_num_queries(3):
        told = told_of([notice], reader_id=ana.id)[notice.id]

    assert [
        compose(notice.kind, notice.facts, language, told=told, doer_count=notice.doer_count).title
        for language in ("zh-CN", "en")
    ] == ["Lin 等 13 人赞了你的笔记", "Lin and 12 others liked your note"]


def test_what_is_read_is_closed_and_the_next_like_begins_anew():
    ana, (first, second) = make_person(nickname="Ana"), crowd(2)
    gather_notices(liked(ana.id, first), now=NOON)
    read_notices(person_id=ana.id, up_to=only(ana.id).id, now=NOON)

    gather_notices(liked(ana.id, second), now=NOON)
    gather_notices(liked(ana.id, first), now=NOON)  # Taken back and given again: she knows.

    assert (only(ana.id).doer_ids, only(ana.id).doer_count) == ([second], 1)
    assert Notice.objects.filter(person_id=ana.id).count() == 2


def test_who_has_read_up_to_what_they_saw_has_not_read_what_came_since():
    ana, (first, second) = make_person(nickname="Ana"), crowd(2)
    gather_notices(liked(ana.id, first), now=NOON)
    seen = only(ana.id).id
    gather_notices(liked(ana.id, second), now=NOON)

    read_notices(person_id=ana.id, up_to=seen, now=NOON)

    assert only(ana.id).doer_count == 2


def test_notes_and_kinds_are_told_apart():
    ana, (ben,) = make_person(nickname="Ana"), crowd(1)
    gather_notices(
        [*liked(ana.id, ben), *liked(ana.id, ben, note="note_2"), *liked(ana.id, ben, kind=Kind.NOTE_SAVED)], now=NOON
    )

    assert unread_count(ana.id) == 3


def test_nobody_hears_of_themselves_nor_of_whom_they_keep_away():
    ana, cut, cutting, dull = (make_person(nickname=name) for name in ("Ana", "Ben", "Cleo", "Dan"))
    block(person_id=ana.id, other_id=cut.id, now=NOON)
    block(person_id=cutting.id, other_id=ana.id, now=NOON)
    mute(person_id=ana.id, other_id=dull.id, now=NOON)

    assert gather_notices(liked(ana.id, ana.id, cut.id, cutting.id, dull.id), now=NOON) == 0

    assert not Notice.objects.filter(person_id=ana.id).exists()


def test_whom_one_blocks_later_is_named_no_more():
    ana, ben, lin = make_person(nickname="Ana"), make_person(nickname="Ben"), make_person(nickname="Lin")
    gather_notices(liked(ana.id, ben.id, lin.id), now=NOON)
    block(person_id=ana.id, other_id=lin.id, now=NOON)

    notice = only(ana.id).view()

    assert told_of([notice], reader_id=ana.id)[notice.id].doer == "Ben"


def test_the_browser_hears_once_of_a_list():
    ana = make_person(nickname="Ana")

    gather_notices(liked(ana.id, *crowd(50)), now=NOON)

    (message,) = LiveMessage.objects.filter(topic=f"person:{encode('pers', ana.id)}")
    assert message.data == {"notice_id": encode("ntc", only(ana.id).id), "kind": "note_liked"}


@pytest.mark.django_db(transaction=True)
def test_lists_at_once_make_one_notice_that_counts_everybody():
    ana, people = make_person(nickname="Ana"), crowd(80)
    lists = [people[start : start + 20] for start in (0, 10, 20, 40, 60, 50)]

    done = at_once([lambda some=some: gather_notices(liked(ana.id, *some), now=NOON) for some in lists])

    assert done == ["done"] * 6
    assert (only(ana.id).doer_count, set(only(ana.id).doer_ids)) == (80, set(people))
