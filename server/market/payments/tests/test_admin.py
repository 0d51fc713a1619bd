from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from foundation.models import AuditEntry
from market.payments.facade import request_refund
from market.payments.models import Attempt, Notice, Refund
from market.payments.tests.factories import (
    PRICE,
    go_to_pay,
    let_time_pass,
    make_attempt,
    make_intent,
    make_paid_intent,
    notice_of,
    now,
    signed,
    state_of,
    work_the_queue,
)
from market.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db) -> Client:
    operator = Person.objects.create_superuser(email="op@example.com", password="correct horse battery 9")
    client = Client()
    client.force_login(operator)
    return client


def act(office: Client, model: str, action: str, pk: object) -> int:
    data = {"action": action, "_selected_action": [str(pk)]}
    return office.post(f"/admin/payments/{model}/", data).status_code


@pytest.mark.parametrize("model", ["intent", "attempt", "notice", "refund"])
def test_every_list_and_page_opens_and_none_can_be_edited(office, client, model):
    intent = make_paid_intent()
    refund = request_refund(ref=intent.ref, key="k", amount=PRICE, order_id=uuid4(), because="x", now=now())
    client.post("/api/payments/notices/sandbox", **signed(notice_of(make_attempt(make_intent()))))
    pk = {
        "intent": intent.id,
        "attempt": Attempt.objects.earliest("created_at").pk,
        "notice": Notice.objects.get().pk,
        "refund": refund.id,
    }[model]

    listed = office.get(f"/admin/payments/{model}/?q={pk}")
    shown = office.get(f"/admin/payments/{model}/{pk}/change/")

    assert (listed.status_code, shown.status_code) == (200, 200)
    assert b'name="_save"' not in shown.content
    assert office.get(f"/admin/payments/{model}/add/").status_code == 403
    assert office.post(f"/admin/payments/{model}/{pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("look", ["attempt/?standing=pending", "notice/?standing=recorded", "refund/?standing=failing"])
def test_lists_can_be_filtered(office, look):
    assert office.get(f"/admin/payments/{look}").status_code == 200


def test_an_operator_has_a_refund_tried_and_leaves_a_trail(office):
    intent = make_paid_intent()
    refund = request_refund(ref=intent.ref, key="k", amount=PRICE, order_id=uuid4(), because="x", now=now())

    assert act(office, "refund", "try_again", refund.id) == 302

    assert ProcrastinateJob.objects.filter(task_name__endswith="send_refund").count() == 2
    assert AuditEntry.objects.get().action == "payments.retry_refund"
    Refund.objects.update(state="succeeded")
    act(office, "refund", "try_again", refund.id)
    assert AuditEntry.objects.count() == 1


def test_an_operator_lets_a_notice_out_of_quarantine(office, client):
    client.post("/api/payments/notices/sandbox", **signed(notice_of(make_attempt(make_intent())), secret="guess"))
    notice = Notice.objects.get()
    assert notice.state == "quarantined"

    assert act(office, "notice", "process_again", notice.pk) == 302

    assert Notice.objects.get().state == "recorded"
    assert AuditEntry.objects.get().action == "payments.process_notice_again"


def test_only_who_may_change_them_sets_things_going(client):
    looker = Person.objects.create_user(nickname="Lo", email="lo@example.com", password="x", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_refund", content_type__app_label="payments"))
    client.force_login(looker)
    intent = make_paid_intent()
    refund = request_refund(ref=intent.ref, key="k", amount=PRICE, order_id=uuid4(), because="x", now=now())

    assert client.get("/admin/payments/refund/").status_code == 200
    act(client, "refund", "try_again", refund.id)

    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_asking_again_finds_money_of_an_attempt_we_held_for_closed(bank, office):
    intent = make_intent()
    bank.err(lost=1)
    bank.press(go_to_pay(intent).redirect_url, "pay")
    Attempt.objects.update(state="closed", next_query_at=None)
    let_time_pass()
    assert state_of(intent) == "open"

    act(office, "attempt", "ask_provider", Attempt.objects.get().pk)
    work_the_queue()

    assert state_of(intent) == "paid"
    assert AuditEntry.objects.get().action == "payments.ask_again"


@pytest.mark.django_db(transaction=True)
def test_a_notice_that_was_refused_for_our_wrong_key_counts_once_the_key_is_right(bank, office, settings):
    intent = make_intent()
    attempt = go_to_pay(intent)
    right, settings.SANDBOX_BANK_SECRET = settings.SANDBOX_BANK_SECRET, "our mistake"
    bank.press(attempt.redirect_url, "pay")
    while not Notice.objects.exists():
        pass
    bank.begin_anew()  # It gives up telling us.
    settings.SANDBOX_BANK_SECRET = right

    for notice in Notice.objects.all():
        act(office, "notice", "process_again", notice.pk)
    work_the_queue()

    assert set(Notice.objects.values_list("state", flat=True)) == {"processed"}
