"""Coming in over HTTP: by e-mail and password, by phone and code, from a guest's browser, and with a second step."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app

from foundation.ids import encode
from foundation.testing import told_all
from foundation.web import GUEST_KEY
from market.people.events import GuestSignedIn
from market.people.models import Person
from market.people.tasks import send_letter, text_phone_code
from market.people.tests.factories import PASSWORD, make_person, phone_of

pytestmark = pytest.mark.django_db
JSON = "application/json"
DOOR = "/_allauth/browser/v1/auth"
PHONE = "13800138000"


def browser(language: str = "zh-CN", **more: Any) -> Client:
    return Client(headers={"Accept-Language": language}, **more)


def sign_up(client: Client, email: str = "ana@example.com", **more: Any) -> Any:
    return client.post(f"{DOOR}/signup", {"email": email, "password": PASSWORD, **more}, content_type=JSON)


def log_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post(f"{DOOR}/login", {"email": email, "password": password}, content_type=JSON)


def ask_code(client: Client, phone: str = PHONE) -> Any:
    return client.post("/api/people/phone-codes", {"phone": phone}, content_type=JSON)


def confirm(client: Client, code: str, phone: str = PHONE) -> Any:
    return client.post("/api/people/phone-codes/confirm", {"phone": phone, "code": code}, content_type=JSON)


def run_queue() -> list[dict[str, Any]]:
    """Do what was queued, as the worker would, and return it."""
    tasks = {one.name: one for one in (send_letter, text_phone_code)}
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs RETURNING task_name, args")
        jobs = [(name, json.loads(arguments)) for name, arguments in cursor.fetchall()]
    for name, arguments in jobs:
        tasks[name](**arguments)
    return [arguments for _, arguments in jobs]


def link_in_letter(page: str) -> str:
    """Return the key that a letter's link carries."""
    found = re.search(rf"/{page}/(\S+)", str(mail.outbox[0].body))
    assert found is not None, mail.outbox[0].body
    return unquote(found.group(1))


# ── E-mail and password ──────────────────────────────────────────────────────────────────────────────────────────────


def test_somebody_signs_up_and_is_in_at_once():
    client = browser("en")

    answer = sign_up(client, "Ana@Example.com", nickname=" 小 满 ")

    assert answer.status_code == 200, answer.content
    person = Person.objects.get()
    assert answer.json()["data"]["user"]["id"] == encode("pers", person.id)
    assert (person.email, person.nickname, person.language) == ("ana@example.com", "小 满", "en")
    assert client.get("/api/people/me").json()["nickname"] == "小 满"


def test_who_gives_no_name_is_given_one_that_tells_nothing():
    sign_up(browser())

    assert Person.objects.get().nickname.startswith("集友")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "nonsense"}, "email"),
        ({"password": "12345678"}, "password"),
        ({"password": "short"}, "password"),
        ({"nickname": "长" * 21}, "nickname"),
    ],
)
def test_a_sign_up_that_makes_no_sense_names_the_field(wrong, field):
    good = {"email": "ana@example.com", "password": PASSWORD}

    answer = browser().post(f"{DOOR}/signup", {**good, **wrong}, content_type=JSON)

    assert (answer.status_code, {error["param"] for error in answer.json()["errors"]}) == (400, {field})
    assert Person.objects.exists() is False


def test_the_letter_to_verify_is_sent_from_the_queue_in_the_readers_language():
    sign_up(browser("en"))
    assert mail.outbox == []

    run_queue()

    assert [letter.to for letter in mail.outbox] == [["ana@example.com"]]
    assert "/verify-email/" in mail.outbox[0].body
    assert mail.outbox[0].subject.startswith("[集市 Jishi]")


def test_a_letter_names_our_own_address_whatever_host_was_asked_for():
    """With the request's host: fails, whoever asks for the letter writes a line of it."""
    client = Client(headers={"Accept-Language": "en", "Host": "evil.example"})
    client.post(f"{DOOR}/password/request", {"email": make_person(email="ana@example.com").email}, content_type=JSON)

    run_queue()

    assert "evil.example" not in mail.outbox[0].body
    assert urlsplit(settings.PUBLIC_URL).netloc in mail.outbox[0].body


def test_an_address_is_verified_by_its_letter():
    client = browser()
    sign_up(client)
    run_queue()
    key = link_in_letter("verify-email")

    answer = client.post(f"{DOOR}/email/verify", {"key": key}, content_type=JSON)

    assert answer.status_code == 200, answer.content
    assert client.get("/_allauth/browser/v1/account/email").json()["data"][0]["verified"] is True


def test_a_password_is_forgotten_and_made_anew_by_letter_and_the_letter_works_once():
    make_person(email="ana@example.com", password=PASSWORD)
    client = browser()

    asked = client.post(f"{DOOR}/password/request", {"email": "ana@example.com"}, content_type=JSON)
    run_queue()
    key = link_in_letter("reset-password")
    new = {"key": key, "password": "another-quiet-river"}
    client.post(f"{DOOR}/password/reset", new, content_type=JSON)
    again = client.post(f"{DOOR}/password/reset", new, content_type=JSON)

    assert asked.status_code == 200
    assert log_in(browser(), "ana@example.com").status_code == 400
    assert log_in(browser(), "ana@example.com", "another-quiet-river").status_code == 200
    assert again.status_code == 400


def test_asking_for_a_new_password_tells_nobody_who_has_an_account():
    make_person(email="ana@example.com", password=PASSWORD)

    known = browser().post(f"{DOOR}/password/request", {"email": "ana@example.com"}, content_type=JSON)
    unknown = browser().post(f"{DOOR}/password/request", {"email": "ben@example.com"}, content_type=JSON)

    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)


def test_after_five_wrong_passwords_the_right_one_waits_too():
    make_person(email="ana@example.com", password=PASSWORD)

    codes = [log_in(browser(), "ana@example.com", "wrong").json()["errors"][0]["code"] for _ in range(6)]

    assert codes == ["email_password_mismatch"] * 5 + ["too_many_login_attempts"]
    assert log_in(browser(), "ana@example.com").json()["errors"][0]["code"] == "too_many_login_attempts"


def test_the_back_office_counts_wrong_passwords_too():
    Person.objects.create_superuser(email="ops@example.com", password=PASSWORD)
    wrong = {"username": "ops@example.com", "password": "wrong"}
    for _ in range(5):
        browser().post("/admin/login/", wrong)

    late = browser().post("/admin/login/?next=/admin/", {**wrong, "password": PASSWORD})

    assert late.status_code == 200  # The form again, not the redirect of somebody who is in.


def test_operators_come_in_by_the_back_office_and_shoppers_do_not():
    Person.objects.create_superuser(email="ops@example.com", password=PASSWORD)
    make_person(email="ana@example.com", password=PASSWORD)

    operator = browser().post("/admin/login/?next=/admin/", {"username": "ops@example.com", "password": PASSWORD})
    shopper = browser().post("/admin/login/?next=/admin/", {"username": "ana@example.com", "password": PASSWORD})

    assert (operator.status_code, operator["Location"], shopper.status_code) == (302, "/admin/", 200)


def test_the_back_office_is_no_way_around_the_second_step():
    """Without asking for it: fails with a redirect, the operator is in by the password alone."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(Person.objects.create_superuser(email="ops@example.com", password=PASSWORD), generate_totp_secret())
    client = browser()

    answer = client.post("/admin/login/?next=/admin/", {"username": "ops@example.com", "password": PASSWORD})

    assert answer.status_code == 200
    assert client.get("/api/people/me").status_code == 401


@pytest.mark.django_db(transaction=True)
def test_one_address_signs_up_from_many_places_at_once_and_is_one_person():
    """Without the savepoint in the adapter: fails, the late ones break with 500 on the unique e-mail address."""
    gun = Barrier(8)

    def come(number: int) -> int:
        try:
            gun.wait()
            return int(sign_up(browser(REMOTE_ADDR=f"10.0.0.{number}")).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(come, range(8)))

    assert sorted(outcomes) == [200] + [400] * 7
    assert Person.objects.count() == 1


# ── Phone and code ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_new_phone_asks_and_is_in():
    client = browser()

    asked = ask_code(client)
    entered = confirm(client, asked.json()["shown_code"])

    assert (asked.status_code, asked.json()["expires_in"], asked.json()["phone_masked"]) == (201, 300, "138****8000")
    assert (entered.status_code, entered.json()["is_new"]) == (200, True)
    assert client.get("/api/people/me").json() == entered.json()["person"]


def test_a_known_phone_gets_the_same_answer_as_a_new_one():
    make_person()
    Person.objects.update(phone="+8613800138000")

    known, new = ask_code(browser()).json(), ask_code(browser(), "13900139000").json()

    assert set(known) == set(new)
    assert known["expires_in"] == new["expires_in"]


def test_the_worker_texts_the_code():
    client = browser()
    code = ask_code(client).json()["shown_code"]

    (job,) = run_queue()

    assert set(job) == {"code_id"}
    assert confirm(client, code).status_code == 200


def test_in_production_no_code_is_shown(settings):
    settings.PHONE_CODES_ON_SCREEN = False

    assert ask_code(browser()).json()["shown_code"] is None


def test_a_wrong_code_names_the_field_and_the_tries_left_and_counts():
    client = browser()
    code = ask_code(client).json()["shown_code"]
    wrong = str((int(code) + 1) % 10**6).zfill(6)

    answers = [confirm(client, wrong) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [422] * 6
    assert (answers[0].json()["code"], answers[0].json()["facts"]) == ("people.phone_code_wrong", {"tries_left": 4})
    assert answers[0].json()["errors"][0]["field"] == "code"
    assert answers[5].json()["code"] == "people.phone_code_expired"
    assert confirm(client, code).json()["code"] == "people.phone_code_expired"


def test_codes_are_not_texted_as_fast_as_one_can_click():
    answers = [ask_code(browser()) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert answers[2].json()["code"] == "market.too_many_requests"
    assert int(answers[2]["Retry-After"]) >= 1


def test_one_place_cannot_try_many_phones():
    answers = [ask_code(browser(), f"138001380{number:02}").status_code for number in range(21)]

    assert answers == [201] * 20 + [429]


def test_a_number_that_is_none_is_refused_by_name():
    refusal = ask_code(browser(), "12345")

    assert (refusal.status_code, refusal.json()["code"]) == (422, "people.phone_invalid")
    assert refusal.json()["errors"][0]["field"] == "phone"


def test_who_is_in_does_not_come_in_again():
    refusal = confirm(phone_of(make_person()), "123456")

    assert (refusal.status_code, refusal.json()["code"]) == (409, "people.already_signed_in")


def test_who_has_a_second_step_is_not_in_before_it():
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    person = make_person()
    Person.objects.update(phone="+8613800138000")
    TOTP.activate(person, generate_totp_secret())
    client = browser()

    refusal = confirm(client, ask_code(client).json()["shown_code"])

    assert (refusal.status_code, refusal.json()["code"]) == (403, "people.second_step_needed")
    assert client.get("/api/people/me").status_code == 401
    flows = client.get(f"{DOOR}/session").json()["data"]["flows"]
    assert {"mfa_authenticate": True} in [{flow["id"]: flow.get("is_pending", False)} for flow in flows]


# ── Guests and sessions ──────────────────────────────────────────────────────────────────────────────────────────────


def guest(client: Client) -> str:
    """Give a browser something that is kept for a guest, and return the guest's key."""
    session = client.session
    session[GUEST_KEY] = "guest-of-the-test"
    session.save()
    name = str(session.session_key)
    client.cookies["sessionid"] = name
    return name


def test_a_guest_who_signs_up_is_told_about_and_the_session_gets_another_name():
    client = browser()
    before = guest(client)

    sign_up(client)

    person = Person.objects.get()
    assert [(told.person_id, told.guest_key) for told in told_all(GuestSignedIn)] == [(person.id, "guest-of-the-test")]
    assert client.session.session_key != before
    assert client.session[GUEST_KEY] == "guest-of-the-test"


def test_a_guest_who_comes_in_by_phone_is_told_about_too():
    client = browser()
    before = guest(client)

    confirm(client, ask_code(client).json()["shown_code"])

    assert [told.guest_key for told in told_all(GuestSignedIn)] == ["guest-of-the-test"]
    assert client.session.session_key != before


def test_a_wrong_password_tells_nothing_about_a_guest():
    make_person(email="ana@example.com", password=PASSWORD)
    client = browser()
    guest(client)

    log_in(client, "ana@example.com", "wrong")

    assert told_all(GuestSignedIn) == []


def test_signing_out_ends_the_session_and_what_was_kept_for_the_guest():
    client = browser()
    guest(client)
    sign_up(client)

    client.delete(f"{DOOR}/session")

    assert client.get("/api/people/me").status_code == 401
    assert GUEST_KEY not in client.session


def test_a_closed_account_is_out_with_its_next_request():
    ana = make_person()
    client = phone_of(ana)

    Person.objects.update(is_active=False)

    assert client.get("/api/people/me").status_code == 401


@pytest.mark.parametrize(
    "path", [f"{DOOR}/login", f"{DOOR}/signup", "/api/people/phone-codes", "/api/people/phone-codes/confirm"]
)
def test_another_site_cannot_sign_anybody_in(path):
    client = browser(enforce_csrf_checks=True)

    assert client.post(path, {"email": "a@b.cn", "phone": PHONE, "code": "1"}, content_type=JSON).status_code == 403


def test_the_queue_knows_every_task_by_name():
    assert {"market.people.tasks.send_letter", "market.people.tasks.text_phone_code"} <= set(app.tasks)
