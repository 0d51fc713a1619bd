"""Many write at one moment. Real threads and processes, real PostgreSQL, real commits."""

import subprocess
import sys
from collections import Counter
from functools import partial

import pytest

from foundation.testing import NOON, at_once
from market.circles.services.keep_away import block
from market.messages import queries
from market.messages.models import Conversation, Message, Side
from market.messages.tests.factories import make_friends, make_talk, say
from market.people.tests.factories import make_person

RACE = pytest.mark.django_db(transaction=True)


def test_64_messages_of_two_processes_are_numbered_in_turn_none_lost_none_twice(durable_database):
    """Without the conversation's lock: fails, a process ends with the refusal of a number that is there already."""
    ana, ben = make_friends()
    talk = make_talk(ana, ben)
    command = [sys.executable, "-m", "market.messages.tests.writer", str(talk)]
    writers = [
        subprocess.Popen(
            [*command, str(who), name, "32"],
            env=durable_database.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for who, name in ((ana, "a"), (ben, "b"))
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"

    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    sent = [int(writer.communicate(timeout=300)[0]) for writer in writers]

    assert sent == [64, 64]
    said = Message.objects.order_by("number").values_list("number", "text")
    assert [number for number, _ in said] == list(range(1, 65))
    assert {text for _, text in said} == {f"{name}-{number}" for name in "ab" for number in range(32)}
    assert Conversation.objects.get().last_number == 64


@RACE
def test_two_first_messages_at_once_make_one_conversation():
    ana, ben = make_friends()

    def begin(one, other):
        say(make_talk(one, other), one)

    done = at_once([partial(begin, ana, ben), partial(begin, ben, ana)] * 6)

    assert Counter(done) == {"done": 12}
    assert (Conversation.objects.count(), Side.objects.count(), Message.objects.count()) == (1, 2, 12)


@RACE
@pytest.mark.parametrize("turn", range(6))
def test_nothing_is_said_once_a_block_stands(turn):
    """
    Without holding the friendship: fails in some turns, a message being numbered after the block was done.
    """
    ana, ben = make_friends()
    talk = make_talk(ana, ben)
    after: list[int] = []

    def cut():
        block(person_id=ana, other_id=ben, now=NOON)
        after.append(Message.objects.count())

    done = at_once([cut, *[partial(say, talk, ben, key=f"{turn}-{number}") for number in range(7)]])

    assert set(done) <= {"done", "messages.not_friends", "messages.conversation_not_found"}
    assert Message.objects.count() == after[0] == done.count("done") - 1


@RACE
def test_reading_while_others_write_never_reads_what_was_not_said():
    ana, ben = make_friends()
    talk = make_talk(ana, ben)
    lin = make_person().id

    from market.messages.services.keep_conversation import read_up_to

    acts = [partial(say, talk, ana) for _ in range(6)]
    acts += [partial(read_up_to, conversation_id=talk, viewer_id=ben, number=99, now=NOON) for _ in range(6)]
    at_once(acts)

    side = queries.side(talk, viewer_id=ben)
    assert side.last_number == 6
    assert side.read_number <= 6
    assert lin not in (side.holder_id, side.other_id)
