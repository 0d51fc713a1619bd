"""Many hands on one pair. Real threads, real PostgreSQL, real commits."""

from collections import Counter
from functools import partial

import pytest

from foundation.testing import NOON, at_once
from market.circles import queries
from market.circles.models import Block, Circle, Tie
from market.circles.services.count_again import count_again
from market.circles.services.follow import follow
from market.circles.services.keep_away import block
from market.circles.tests.factories import make_person

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_followers_of_one_account_all_count():
    star, fans = make_person(), [make_person() for _ in range(20)]

    answers = at_once([partial(follow, follower_id=one.id, followee_id=star.id, now=NOON) for one in fans])

    assert Counter(answers) == {"done": 20}
    assert Circle.objects.get(pk=star.id).follower_count == 20
    assert count_again() == []


def test_one_wish_twenty_times_is_one_tie():
    lin, wei = make_person(), make_person()

    answers = at_once([partial(follow, follower_id=lin.id, followee_id=wei.id, now=NOON)] * 20)

    assert Counter(answers) == {"done": 20}
    assert Circle.objects.get(pk=wei.id).follower_count == 1


def test_who_blocks_while_both_follow_is_rid_of_the_other():
    """
    Without the locks on both accounts: fails with a tie beside the block, since neither saw the other; or, where one
    was a little later, with the trigger's refusal.
    """
    for _ in range(8):
        lin, wei = make_person(), make_person()
        acts = [
            partial(block, person_id=lin.id, other_id=wei.id, now=NOON),
            partial(follow, follower_id=wei.id, followee_id=lin.id, now=NOON),
            partial(follow, follower_id=lin.id, followee_id=wei.id, now=NOON),
        ]

        answers = Counter(at_once(acts))

        assert set(answers) <= {"done", "circles.person_not_reachable"}
        assert (Block.objects.count(), Tie.objects.count()) == (1, 0)
        assert queries.friends(lin.id) == []
        assert count_again() == []
        Block.objects.all().delete()
