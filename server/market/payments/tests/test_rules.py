from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import Money
from foundation.testing import NOON
from market.payments import rules
from market.payments.errors import AlreadyPaid, PaymentIsClosed, ReturnPathNotLocal
from market.payments.states import IntentState
from sandbox_bank.pages import money


@pytest.mark.parametrize("path", ["/", "/pay/chk_01?x=1#top", "/orders", "/中文"])
def test_a_path_of_ours_is_a_way_back(path):
    rules.check_return_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "pay/chk_01",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        "/a b",
        " /a",
        "/" + "a" * 600,
        "http:/evil.example",
        "/..//\\evil",
    ],
)
def test_no_way_back_leads_out_of_the_shop(path):
    with pytest.raises(ReturnPathNotLocal):
        rules.check_return_path(path)


@given(st.text(max_size=40))
def test_whatever_is_let_through_begins_with_one_slash_and_a_path(path):
    try:
        rules.check_return_path(path)
    except ReturnPathNotLocal:
        return
    assert path[0] == "/"
    assert path[1:2] not in ("/", "\\")


def test_paying_begins_only_while_the_intent_is_open_and_young():
    soon = NOON + timedelta(seconds=1)
    rules.check_can_be_paid(IntentState.OPEN, soon, NOON)
    with pytest.raises(PaymentIsClosed):
        rules.check_can_be_paid(IntentState.OPEN, NOON, NOON)
    with pytest.raises(PaymentIsClosed):
        rules.check_can_be_paid(IntentState.CLOSED, soon, NOON)
    with pytest.raises(AlreadyPaid):
        rules.check_can_be_paid(IntentState.PAID, soon, NOON)


@given(st.integers(0, 10_000))
def test_waits_only_grow_and_never_end(times):
    assert rules.query_wait(times) <= rules.query_wait(times + 1) <= timedelta(minutes=5)
    assert rules.refund_wait(times) <= rules.refund_wait(times + 1) <= timedelta(hours=1)


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(["CNY", "USD"]), st.sampled_from(["a", "b"]))
def test_only_the_very_amount_in_the_very_currency_under_the_very_reference_fits(asked, said, currency, provider_ref):
    wrong = rules.mismatch(
        Money("CNY", asked), expected_ref="a", amount=Money(currency, said), provider_ref=provider_ref
    )
    assert (wrong is None) == (asked == said and currency == "CNY" and provider_ref == "a")


def test_before_the_provider_has_named_its_reference_any_will_do():
    amount = Money("CNY", 1)
    assert rules.mismatch(amount, expected_ref="", amount=amount, provider_ref="bp_1") is None


@pytest.mark.parametrize(
    ("currency", "minor", "written"),
    [("CNY", 4990, "¥49.90"), ("JPY", 1200, "¥1,200"), ("KWD", 1005, "KWD 1.005"), ("CNY", 5, "¥0.05")],
)
def test_the_bank_writes_amounts_as_people_do(currency, minor, written):
    assert money(currency, minor) == written
