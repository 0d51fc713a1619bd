"""Keys that change while notices are on their way, notices for others, and what is never shown."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from market.payments.models import Alert, Attempt, Notice, ProviderKey
from market.payments.providers import keys
from market.payments.providers.registry import provider
from market.payments.services.record_notice import FETCHES_PER_MINUTE
from market.payments.services.refresh_keys import refresh_keys
from market.payments.tests.factories import go_to_pay, make_intent, now, state_of, work_the_queue
from market.payments.tests.kit import press, wait_until_tried

pytestmark = pytest.mark.django_db(transaction=True)


def known_keys() -> set[str]:
    """Serials. How many there are at first is the bank's affair: it also shows keys of its past."""
    return set(ProviderKey.objects.values_list("serial", flat=True))


@pytest.fixture(autouse=True)
def nothing_seen_yet(monkeypatch):
    monkeypatch.setattr(keys, "_seen", {})


def test_a_certificate_changed_in_mid_flight_is_fetched_and_the_next_try_believed(bank):
    """Without the task in `record_notice`: fails with "still to be told", the notice is refused again and again."""
    intent = make_intent()
    attempt = go_to_pay(intent, way="wechat_qr")
    at_first = known_keys()
    assert at_first
    bank.err(rotated=1)

    press(bank, attempt.id)
    wait_until_tried(bank)
    assert Notice.objects.get().reason == "signed with a certificate that we have not seen"
    work_the_queue()
    bank.wait_until_told()
    work_the_queue()

    assert len(known_keys() - at_first) == 1
    assert state_of(intent) == "paid"


def test_an_answer_signed_with_a_new_certificate_makes_us_fetch_it(bank):
    go_to_pay(make_intent(), way="wechat_qr")
    at_first = known_keys()
    bank.rotate_keys()

    attempt = go_to_pay(make_intent(), way="wechat_qr")

    assert attempt.state == "pending"
    assert len(known_keys() - at_first) == 1


def test_the_account_with_a_public_key_needs_no_certificates(bank, settings):
    accounts = settings.PAYMENT_ACCOUNTS
    settings.PAYMENT_ACCOUNTS = {**accounts, "wechat": [one for one in accounts["wechat"] if "public_key" in one]}
    intent = make_intent()

    press(bank, go_to_pay(intent, way="wechat_qr").id)
    bank.wait_until_told()
    work_the_queue()

    assert (state_of(intent), Attempt.objects.get().method) == ("paid", "wechat_2")
    assert ProviderKey.objects.count() == 0


def test_whose_keys_do_not_change_is_asked_for_none(bank):
    refresh_keys("alipay")
    assert ProviderKey.objects.count() == 0


def test_a_notice_at_another_accounts_door_is_not_believed(bank, client):
    """Both accounts are at WeChat; a notice is sealed for one of them."""
    intent = make_intent()
    attempt = go_to_pay(intent, way="wechat_qr")
    go_to_pay(make_intent(), way="wechat_qr")
    press(bank, attempt.id)
    bank.wait_until_told()
    told = Notice.objects.get()

    headers = {name.title(): value for name, value in told.headers.items()}
    answer = client.post(
        "/api/payments/notices/wechat_2", bytes(told.body), content_type="application/json", headers=headers
    )

    assert (answer.status_code, answer.json()["code"]) == (403, "payments.notice_not_signed")


def test_accounts_never_print_their_keys(bank, settings):
    for kind, accounts in settings.PAYMENT_ACCOUNTS.items():
        for one in accounts:
            if "code" not in one or kind == "bank_transfer":
                continue
            account = provider(one["code"]).account
            for name in ("private_key", "api_v3_key", "api_key", "webhook_secret"):
                assert one.get(name, "no such key") not in f"{account!r} {account} {vars(provider(one['code']))}"


def test_what_goes_wrong_on_the_way_names_no_key(bank, caplog, settings):
    bank.err(out_of_order=1)
    for way in ("wechat_qr", "alipay_qr", "card"):
        go_to_pay(make_intent(), way=way)
    said = caplog.text + "".join(Attempt.objects.values_list("trouble", flat=True))
    for accounts in settings.PAYMENT_ACCOUNTS.values():
        for one in accounts:
            for name in ("private_key", "api_v3_key", "api_key", "webhook_secret"):
                assert one.get(name, "no such key") not in said


def test_who_forges_notices_does_not_make_us_ask_for_keys_as_often(bank, client):
    """Without the limit in `_fetch_keys`: fails, assert 12 <= 8."""
    headers = {"Wechatpay-Serial": "F0F0", "Wechatpay-Timestamp": str(int(now().timestamp()))}
    for forged in range(12):
        body = f'{{"id": "{forged}"}}'.encode()
        answer = client.post("/api/payments/notices/wechat", body, content_type="application/json", headers=headers)
        assert answer.json()["code"] == "payments.notice_not_signed"

    asked = ProcrastinateJob.objects.filter(task_name="market.payments.tasks.refresh_keys").count()
    assert 1 <= asked <= 2 * FETCHES_PER_MINUTE  # A minute may end in between.
    assert Alert.objects.get(kind="notice_unproven").times == 12
