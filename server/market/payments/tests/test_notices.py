"""Notices: recorded first, believed only when they fit, and acted on once however often and by whomever."""

import json
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import httpx
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.testing import told_all
from market.payments.events import PaymentArrivedLate, PaymentSucceeded
from market.payments.metrics import ALERTS
from market.payments.models import Attempt, Notice
from market.payments.providers.sandbox import SandboxBank
from market.payments.services.close_intents import close_intent
from market.payments.services.process_notices import process_due_notices
from market.payments.services.record_notice import LARGEST_NOTICE, UNPROVEN_PER_MINUTE
from market.payments.tests.factories import (
    check_books,
    make_attempt,
    make_intent,
    notice_of,
    now,
    signed,
    state_of,
    work_the_queue,
)

URL = "/api/payments/notices/sandbox"
PAYER = uuid4()


def process_all() -> None:
    process_due_notices(now=now())


@pytest.mark.django_db
def test_a_notice_is_recorded_and_answered_before_anything_is_made_of_it(client):
    intent = make_intent()
    attempt = make_attempt(intent)
    body = notice_of(attempt)

    answer = client.post(URL, **signed(body))

    assert (answer.status_code, answer.content) == (200, b"")
    row = Notice.objects.get()
    assert (row.notice_id, row.state, json.loads(bytes(row.body))) == (body["notice_id"], "recorded", body)
    assert set(row.headers) == {"bank-timestamp", "bank-nonce", "bank-signature"}
    assert state_of(intent) == "open"
    process_all()
    assert state_of(intent) == "paid"


@pytest.mark.django_db
def test_the_same_notice_again_is_answered_and_forgotten(client):
    attempt = make_attempt(make_intent())
    body = notice_of(attempt)

    assert [client.post(URL, **signed(body)).status_code for _ in range(3)] == [200] * 3

    assert Notice.objects.count() == 1


@pytest.mark.django_db
def test_a_forged_notice_is_refused_kept_and_changes_nothing(client):
    intent = make_intent()
    attempt = make_attempt(intent)
    body = notice_of(attempt)

    answer = client.post(URL, **signed(body, secret="a guess"))

    assert (answer.status_code, answer.json()["code"]) == (403, "payments.notice_not_signed")
    assert (Notice.objects.get().state, Notice.objects.get().reason) == ("quarantined", "wrong signature")
    assert state_of(intent) == "open"
    # And it has not taken the true one's place.
    assert client.post(URL, **signed(body)).status_code == 200
    process_all()
    assert state_of(intent) == "paid"


@pytest.mark.django_db
def test_an_old_notice_replayed_is_refused(client):
    body = notice_of(make_attempt(make_intent()))
    old = str(int(now().timestamp()) - 301)
    assert client.post(URL, **signed(body, timestamp=old)).status_code == 403
    assert Notice.objects.get().reason == "too old"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "payment.imagined"},
        {"amount": {"currency": "yuan", "minor": 1}},
        {"amount": {"currency": "CNY", "minor": "4990"}},
        {"amount": None},
        {"notice_id": None},
        {"at": "yesterday"},
    ],
    ids=str,
)
def test_signed_nonsense_is_refused_and_kept(client, changed):
    attempt = make_attempt(make_intent())
    answer = client.post(URL, **signed(notice_of(attempt, **changed)))
    assert answer.status_code in (200, 403)
    process_all()
    assert Notice.objects.get().state == "quarantined"
    assert Attempt.objects.get().state == "pending"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"amount": {"currency": "CNY", "minor": 1}}, "amount 1 instead of 4990"),
        ({"amount": {"currency": "USD", "minor": 4990}}, "currency USD instead of CNY"),
        ({"payment_id": "bp_other"}, "provider's reference bp_other instead of"),
        ({"merchant_ref": str(uuid4())}, "about nothing of ours"),
        ({"merchant_ref": "hello"}, "a reference that is none of ours"),
        ({"kind": "refund.succeeded", "refund_ref": str(uuid4()), "refund_id": "br_1"}, "about nothing of ours"),
    ],
)
def test_what_does_not_fit_goes_to_quarantine_with_an_alarm(client, changed, reason):
    alarms = ALERTS.labels(kind="notice_quarantined")._value.get()
    intent = make_intent()
    client.post(URL, **signed(notice_of(make_attempt(intent), **changed)))

    process_all()

    row = Notice.objects.get()
    assert row.state == "quarantined"
    assert row.reason.startswith(reason)
    assert ALERTS.labels(kind="notice_quarantined")._value.get() == alarms + 1
    assert (Attempt.objects.get().state, state_of(intent)) == ("pending", "open")


@pytest.mark.django_db
def test_too_long_a_notice_and_an_unknown_provider_are_refused(client):
    long = client.post(URL, data=b"x" * (LARGEST_NOTICE + 1), content_type="application/json")
    assert (long.status_code, long.json()["code"]) == (422, "payments.notice_too_large")
    stranger = client.post("/api/payments/notices/nobody", data=b"{}", content_type="application/json")
    assert (stranger.status_code, stranger.json()["code"]) == (404, "payments.unknown_provider")
    assert Notice.objects.count() == 0


@pytest.mark.django_db
def test_a_flood_of_forgeries_does_not_fill_the_disk(client):
    body = notice_of(make_attempt(make_intent()))
    codes = {client.post(URL, **signed(body, secret=str(n))).status_code for n in range(UNPROVEN_PER_MINUTE * 2 + 5)}
    assert codes == {403, 429}
    assert Notice.objects.count() <= UNPROVEN_PER_MINUTE * 2


@pytest.mark.django_db
def test_the_words_of_a_notice_never_change():
    Notice.objects.create(provider="sandbox", notice_id="n", headers={}, body=b"said", received_at=now())
    for change in ({"body": b"unsaid"}, {"headers": {"a": 1}}, {"notice_id": "m"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.all().delete()


@pytest.mark.django_db
def test_a_notice_that_we_stumble_over_waits_and_holds_up_no_other(client, monkeypatch):
    """Without the trying of each alone: the other buyer's money is not seen either, for as long as we stumble."""
    good, bad = make_intent(), make_intent()
    for intent in (bad, good):
        client.post(URL, **signed(notice_of(make_attempt(intent))))
    read, alarms = SandboxBank.read_notice, ALERTS.labels(kind="notice_unprocessed")._value.get()

    def stumble(self, headers, body, *, received_at):
        found = read(self, headers, body, received_at=received_at)
        if Attempt.objects.get(pk=found.payment_ref).intent_id == bad.id:
            raise RuntimeError("not foreseen")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(SandboxBank, "read_notice", stumble)
        process_due_notices(now=now())
        assert (state_of(good), state_of(bad)) == ("paid", "open")
        assert process_due_notices(now=now()) == 0
        for hours in (1, 2):
            process_due_notices(now=now() + timedelta(hours=hours))
    assert ALERTS.labels(kind="notice_unprocessed")._value.get() == alarms + 1

    assert process_due_notices(now=now() + timedelta(hours=4)) == 1
    assert state_of(bad) == "paid"
    check_books()


@pytest.mark.django_db
def test_many_notices_take_as_many_statements_as_two(client):
    """Without lists: each takes some thirty statements in a transaction of its own."""

    def statements(count):
        for _ in range(count):
            client.post(URL, **signed(notice_of(make_attempt(make_intent(payer_id=PAYER)))))
        with CaptureQueriesContext(connection) as queries:
            process_due_notices(now=now())
        return len(queries)

    statements(1)  # The provider's account in the book is opened once.
    assert statements(2) == statements(40) <= 19
    assert Notice.objects.exclude(state="processed").count() == 0
    check_books()


@pytest.mark.django_db(transaction=True)
def test_twenty_bring_the_same_notice_at_once_and_it_is_recorded_once(live_server):
    """Without ON CONFLICT in record_notice: fails with 500 for all but the first."""
    intent = make_intent()
    notice = signed(notice_of(make_attempt(intent)))
    gun = Barrier(20)

    def bring(_: int) -> int:
        gun.wait()
        headers = {**notice["headers"], "Content-Type": "application/json"}
        return httpx.post(f"{live_server.url}{URL}", content=notice["data"], headers=headers, timeout=60).status_code

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(bring, range(20))) == {200}

    assert Notice.objects.count() == 1
    work_the_queue()
    assert len(told_all(PaymentSucceeded)) == 1
    check_books()


PROCESS = """
import sys, time, uuid
import django
django.setup()
from django.utils import timezone
from market.payments.services.process_notices import process_notices
begin_at, *notice_ids = sys.argv[1:]
from django.db import connection
connection.ensure_connection()
time.sleep(max(0, float(begin_at) - time.time()))
for notice_id in notice_ids:
    process_notices([uuid.UUID(notice_id)], now=timezone.now())
"""


@pytest.mark.django_db(transaction=True)
def test_three_processes_work_on_the_same_notices_in_other_orders_and_it_is_one_payment(client):
    """Without the locks on the notice, the intent and the attempt: fails, one or two processes ending with an error."""
    intent = make_intent()
    one, two = make_attempt(intent), make_attempt(intent)
    for attempt in (one, two):
        for kind in ("payment.processing", "payment.succeeded", "payment.succeeded"):
            assert client.post(URL, **signed(notice_of(attempt, kind))).status_code == 200
    ids = [str(notice_id) for notice_id in Notice.objects.values_list("id", flat=True)]
    begin_at = str(time.time() + 6)

    workers = []
    for seed in range(3):
        random.Random(seed).shuffle(ids)
        env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
        workers.append(subprocess.Popen([sys.executable, "-c", PROCESS, begin_at, *ids], env=env))
    assert [worker.wait(180) for worker in workers] == [0, 0, 0]

    assert len(told_all(PaymentSucceeded)) == 1
    assert sorted(Attempt.objects.values_list("role", flat=True)) == ["payment", "second_payment"]
    assert set(Notice.objects.values_list("state", flat=True)) == {"processed"}
    check_books()


Story = list[tuple[int, str]]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 2), st.sampled_from(["processing", "succeeded", "declined", "wrong", "forged", "close"])
        ),
        max_size=12,
    )
)
@pytest.mark.django_db
def test_notices_in_any_order_any_number_and_any_quality_make_one_payment_at_most(story: Story):
    from django.test import Client

    client = Client()
    intent = make_intent()
    attempts = [make_attempt(intent) for _ in range(3)]
    before = len(told_all(PaymentSucceeded)) + len(told_all(PaymentArrivedLate))

    for which, what in story:
        attempt = attempts[which]
        if what == "close":
            close_intent(intent.ref, now=now(), because="test")
        elif what == "wrong":
            client.post(URL, **signed(notice_of(attempt, amount={"currency": "CNY", "minor": 1})))
        elif what == "forged":
            client.post(URL, **signed(notice_of(attempt), secret="guess"))
        else:
            client.post(URL, **signed(notice_of(attempt, f"payment.{what}")))
        process_all()

    paid_ones = {which for which, what in story if what == "succeeded"}
    told = len(told_all(PaymentSucceeded)) + len(told_all(PaymentArrivedLate)) - before
    assert told == int(bool(paid_ones))
    assert (state_of(intent) == "paid") == bool(paid_ones)
    assert intent.amount.minor * len(paid_ones) == sum(
        Attempt.objects.filter(intent_id=intent.id, state="succeeded").values_list("amount_minor", flat=True)
    )
