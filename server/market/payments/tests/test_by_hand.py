"""What people do where no machine answers: transfers by bank with their slips, and codes that payers show a cashier."""

import io
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from PIL import Image

from foundation.models import AuditEntry
from foundation.money import Money
from foundation.testing import at_once, told_all
from market.media import facade as media
from market.payments import rules
from market.payments.errors import (
    AlreadyPaid,
    AttemptNotFound,
    NotByTransfer,
    NotOneOwnSlip,
    SlipDoesNotFit,
    SlipIsReviewed,
    SlipIsWaiting,
    UnknownCode,
)
from market.payments.events import PaymentArrivedLate, PaymentSucceeded, RefundSucceeded
from market.payments.models import Attempt, Refund, Slip
from market.payments.services.charge_code import charge_code
from market.payments.services.close_intents import close_intent
from market.payments.services.confirm_transfer_back import confirm_transfer_back
from market.payments.services.request_refund import request_refund
from market.payments.services.review_slip import accept_slip, refuse_slip
from market.payments.services.submit_slip import submit_slip
from market.payments.tests.factories import (
    PRICE,
    check_books,
    go_to_pay,
    let_time_pass,
    make_intent,
    now,
    state_of,
    work_the_queue,
)

pytestmark = pytest.mark.django_db(transaction=True)
WECHAT_CODE, ALIPAY_CODE = "134567890123456789", "283456789012345678"


@pytest.fixture(autouse=True)
def an_account(settings):
    account = {"code": "bank_transfer", "bank": "Bank", "holder": "Jishi", "number": "62220001"}
    settings.PAYMENT_ACCOUNTS = {**settings.PAYMENT_ACCOUNTS, "bank_transfer": [account]}


def picture_of(person_id):
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(file, "PNG")
    return media.store_picture(file.getvalue(), person_id, "slip").id


def transfer(intent):
    return go_to_pay(intent, way="bank_transfer")


def show(intent, attempt, *, by=None):
    person_id = by or intent.payer_id
    picture_id = picture_of(intent.payer_id)
    return submit_slip(attempt_id=attempt.id, person_id=person_id, picture_id=picture_id, payer_name="Ana", now=now())


def accept(slip, *, arrived=PRICE, bank_ref="T1", actor_id=None):
    accept_slip(slip.id, arrived=arrived, bank_ref=bank_ref, actor_id=actor_id, now=now())


def test_a_transfer_is_paid_when_an_operator_has_seen_it():
    intent = make_intent()
    attempt = transfer(intent)
    assert attempt.shown.kind == "transfer"
    assert "62220001" in attempt.shown.text
    slip = show(intent, attempt)
    let_time_pass()
    assert state_of(intent) == "open"

    accept(slip)

    assert state_of(intent) == "paid"
    assert len(told_all(PaymentSucceeded)) == 1
    assert Attempt.objects.get().trade_ref == "T1"
    assert AuditEntry.objects.get().action == "payments.slip_accepted"
    check_books()


def test_a_refused_slip_changes_nothing_and_another_may_be_shown():
    intent = make_intent()
    attempt = transfer(intent)
    refuse_slip(show(intent, attempt).id, because="no such transfer", actor_id=None, now=now())
    assert state_of(intent) == "open"

    accept(show(intent, attempt))

    assert state_of(intent) == "paid"


def test_one_slip_waits_at_a_time_and_is_decided_once():
    intent = make_intent()
    attempt = transfer(intent)
    slip = show(intent, attempt)
    with pytest.raises(SlipIsWaiting):
        show(intent, attempt)
    accept(slip)
    with pytest.raises(SlipIsReviewed):
        accept(slip, bank_ref="T2")
    with pytest.raises(AlreadyPaid):
        show(intent, attempt)


@pytest.mark.parametrize(
    ("arrived", "bank_ref"),
    [(Money("CNY", PRICE.minor - 1), "T1"), (Money("USD", PRICE.minor), "T1"), (PRICE, " "), (PRICE, "USED")],
    ids=str,
)
def test_what_does_not_fit_is_not_accepted(arrived, bank_ref):
    """Without the unique number of a transfer: fails, one transfer pays for two orders."""
    other = make_intent()
    accept(show(other, transfer(other)), bank_ref="USED")
    intent = make_intent()
    slip = show(intent, transfer(intent))

    with pytest.raises(SlipDoesNotFit):
        accept(slip, arrived=arrived, bank_ref=bank_ref)

    assert state_of(intent) == "open"
    assert Slip.objects.get(pk=slip.id).state == "submitted"


def test_nobody_decides_about_their_own_slip_and_strangers_show_none():
    intent = make_intent()
    attempt = transfer(intent)
    with pytest.raises(AttemptNotFound):
        show(intent, attempt, by=uuid4())
    slip = show(intent, attempt)
    with pytest.raises(NotOneOwnSlip):
        accept(slip, actor_id=intent.payer_id)
    with pytest.raises(media.PictureNotFound):
        submit_slip(
            attempt_id=transfer(intent).id,
            person_id=intent.payer_id,
            picture_id=picture_of(uuid4()),
            payer_name="Ana",
            now=now(),
        )


def test_a_slip_that_is_looked_at_outlives_the_order_and_its_money_is_late():
    intent = make_intent()
    attempt = transfer(intent)
    slip = show(intent, attempt)
    close_intent(intent.ref, now=now(), because="not paid in time")
    work_the_queue()
    assert Attempt.objects.get().state == "pending"

    accept(slip)

    assert len(told_all(PaymentArrivedLate)) == 1
    check_books()


def test_a_refund_has_left_when_an_operator_says_so():
    intent = make_intent()
    accept(show(intent, transfer(intent)))
    refund = request_refund(ref=intent.ref, key="r", amount=PRICE, order_id=uuid4(), because="broken", now=now())
    work_the_queue()
    let_time_pass(7200)
    assert told_all(RefundSucceeded) == []

    confirm_transfer_back(refund.id, bank_ref="B1", actor_id=None, now=now())

    assert len(told_all(RefundSucceeded)) == 1
    check_books()


def test_only_what_came_by_transfer_is_given_back_by_hand(bank):
    intent = make_intent()
    bank.press(go_to_pay(intent).redirect_url, "pay")
    bank.wait_until_told()
    work_the_queue()
    refund = request_refund(ref=intent.ref, key="r", amount=PRICE, order_id=uuid4(), because="broken", now=now())
    with pytest.raises(NotByTransfer):
        confirm_transfer_back(refund.id, bank_ref="B1", actor_id=None, now=now())
    assert Refund.objects.get().state == "requested"


def scan(intent, code=WECHAT_CODE):
    return charge_code(intent_id=intent.id, code=code, actor_id=None, cashier_ip="127.0.0.1", now=now())


@pytest.mark.parametrize(("code", "account"), [(WECHAT_CODE, "wechat"), (ALIPAY_CODE, "alipay")])
def test_a_shown_code_is_charged_at_its_wallet_once_however_often_it_is_scanned(bank, code, account):
    intent = make_intent()

    views = [scan(intent, code) for _ in range(3)]

    assert {(view.id, view.method, view.state) for view in views} == {(views[0].id, account, "succeeded")}
    assert state_of(intent) == "paid"
    assert len(bank.book()["payments"]) == 1
    check_books(bank)


def test_who_is_asked_for_the_password_confirms_and_it_is_paid(bank):
    bank.err(asks_password=1)
    intent = make_intent()
    assert scan(intent).state == "pending"
    (theirs,) = bank.book()["payments"]

    bank.press(bank.page_of(theirs["id"]), "pay")
    let_time_pass()

    assert state_of(intent) == "paid"


def test_who_never_confirms_has_paid_nothing(bank):
    bank.err(asks_password=1)
    intent = make_intent()
    scan(intent)
    bank.let_pass(120)
    let_time_pass()

    assert (Attempt.objects.get().state, state_of(intent)) == ("closed", "open")


def test_a_code_that_is_declined_leaves_the_order_open_for_another(bank):
    bank.err(declined=1)
    intent = make_intent()
    assert scan(intent).state == "declined"
    bank.err()

    assert scan(intent, ALIPAY_CODE).state == "succeeded"
    assert state_of(intent) == "paid"


@pytest.mark.parametrize("code", ["", "1", "99" * 9, "13456789012345678x", "１" * 18, "13" * 8, "-1", "28" * 13])
def test_what_is_no_code_is_refused_before_anybody_is_asked(code):
    with pytest.raises(UnknownCode):
        charge_code(intent_id=make_intent().id, code=code, actor_id=None, cashier_ip="", now=now())
    assert rules.wallet_of_code(code) is None


@pytest.fixture
def cashier(client):
    user = get_user_model().objects.create_user(
        email="cashier@example.com", password="long enough", nickname="Lin", is_staff=True
    )
    for name in ("view_intent", "change_intent", "view_slip", "change_slip"):
        user.user_permissions.add(Permission.objects.get(codename=name, content_type__app_label="payments"))
    client.force_login(user)
    return client


def test_a_cashier_scans_in_the_back_office(bank, cashier):
    intent = make_intent()
    url = f"/admin/payments/intent/{intent.id}/scan/"
    assert cashier.get(url).status_code == 200

    answer = cashier.post(url, {"code": WECHAT_CODE})

    assert answer.status_code == 302
    assert state_of(intent) == "paid"


def test_an_operator_accepts_a_slip_in_the_back_office(cashier):
    intent = make_intent()
    slip = show(intent, transfer(intent))
    url = f"/admin/payments/slip/{slip.id}/accept/"
    assert "Ana" in cashier.get(url).content.decode()

    cashier.post(url, {"amount": "49.90", "bank_ref": "T9"})

    assert state_of(intent) == "paid"


def test_ten_decide_about_one_slip_at_once_and_it_is_decided_once():
    """Without the lock of the slip: fails with IntegrityError, payments_slip_moves_once."""
    intent = make_intent()
    slip = show(intent, transfer(intent))
    acts = [lambda: accept_slip(slip.id, arrived=PRICE, bank_ref="T1", actor_id=None, now=now()) for _ in range(5)]
    acts += [lambda: refuse_slip(slip.id, because="no such money", actor_id=None, now=now()) for _ in range(5)]
    said = at_once(acts)

    assert sorted(said) == ["done"] + ["payments.slip_is_reviewed"] * 9
    assert len(told_all(PaymentSucceeded)) == said[:5].count("done")
    check_books()


def test_one_transfer_is_found_for_two_slips_at_once_and_pays_for_one():
    """Without the advisory lock: fails with IntegrityError, payments_each_transfer_once."""
    slips = []
    for _ in range(4):
        intent = make_intent()
        slips.append(show(intent, transfer(intent)))
    said = at_once(
        [
            lambda slip=slip: accept_slip(slip.id, arrived=PRICE, bank_ref="T1", actor_id=None, now=now())
            for slip in slips
        ]
    )
    assert sorted(said) == ["done"] + ["payments.slip_does_not_fit"] * 3
    assert len(told_all(PaymentSucceeded)) == 1
    check_books()
