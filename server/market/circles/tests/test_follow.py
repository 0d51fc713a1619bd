from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from foundation import sql
from foundation.errors import ShopError
from foundation.ids import uuid7
from foundation.testing import NOON, told, told_all
from market.circles import queries
from market.circles.errors import NobodyAsked, NotOneself, PersonNotReachable, TooManyFollowed
from market.circles.events import FollowAsked, PersonFollowed, PersonUnfollowed
from market.circles.facade import POPULAR_FOLLOWED, UNWANTED
from market.circles.models import Block, Circle, Tie
from market.circles.services import follow as follow_service
from market.circles.services.answer_asker import answer_asker, let_askers_in
from market.circles.services.change_account import change_account
from market.circles.services.count_again import count_again
from market.circles.services.follow import follow, follow_many
from market.circles.services.keep_away import block, mute, unblock
from market.circles.services.unfollow import unfollow
from market.circles.tests.factories import befriend, make_person, make_private
from market.circles.types import Following, FollowWish

pytestmark = pytest.mark.django_db


def counts(person_id: UUID) -> tuple[int, int]:
    circle = queries.circles([person_id])[person_id]
    return circle.follower_count, circle.following_count


def asked(condition: str, person) -> list[UUID]:
    row = sql.one(f"SELECT {condition}", {"viewer": person.id})
    assert row is not None
    return row[0]


def test_whoever_follows_is_counted_on_both_sides_and_told_once():
    lin, wei = make_person(), make_person()

    answers = [follow(follower_id=lin.id, followee_id=wei.id, now=NOON) for _ in range(2)]

    assert answers == [Following.YES, Following.YES]
    assert (counts(lin.id), counts(wei.id)) == ((0, 1), (1, 0))
    assert told(PersonFollowed, key=lin.id).followee_id == wei.id
    assert not queries.standings(lin.id, [wei.id])[wei.id].is_friend


def test_two_who_follow_one_another_are_friends():
    lin, wei, stranger = make_person(), make_person(), make_person()

    befriend(lin.id, wei.id)
    follow(follower_id=stranger.id, followee_id=lin.id, now=NOON)

    assert queries.friends(lin.id) == [wei.id]
    assert queries.standings(lin.id, [wei.id])[wei.id].is_friend


def test_each_wish_of_a_list_has_its_own_answer():
    lin, wei, hidden = make_person(), make_person(), make_private(make_person())
    nobody, enemy = uuid7(), make_person()
    block(person_id=enemy.id, other_id=lin.id, now=NOON)
    wishes = [FollowWish(lin.id, one) for one in (wei.id, hidden.id, nobody, enemy.id, lin.id, wei.id)]

    answers = follow_many(wishes, now=NOON)

    said = [one.code if isinstance(one, ShopError) else one for one in answers]
    unreachable = PersonNotReachable.code
    assert said == [Following.YES, Following.ASKED, unreachable, unreachable, NotOneself.code, Following.YES]
    assert counts(lin.id) == (0, 1)


def test_a_private_account_is_asked_and_says_yes_or_no():
    lin, wei = make_person(), make_private(make_person())

    assert follow(follower_id=lin.id, followee_id=wei.id, now=NOON) is Following.ASKED
    assert (counts(wei.id), told(FollowAsked, key=lin.id).followee_id) == ((0, 0), wei.id)
    assert not queries.standings(lin.id, [wei.id])[wei.id].shows_notes

    answer_asker(person_id=wei.id, asker_id=lin.id, is_welcome=True, now=NOON)

    assert counts(wei.id) == (1, 0)
    assert queries.standings(lin.id, [wei.id])[wei.id].shows_notes
    with pytest.raises(NobodyAsked):
        answer_asker(person_id=wei.id, asker_id=lin.id, is_welcome=False, now=NOON)


def test_who_was_refused_may_ask_again():
    lin, wei = make_person(), make_private(make_person())
    follow(follower_id=lin.id, followee_id=wei.id, now=NOON)

    answer_asker(person_id=wei.id, asker_id=lin.id, is_welcome=False, now=NOON)

    assert queries.standings(lin.id, [wei.id])[wei.id].following is Following.NO
    assert follow(follower_id=lin.id, followee_id=wei.id, now=NOON) is Following.ASKED


def test_an_account_that_opens_lets_in_everybody_who_asked():
    wei = make_private(make_person())
    askers = [make_person() for _ in range(3)]
    for one in askers:
        follow(follower_id=one.id, followee_id=wei.id, now=NOON)

    change_account(person_id=wei.id, is_private=False, now=NOON)
    more = let_askers_in(person_id=wei.id, now=NOON, at_once=2)
    rest = let_askers_in(person_id=wei.id, now=NOON, at_once=2)

    assert (more, rest) == (True, False)
    assert counts(wei.id) == (3, 0)
    assert {event.follower_id for event in told_all(PersonFollowed)} == {one.id for one in askers}


def test_an_account_that_is_private_again_lets_in_nobody_unasked():
    """Without looking under the lock: fails with two followers whom nobody let in."""
    wei = make_private(make_person())
    for _ in range(2):
        follow(follower_id=make_person().id, followee_id=wei.id, now=NOON)
    change_account(person_id=wei.id, is_private=False, now=NOON)
    change_account(person_id=wei.id, is_private=True, now=NOON)

    assert let_askers_in(person_id=wei.id, now=NOON) is False
    assert counts(wei.id) == (0, 0)
    assert len(queries.asking(wei.id, after=None, limit=9)[0]) == 2


def test_a_tie_ends_from_either_side_and_is_told_once():
    lin, wei = make_person(), make_person()
    befriend(lin.id, wei.id)

    for _ in range(2):
        unfollow(follower_id=lin.id, followee_id=wei.id, now=NOON)

    assert (counts(lin.id), counts(wei.id)) == ((1, 0), (0, 1))
    assert told(PersonUnfollowed, key=lin.id).followee_id == wei.id


def test_nobody_follows_more_than_they_can_read(monkeypatch):
    monkeypatch.setattr(follow_service, "MOST_FOLLOWED", 2)
    lin, others = make_person(), [make_person() for _ in range(3)]

    *_, last = follow_many([FollowWish(lin.id, one.id) for one in others], now=NOON)

    assert isinstance(last, TooManyFollowed)
    assert counts(lin.id) == (0, 2)


def test_an_account_with_many_followers_is_popular_and_stays_so(settings):
    settings.POPULAR_FROM_FOLLOWERS = 2
    star, fans = make_person(), [make_person() for _ in range(2)]

    follow(follower_id=fans[0].id, followee_id=star.id, now=NOON)
    assert not queries.is_popular(star.id)
    follow(follower_id=fans[1].id, followee_id=star.id, now=NOON)
    unfollow(follower_id=fans[0].id, followee_id=star.id, now=NOON)

    assert queries.is_popular(star.id)
    assert asked(POPULAR_FOLLOWED, fans[1]) == [star.id]


def test_a_block_cuts_both_ways_and_no_tie_comes_back():
    lin, wei = make_person(), make_person()
    befriend(lin.id, wei.id)

    for _ in range(2):
        block(person_id=lin.id, other_id=wei.id, now=NOON)

    assert (counts(lin.id), counts(wei.id)) == ((0, 0), (0, 0))
    for one, other in ((lin, wei), (wei, lin)):
        assert queries.out_of_sight(one.id) == {other.id}
        with pytest.raises(PersonNotReachable):
            follow(follower_id=one.id, followee_id=other.id, now=NOON)
    with pytest.raises(PersonNotReachable):
        queries.standing(wei.id, lin.id)

    unblock(person_id=lin.id, other_id=wei.id)
    assert queries.friends(lin.id) == []
    assert follow(follower_id=wei.id, followee_id=lin.id, now=NOON) is Following.YES


def test_the_database_lets_no_tie_stand_beside_a_block():
    """Without the triggers: fails, as both rows are written."""
    lin, wei = make_person(), make_person()
    follow(follower_id=lin.id, followee_id=wei.id, now=NOON)
    with pytest.raises(IntegrityError, match="a tie stands"), transaction.atomic():
        Block.objects.create(blocker_id=wei.id, blocked_id=lin.id, at=NOON)

    block(person_id=wei.id, other_id=lin.id, now=NOON)
    with pytest.raises(IntegrityError, match="has blocked"), transaction.atomic():
        Tie.objects.create(follower_id=lin.id, followee_id=wei.id, asked_at=NOON, since=NOON)


def test_a_mute_is_silent():
    lin, wei = make_person(), make_person()
    befriend(lin.id, wei.id)

    mute(person_id=lin.id, other_id=wei.id, now=NOON)

    assert asked(UNWANTED, lin) == [wei.id]
    assert asked(UNWANTED, wei) == []
    assert queries.friends(wei.id) == [lin.id]


def test_wrong_counts_are_found_and_mended():
    lin, wei = make_person(), make_person()
    befriend(lin.id, wei.id)
    Circle.objects.filter(pk=wei.id).update(follower_count=7)

    assert count_again() == [wei.id]
    assert counts(wei.id) == (1, 1)
    assert count_again() == []


def test_lists_go_on_where_they_stopped():
    star, fans = make_person(), [make_person() for _ in range(5)]
    follow_many([FollowWish(one.id, star.id) for one in fans], now=NOON)

    seen, place = [], None
    while True:
        page, place = queries.followers(star.id, after=place, limit=2)
        seen += [one.person_id for one in page]
        if place is None:
            break

    assert sorted(seen) == sorted(one.id for one in fans)
    assert queries.follower_ids(star.id, after=None, limit=9) == sorted(one.id for one in fans)
