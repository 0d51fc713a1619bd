"""What a killed worker had in hand is done by the next one, and a broken connection breaks one job at most."""

from datetime import timedelta

import psycopg
import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from procrastinate.contrib.django import app

from foundation import sql
from foundation.management.commands.work import with_living_connection
from foundation.tasks import (
    DEAD_AFTER_SECONDS,
    LONGEST_JOB_SECONDS,
    enqueue,
    forget_finished_jobs,
    queue_names,
    take_up_lost_jobs,
)

pytestmark = pytest.mark.django_db


def enqueue_and_take(*, heartbeat_seconds_ago: int | None) -> int:
    """Put a letter in a worker's hands; None: in those of a worker that is forgotten already."""
    enqueue("people.send_letter", to="ana@example.com", subject="", text="", html="")
    worker_id = None
    if heartbeat_seconds_ago is not None:
        row = sql.one(
            "INSERT INTO procrastinate_workers (last_heartbeat) SELECT now() - make_interval(secs => %s) RETURNING id",
            [heartbeat_seconds_ago],
        )
        assert row is not None
        worker_id = row[0]
    job = sql.one(
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s RETURNING id",
        [worker_id],
    )
    assert job is not None
    return int(job[0])


def status_of(job_id: int) -> str:
    return str(app.job_manager.get_job_status(job_id).value)


@pytest.mark.parametrize("heartbeat", [None, DEAD_AFTER_SECONDS + 5])
def test_what_a_dead_worker_had_in_hand_is_queued_again(heartbeat):
    job_id = enqueue_and_take(heartbeat_seconds_ago=heartbeat)

    assert take_up_lost_jobs() == 1

    assert status_of(job_id) == "todo"


def test_what_a_living_worker_could_not_mark_as_done_is_queued_again():
    job_id = enqueue_and_take(heartbeat_seconds_ago=5)
    sql.run(
        "UPDATE procrastinate_events SET at = at - make_interval(secs => %s) WHERE job_id = %s",
        [LONGEST_JOB_SECONDS + 5, job_id],
    )

    assert take_up_lost_jobs() == 1

    assert status_of(job_id) == "todo"


def test_a_living_worker_is_left_alone():
    job_id = enqueue_and_take(heartbeat_seconds_ago=5)

    assert take_up_lost_jobs() == 0

    assert status_of(job_id) == "doing"


@pytest.mark.django_db(transaction=True)
def test_after_a_broken_connection_the_next_job_has_a_new_one():
    backend = sql.one("SELECT pg_backend_pid()")
    assert backend is not None
    with psycopg.connect(**connection.get_connection_params()) as other:
        # With a timeout it waits until the backend is gone; without, it only sends the signal.
        other.execute("SELECT pg_terminate_backend(%s, 10000)", backend)

    assert with_living_connection(lambda: sql.one("SELECT 1")) == (1,)


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_breaks_during_a_job_is_not_given_to_the_next():
    def be_cut_off() -> None:
        sql.one("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(OperationalError):
        with_living_connection(be_cut_off)

    assert with_living_connection(lambda: sql.one("SELECT 1")) == (1,)


def test_finished_jobs_are_forgotten_after_a_day_and_failed_ones_later():
    for _ in range(3):
        enqueue("people.send_letter", to="ana@example.com", subject="", text="", html="")
    jobs = [job_id for (job_id,) in sql.rows("SELECT id FROM procrastinate_jobs ORDER BY id")]
    ids = dict(zip(("succeeded", "failed", "todo"), jobs, strict=True))
    for status, job_id in ids.items():
        sql.run("UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status WHERE id = %s", [status, job_id])
    now = timezone.now()

    recent = forget_finished_jobs(done_before=now - timedelta(days=1), failed_before=now - timedelta(days=30))
    old = forget_finished_jobs(done_before=now + timedelta(days=1), failed_before=now - timedelta(days=30))

    assert (recent, old) == (0, 1)
    left = {job_id for (job_id,) in sql.rows("SELECT id FROM procrastinate_jobs")}
    assert left == {ids["failed"], ids["todo"]}


def test_every_queue_of_a_room_has_slots():
    rooms = ["circles", "feed", "letters", "media", "moderation", "moving", "payments", "reconciliation"]
    assert queue_names() == rooms
