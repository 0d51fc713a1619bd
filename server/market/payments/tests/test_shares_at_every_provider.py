"""Every provider that shares payments out, and its mistakes: shared once, taken back once, paid out once."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from foundation.testing import told, told_all
from market.payments.events import PayoutBounced, PayoutDone, SplitDone, SplitReturned
from market.payments.models import Attempt, Payout, Refund, Split
from market.payments.queries import splittable
from market.payments.services.ask_providers import send_due_errands
from market.payments.services.keep_receiver import keep_receiver
from market.payments.services.send_split import send_split
from market.payments.tests.factories import PRICE, check_books, let_time_pass, make_intent, now, work_the_queue
from market.payments.tests.kit import FIRST_WAYS, figure_of, press
from market.payments.tests.shares import MUGS, TEAS, check_shares, give_back, pay_out, share, yuan

pytestmark = pytest.mark.django_db(transaction=True)
CLASSES = {one.kind: one for one in map(import_string, settings.PAYMENT_PROVIDERS.values())}
SPLITTING = [case for case in FIRST_WAYS if hasattr(CLASSES[case.kind], "split")]
PAYING = [case for case in SPLITTING if case.kind != "alipay"]  # From Alipay a shop takes its money itself.
FAULTS = ("cut", "split_fails", "out_of_order", "late")


def paid_by(bank, case):
    intent = make_intent()
    press(bank, case.start(intent, key="once").id)
    bank.wait_until_told()
    work_the_queue()
    bank.let_pass(61)  # Sooner, WeChat shares nothing out; by our own clock, let_time_pass has the split sent.
    return intent


def let_all_be_known():
    """Let what was asked be asked about: WeChat says first that it is on its way."""
    let_time_pass()
    let_time_pass()


def provider_of(intent):
    return Attempt.objects.get(intent_id=intent.id).method


@pytest.mark.parametrize("case", SPLITTING, ids=str)
def test_the_last_share_waits_for_those_that_are_on_their_way(bank, case):
    """Without waiting in `_begin`: fails, the rest is let go and the first share is refused."""
    intent = paid_by(bank, case)
    first = share(intent, 20_00)
    last = share(intent, 10_00, shop=TEAS, key="two", is_last=True)

    send_split(last.id, now=now())
    assert bank.book()["splits"] == []
    let_all_be_known()
    let_all_be_known()

    assert {one.split_id for one in told_all(SplitDone)} == {first.id, last.id}
    check_shares(bank)


@pytest.mark.parametrize("case", SPLITTING, ids=str)
def test_it_is_shared_with_two_shops_and_one_is_paid_out(bank, case):
    intent = paid_by(bank, case)
    share(intent, 20_00)
    share(intent, 10_00, shop=TEAS, key="two", is_last=True)
    let_all_be_known()
    let_all_be_known()
    assert {one.key for one in told_all(SplitDone)} == {"one", "two"}

    pay_out(20_00, provider=provider_of(intent))
    let_all_be_known()

    assert told(PayoutDone, key=MUGS).amount == yuan(20_00)
    check_books(bank)
    check_shares(bank)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("case", SPLITTING, ids=str)
def test_whatever_goes_wrong_it_is_shared_and_paid_out_once(bank, case, fault):
    intent = paid_by(bank, case)
    wrong = {fault: figure_of(fault)}
    bank.err(**wrong)
    share(intent, 20_00)
    let_all_be_known()
    recover(bank)
    assert Split.objects.get().state == "done"
    assert len(told_all(SplitDone)) == 1

    bank.err(**wrong)
    pay_out(20_00, provider=provider_of(intent))
    let_time_pass()
    recover(bank)

    assert Payout.objects.get().state == "done"
    assert len(told_all(PayoutDone)) == 1
    check_books(bank)
    check_shares(bank)


def recover(bank):
    """Let the provider come to itself, and hours pass by its clock and ours."""
    bank.err()
    bank.let_pass(figure_of("late") + 1)
    for _ in range(3):
        let_time_pass(7200)


@pytest.mark.parametrize("case", PAYING, ids=str)
def test_what_the_shops_bank_sends_back_can_be_paid_out_again(bank, case):
    """Without asking again once it was done (`next_look_for_a_bounce`): fails, nobody hears of it."""
    intent = paid_by(bank, case)
    share(intent, 20_00)
    let_all_be_known()
    bank.err(payout_bounced=600)
    pay_out(20_00, provider=provider_of(intent))
    let_all_be_known()
    assert Payout.objects.get().state == "done"

    bank.err()
    bank.let_pass(601)
    let_time_pass(2 * 86_400)

    assert told(PayoutBounced, key=MUGS).was_done
    check_shares(bank)
    pay_out(20_00, provider=provider_of(intent), key="again")
    let_all_be_known()
    assert sorted(Payout.objects.values_list("state", flat=True)) == ["bounced", "done"]
    check_shares(bank)


@pytest.mark.parametrize("fault", ["", "cut", "split_fails"])
@pytest.mark.parametrize("case", PAYING, ids=str)
def test_a_refund_after_the_split_takes_back_what_is_missing_once(bank, case, fault):
    intent = paid_by(bank, case)
    share(intent, 40_00)
    let_all_be_known()
    bank.err(**({fault: figure_of(fault)} if fault else {}))
    give_back(intent, 20_00)
    let_time_pass()
    recover(bank)

    assert Refund.objects.get().state == "succeeded"
    assert told(SplitReturned, key=intent.ref).amount == yuan(20_00 - (PRICE.minor - 40_00))
    check_books(bank)
    check_shares(bank)


@pytest.mark.parametrize("case", SPLITTING, ids=str)
def test_the_provider_refuses_a_refund_of_what_it_has_shared_out(bank, case):
    """Should our own wait ever fail, its money is not there."""
    intent = paid_by(bank, case)
    share(intent, 40_00)
    let_all_be_known()
    Attempt.objects.update(split_minor=0)
    give_back(intent, 20_00)
    work_the_queue()

    assert Refund.objects.get().state == "failing"
    assert [one for one in bank.book()["refunds"] if one["state"] == "succeeded"] == []


def test_a_split_waits_until_its_provider_takes_it(bank):
    """Without `limits.wait` in request_split: fails, it is sent at once and refused."""
    intent = make_intent()
    press(bank, next(case for case in SPLITTING if case.kind == "wechat").start(intent, key="once").id)
    bank.wait_until_told()
    work_the_queue()
    share(intent, 20_00)
    work_the_queue()
    assert (Split.objects.get().tries, send_due_errands(now=now() + timedelta(seconds=50))) == (0, 0)

    bank.let_pass(61)
    let_time_pass(61)

    assert told_all(SplitDone) == []  # It has been taken on.
    let_time_pass()
    assert len(told_all(SplitDone)) == 1


def test_a_shop_without_an_account_waits_for_one_and_a_person_is_called(bank, settings):
    """Without `call_for_a_person`: fails, nobody is called."""
    intent = paid_by(bank, next(case for case in SPLITTING if case.kind == "wechat"))
    theirs = [{**one, "makes_up_receivers": False} for one in settings.PAYMENT_ACCOUNTS["wechat"]]
    settings.PAYMENT_ACCOUNTS = {**settings.PAYMENT_ACCOUNTS, "wechat": theirs}
    share(intent, 20_00)
    let_time_pass()
    waiting = Split.objects.get()
    assert (waiting.state, waiting.tries) == ("requested", 0)
    assert waiting.alerted_at is not None

    keep_receiver(shop_id=MUGS, provider="wechat", account="1900000109", actor_id=None, now=now())
    let_all_be_known()

    assert [one["receiver"] for one in bank.book()["splits"]] == ["1900000109"]
    assert len(told_all(SplitDone)) == 1


@pytest.mark.parametrize("case", SPLITTING, ids=str)
def test_what_can_be_shared_is_what_the_provider_would_share(bank, case):
    intent = paid_by(bank, case)
    most = splittable([intent.ref])[intent.ref].left
    share(intent, most.minor)
    let_all_be_known()
    assert Split.objects.get().state == "done"
    check_shares(bank)
