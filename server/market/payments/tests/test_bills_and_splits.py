"""What becomes of the money at the providers: bills of a day, and shares for others. The same for every provider."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from foundation.ids import uuid7
from foundation.money import Money
from market.payments.models import Attempt, Refund
from market.payments.providers.base import (
    Billing,
    BillKind,
    NewReturn,
    NewSplit,
    Refused,
    Share,
    SplitFate,
    Splitting,
    Unclear,
)
from market.payments.providers.registry import provider
from market.payments.services.request_refund import request_refund
from market.payments.tests.factories import PRICE, let_time_pass, make_intent, now, work_the_queue
from market.payments.tests.kit import FIRST_WAYS, press

pytestmark = pytest.mark.django_db(transaction=True)

CLASSES = {one.kind: one for one in map(import_string, settings.PAYMENT_PROVIDERS.values())}
BILLING = [case for case in FIRST_WAYS if hasattr(CLASSES[case.kind], "bill")]
SPLITTING = [case for case in FIRST_WAYS if hasattr(CLASSES[case.kind], "split")]
SHOP, STREAMER = "1900000109", "1900000110"


def paid_by(bank, case):
    press(bank, case.start(make_intent(), key="once").id)
    bank.wait_until_told()
    work_the_queue()
    bank.let_pass(61)  # Sooner, WeChat shares nothing out.
    return Attempt.objects.order_by("-created_at").first()


def yuan(minor):
    return Money("CNY", minor)


@pytest.mark.parametrize("case", BILLING, ids=str)
def test_the_bill_of_a_day_says_what_the_book_says(bank, case):
    attempt = paid_by(bank, case)
    asked = {"order_id": uuid4(), "because": "one cup broken", "now": now()}
    request_refund(ref=attempt.intent.ref, key="half", amount=yuan(20_00), **asked)
    work_the_queue()
    let_time_pass()
    account = provider(attempt.method)
    assert isinstance(account, Billing)
    day = now().astimezone(account.bill_zone).date()
    bank.let_pass(86_400 + 60)

    payment, refund = sorted(account.bill(day).rows, key=lambda row: row.kind)

    assert (payment.kind, refund.kind) == (BillKind.PAYMENT, BillKind.REFUND)
    assert {payment.payment_ref.replace("-", ""), refund.payment_ref.replace("-", "")} == {attempt.id.hex}
    assert {payment.trade_ref, refund.trade_ref} == {attempt.trade_ref}
    assert refund.refund_ref.replace("-", "") == Refund.objects.get().id.hex
    assert (payment.amount, refund.amount) == (PRICE, yuan(20_00))
    assert payment.fee == yuan(attempt.fee_minor)
    (theirs,) = bank.book()["payments"]
    assert payment.fee + refund.fee == yuan(theirs["fee_minor"])
    assert abs(payment.at - attempt.paid_at) < timedelta(seconds=2)


def test_stripes_bill_has_what_payers_banks_took(bank):
    case = next(case for case in BILLING if case.kind == "stripe")
    attempt = paid_by(bank, case)
    taken = bank.charge_back(str(attempt.id))
    bank.decide_chargeback(taken["id"], is_won=True)
    account = provider(attempt.method)

    rows = list(account.bill(now().date()).rows)

    kinds = {row.kind: row for row in rows}
    assert set(kinds) == {BillKind.PAYMENT, BillKind.CHARGEBACK, BillKind.CHARGEBACK_WON}
    assert {kinds["chargeback"].refund_ref, kinds["chargeback_won"].refund_ref} == {taken["id"]}
    assert {row.trade_ref for row in rows} == {attempt.trade_ref}
    assert kinds["chargeback"].amount == PRICE


@pytest.mark.parametrize("case", [one for one in BILLING if one.kind != "stripe"], ids=str)
def test_the_bill_of_a_day_that_is_not_over_is_not_ready(bank, case):
    attempt = paid_by(bank, case)
    account = provider(attempt.method)
    with pytest.raises(Refused):
        account.bill(now().astimezone(account.bill_zone).date())


def test_wechats_fund_bill_says_how_the_balance_moved(bank):
    attempt = paid_by(bank, next(case for case in BILLING if case.kind == "wechat"))
    account = provider(attempt.method)
    bank.let_pass(86_400 + 60)

    rows = account.fund_bill(now().astimezone(account.bill_zone).date())

    assert [(row["业务名称"], row["收支类型"], row["收支金额(元)"]) for row in rows] == [
        ("交易", "收入", "49.90"),
        ("扣除交易手续费", "支出", "0.30"),
    ]
    assert rows[-1]["账户结余(元)"] == "49.60"


@pytest.mark.parametrize("fault", ["out_of_order", "cut"])
@pytest.mark.parametrize("case", BILLING, ids=str)
def test_a_bill_that_does_not_come_is_no_empty_bill(bank, case, fault):
    attempt = paid_by(bank, case)
    account = provider(attempt.method)
    day = now().astimezone(account.bill_zone).date()
    bank.let_pass(86_400 + 60)
    bank.err(**{fault: 1})
    with pytest.raises(Unclear):
        account.bill(day)


def split_of(attempt, *shares, is_last=False):
    chosen = tuple(Share(account, yuan(minor), "order 1, line 1") for account, minor in shares)
    return NewSplit(uuid7(), attempt.known(), chosen, is_last)


@pytest.mark.parametrize("case", SPLITTING, ids=str)
def test_shares_leave_once_however_often_they_are_asked_for(bank, case):
    attempt = paid_by(bank, case)
    account = provider(attempt.method)
    assert isinstance(account, Splitting)
    split = split_of(attempt, (SHOP, 10_00), (STREAMER, 2_00))

    for _ in range(3):
        account.split(split)
    said = account.query_split(split)

    assert (said.fate, said.done) == (SplitFate.DONE, {SHOP: yuan(10_00), STREAMER: yuan(2_00)})
    assert sorted((one["receiver"], one["minor"]) for one in bank.book()["splits"]) == [(SHOP, 1000), (STREAMER, 200)]


@pytest.mark.parametrize("case", SPLITTING, ids=str)
def test_what_was_cut_off_in_the_middle_is_asked_for_again(bank, case):
    attempt = paid_by(bank, case)
    account = provider(attempt.method)
    split = split_of(attempt, (SHOP, 10_00))
    bank.err_about(bank.book()["payments"][0]["merchant_ref"], cut=1)
    bank.err(cut=1)
    with pytest.raises(Unclear):
        account.split(split)
    bank.err()
    bank.err_about(bank.book()["payments"][0]["merchant_ref"])

    account.split(split)

    assert [one["minor"] for one in bank.book()["splits"]] == [10_00]


@pytest.mark.parametrize("case", SPLITTING, ids=str)
def test_a_split_over_the_cap_is_refused_and_changes_nothing(bank, case):
    attempt = paid_by(bank, case)
    account = provider(attempt.method)
    most = PRICE.minor * account.most_bps // 10_000

    with pytest.raises(Refused):
        account.split(split_of(attempt, (SHOP, most + 1)))

    assert bank.book()["splits"] == []


def test_what_was_let_go_cannot_be_shared_any_more(bank):
    attempt = paid_by(bank, next(case for case in SPLITTING if case.kind == "wechat"))
    account = provider(attempt.method)

    assert account.unfreeze(split_of(attempt, is_last=True)).fate == SplitFate.DONE

    with pytest.raises(Refused):
        account.split(split_of(attempt, (SHOP, 1_00)))


@pytest.mark.parametrize("case", [one for one in SPLITTING if one.kind != "alipay"], ids=str)
def test_a_receiver_gives_back_once_and_no_more_than_it_got(bank, case):
    attempt = paid_by(bank, case)
    account = provider(attempt.method)
    split = split_of(attempt, (SHOP, 10_00))
    account.split(split)
    wanted = NewReturn(uuid7(), split, SHOP, yuan(4_00), "one cup broken")

    for _ in range(2):
        assert account.take_back(wanted).done == {SHOP: yuan(4_00)}

    with pytest.raises(Refused):
        account.take_back(NewReturn(uuid7(), split, SHOP, yuan(6_01), "too much"))
    assert [one["returned_minor"] for one in bank.book()["splits"]] == [4_00]


def test_from_a_persons_wallet_nothing_is_taken_back(bank):
    attempt = paid_by(bank, next(case for case in SPLITTING if case.kind == "wechat"))
    account = provider(attempt.method)
    share = Share("oOpenIdOfBen", yuan(1_00), "commission", is_person=True)
    split = NewSplit(uuid7(), attempt.known(), (share,), is_last=False)
    account.split(split)

    with pytest.raises(Refused):
        account.take_back(NewReturn(uuid7(), split, share.account, yuan(1_00), "clawback"))
