import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from foundation import sql
from foundation.clockwork import CLOCK
from foundation.errors import Conflict
from foundation.idempotency import (
    KEPT_HOURS,
    IdempotencyClaim,
    IdempotencyKeyReused,
    Remembered,
    answer_claimed,
    claim_many,
    prune,
    remember_many,
)


def claim(key="k", *, scope="person:1", fingerprint="f"):
    return IdempotencyClaim(scope, key, fingerprint)


def answers_of(wishes, effects):
    def work(fresh):
        effects.extend(fresh)
        return [
            Conflict() if wish == "refused" else Remembered(201, f'{{"effect":"{wish}"}}'.encode()) for wish in fresh
        ]

    return answer_claimed(wishes, work)


@pytest.mark.django_db
def test_one_key_has_one_effect_and_one_answer():
    effects = []

    (first,) = answers_of([(claim(), "a")], effects)
    (again,) = answers_of([(claim(), "a")], effects)

    assert first == (Remembered(201, b'{"effect":"a"}'), False)
    assert again == (Remembered(201, b'{"effect":"a"}'), True)
    assert effects == ["a"]


@pytest.mark.django_db
def test_the_same_key_with_another_body_is_refused_and_anothers_key_is_not_known():
    effects = []
    answers_of([(claim(), "a")], effects)

    (reused,) = answers_of([(claim(fingerprint="other"), "b")], effects)
    (others,) = answers_of([(claim(scope="person:2"), "c")], effects)

    assert isinstance(reused, IdempotencyKeyReused)
    assert (others[1], effects) == (False, ["a", "c"])


@pytest.mark.django_db
def test_a_refusal_frees_its_key():
    effects = []

    (refused,) = answers_of([(claim(), "refused")], effects)
    (mended,) = answers_of([(claim(fingerprint="mended"), "a")], effects)

    assert isinstance(refused, Conflict)
    assert mended == (Remembered(201, b'{"effect":"a"}'), False)


@pytest.mark.django_db
def test_bearers_of_one_key_in_one_list_have_one_effect():
    effects = []

    leader, follower, stranger = answers_of(
        [(claim(), "a"), (claim(), "a"), (claim(fingerprint="other"), "b")], effects
    )

    assert (leader[0], leader[1], follower) == (follower[0], False, (leader[0], True))
    assert isinstance(stranger, IdempotencyKeyReused)
    assert effects == ["a"]


@pytest.mark.django_db(transaction=True)
def test_twenty_bearers_at_once_have_one_effect_and_get_the_same_answer():
    """Without `ON CONFLICT (scope, key) DO NOTHING` waiting on the unique row: twenty effects, or an IntegrityError."""
    start, answers, effects = threading.Barrier(20), [], []

    def bear():
        start.wait()
        try:
            with transaction.atomic():
                (known,) = claim_many([claim()])
                if known is None:
                    effects.append(1)
                    time.sleep(0.05)  # Long enough for everybody else to arrive at the row.
                    known = Remembered(201, b"done")
                    remember_many([(claim(), known)])
                answers.append(known)
        finally:
            connection.close()

    bearers = [threading.Thread(target=bear) for _ in range(20)]
    for one in bearers:
        one.start()
    for one in bearers:
        one.join()

    assert (effects, answers) == ([1], [Remembered(201, b"done")] * 20)
    assert sql.one("SELECT count(*) FROM foundation_idempotencykey") == (1,)


@pytest.mark.django_db
def test_a_key_is_kept_for_a_day_and_then_forgotten_with_its_answer():
    """Without `prune`: the answers, which name what people bought, stay for ever."""
    now = timezone.now()
    answers_of([(claim("old"), "a"), (claim("new"), "b")], [])
    sql.run("UPDATE foundation_idempotencykey SET at = %s WHERE key = 'old'", [now - timedelta(hours=KEPT_HOURS + 1)])

    assert prune(now=now) == 1

    assert sql.rows("SELECT key FROM foundation_idempotencykey") == [("new",)]
    assert "foundation.prune_keys" in CLOCK
