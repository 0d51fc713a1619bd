import threading
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from django.test import Client

from foundation.ids import encode
from market.payments.models import Attempt, Intent
from market.payments.tests.factories import (
    LATER,
    make_attempt,
    make_intent,
    make_paid_intent,
    now,
    work_the_queue,
)
from market.people.facade import register_person
from market.people.models import Person

JSON = "application/json"


@pytest.fixture
def ana(db) -> Person:
    view = register_person(nickname="Ana", email=f"{uuid4().hex}@example.com", password="correct horse battery 9")
    return Person.objects.get(pk=view.id)


def phone_of(person: Person, **options: Any) -> Client:
    client = Client(headers={"Accept-Language": "en"}, **options)
    client.force_login(person)
    return client


def path_of(intent: Any, *rest: str) -> str:
    return "/".join([f"/api/payments/intents/{encode('pay', intent.id)}", *rest])


def pay(client: Client, intent: Any, *, key: str | None = "k1", **body: Any) -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    asked = {"method": "sandbox", "return_path": "/pay/chk_1", **body}
    return client.post(path_of(intent, "attempts"), data=asked, content_type=JSON, headers=headers)


@pytest.mark.django_db
def test_anybody_may_know_how_one_can_pay(client):
    english = client.get("/api/payments/methods", headers={"Accept-Language": "en"})
    chinese = client.get("/api/payments/methods", headers={"Accept-Language": "zh-CN"})
    assert english.json() == {"items": [{"method": "sandbox", "title": "Sandbox Bank", "fits": "any"}]}
    assert chinese.json() == {"items": [{"method": "sandbox", "title": "沙盒银行", "fits": "any"}]}


@pytest.mark.django_db
def test_the_payer_sees_the_intent(ana):
    intent = make_intent(payer_id=ana.pk)
    attempt = make_attempt(intent)

    body = phone_of(ana).get(path_of(intent)).json()

    assert body.pop("server_time")
    assert body.pop("expires_at")
    assert body == {
        "intent_id": encode("pay", intent.id),
        "checkout_id": encode("chk", intent.ref),
        "amount": {"currency": "CNY", "minor": 4990},
        "state": "open",
        "is_late": False,
        "paid_at": None,
        "method": None,
        "last_attempt": {
            "attempt_id": encode("att", attempt.id),
            "state": "pending",
            "method": "",
            "shown": None,
            "slip": None,
        },
    }


@pytest.mark.django_db
def test_reading_an_intent_takes_two_queries_beside_the_session(ana, django_assert_num_queries):
    intent = make_intent(payer_id=ana.pk)
    phone = phone_of(ana)
    with django_assert_num_queries(4):  # Session and person; intent and newest attempt.
        phone.get(path_of(intent))


@pytest.mark.django_db
def test_another_persons_intent_is_not_there(ana):
    intent = make_intent()
    phone = phone_of(ana)
    for answer in (phone.get(path_of(intent)), pay(phone, intent)):
        assert (answer.status_code, answer.json()["code"]) == (404, "payments.intent_not_found")
    assert Attempt.objects.count() == 0


@pytest.mark.django_db
def test_nobody_pays_unnamed_or_without_the_csrf_token(ana):
    intent = make_intent(payer_id=ana.pk)
    assert Client().get(path_of(intent)).json()["code"] == "auth.sign_in_first"
    assert pay(Client(), intent).status_code == 401
    strict = phone_of(ana, enforce_csrf_checks=True)
    assert (pay(strict, intent).status_code, pay(strict, intent).json()["code"]) == (403, "auth.csrf_failed")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "status", "code", "field"),
    [
        ({"key": None}, 422, "market.idempotency_key_missing", "Idempotency-Key"),
        ({"method": "gold"}, 422, "payments.unknown_method", "method"),
        ({"return_path": "https://evil.example"}, 422, "payments.return_path_not_local", "return_path"),
        ({"return_path": "//evil.example"}, 422, "payments.return_path_not_local", "return_path"),
        ({"return_path": "/\\evil.example"}, 422, "payments.return_path_not_local", "return_path"),
        ({"return_path": 7}, 422, "market.invalid_input", "return_path"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(ana, asked, status, code, field):
    intent = make_intent(payer_id=ana.pk)
    answer = pay(phone_of(ana), intent, **asked)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["errors"][0]["field"] == field
    assert Attempt.objects.count() == 0


@pytest.mark.django_db
def test_a_wrong_kind_of_id_is_refused_before_any_look(ana):
    answer = phone_of(ana).get(f"/api/payments/intents/{encode('ord', uuid4())}")
    assert (answer.status_code, answer.json()["code"]) == (422, "market.invalid_input")


@pytest.mark.django_db
def test_what_is_paid_or_over_is_a_conflict(ana):
    paid = make_paid_intent()
    over = make_intent(expires_at=now() - timedelta(seconds=1))
    Intent.objects.update(payer_id=ana.pk)
    phone = phone_of(ana)
    assert (pay(phone, paid).status_code, pay(phone, paid).json()["code"]) == (409, "payments.already_paid")
    assert (pay(phone, over).status_code, pay(phone, over).json()["code"]) == (409, "payments.payment_is_closed")


@pytest.mark.django_db(transaction=True)
def test_a_person_goes_to_the_bank_pays_and_comes_back(bank, live_server, ana):
    intent = make_intent(payer_id=ana.pk)
    phone = phone_of(ana, HTTP_HOST=live_server.url.removeprefix("http://"))

    first = pay(phone, intent)
    again = pay(phone, intent)
    other = pay(phone, intent, return_path="/elsewhere")

    assert (first.status_code, first.json()["state"]) == (201, "pending")
    assert again.json() == first.json()
    assert (other.status_code, other.json()["code"]) == (422, "market.idempotency_key_reused")
    assert first.json()["redirect_url"].startswith(f"http://localhost:{bank.port}/pay/")

    home = bank.press(first.json()["redirect_url"], "pay")
    assert home == f"{live_server.url}/api/payments/attempts/{first.json()['attempt_id']}/return"
    back = httpx.get(home, follow_redirects=False)
    assert (back.status_code, back.headers["Location"]) == (303, "/pay/chk_1")
    bank.wait_until_told()
    work_the_queue()
    body = phone.get(path_of(intent)).json()
    assert (body["state"], body["method"], body["last_attempt"]["state"]) == ("paid", "sandbox", "succeeded")


@pytest.mark.django_db(transaction=True)
def test_going_to_the_bank_and_coming_back_take_few_statements(bank, ana, django_assert_num_queries):
    intent, phone = make_intent(payer_id=ana.pk), phone_of(ana)

    with django_assert_num_queries(7):  # Session, person; begin, intent, attempt, commit; what the bank said.
        assert pay(phone, intent).status_code == 201

    home = Attempt.objects.get().return_url.partition("/api/")[2]
    with django_assert_num_queries(1):
        assert phone.get(f"/api/{home}").status_code == 303


@pytest.mark.django_db
def test_coming_back_for_nothing_is_not_found(client):
    answer = client.get(f"/api/payments/attempts/{encode('att', uuid4())}/return")
    assert (answer.status_code, answer.json()["code"]) == (404, "payments.attempt_not_found")


@pytest.mark.django_db(transaction=True)
def test_while_the_bank_is_slow_no_row_is_locked(bank, ana):
    """Were the bank called inside the transaction: fails with OperationalError, the intent being locked."""
    from django.db import connection, transaction

    intent = make_intent(payer_id=ana.pk, expires_at=now() + LATER)
    bank.err(slow=3)
    phone = phone_of(ana)

    def go() -> None:
        try:
            pay(phone, intent)
        finally:
            connection.close()

    paying = threading.Thread(target=go)
    paying.start()
    while not bank.book()["payments"]:
        pass
    with transaction.atomic():
        Intent.objects.select_for_update(nowait=True).get(pk=intent.id)
        Attempt.objects.select_for_update(nowait=True).get()
    assert paying.is_alive()
    paying.join()
