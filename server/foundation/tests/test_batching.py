import threading
import time

import pytest

from foundation.batching import Batcher
from foundation.errors import Conflict


class Sold(Conflict):
    code = "tests.sold"


def submit_all(batcher, items):
    answers: dict[int, object] = {}

    def one(item):
        try:
            answers[item] = batcher.submit(item)
        except BaseException as refusal:  # noqa: BLE001 (what is raised is what is looked at)
            answers[item] = refusal

    threads = [threading.Thread(target=one, args=(item,)) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers


def test_whoever_comes_alone_is_written_alone():
    lists = []
    batcher = Batcher(lambda items: lists.append(list(items)) or [item * 2 for item in items])

    assert batcher.submit(4) == 8
    assert lists == [[4]]


def test_those_who_come_while_one_is_written_are_written_together():
    lists, first_is_in = [], threading.Event()

    def work(items):
        lists.append(list(items))
        if not first_is_in.is_set():
            first_is_in.set()
            time.sleep(0.1)
        return [item * 2 for item in items]

    answers = submit_all(Batcher(work), range(40))

    assert answers == {item: item * 2 for item in range(40)}
    assert sorted(item for batch in lists for item in batch) == list(range(40))
    assert len(lists) < 20


def test_a_refusal_is_its_bearers_alone():
    answers = submit_all(Batcher(lambda items: [Sold() if item % 2 else item for item in items]), range(10))

    assert [isinstance(answers[item], Sold) for item in range(10)] == [bool(item % 2) for item in range(10)]


def test_one_item_that_breaks_the_work_does_not_spoil_the_rest():
    def work(items):
        if 3 in items:
            raise RuntimeError("three")
        return list(items)

    answers = submit_all(Batcher(work), range(6))

    assert {item: answer for item, answer in answers.items() if item != 3} == {item: item for item in (0, 1, 2, 4, 5)}
    assert isinstance(answers[3], RuntimeError)


def test_a_list_is_never_longer_than_allowed():
    lists = []

    def work(items):
        lists.append(len(items))
        time.sleep(0.01)
        return list(items)

    submit_all(Batcher(work, most=4), range(30))

    assert max(lists) <= 4


def test_refusals_are_raised():
    with pytest.raises(Sold):
        Batcher(lambda items: [Sold() for _ in items]).submit(1)
