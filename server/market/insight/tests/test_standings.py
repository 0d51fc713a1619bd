"""How the money stands is written down once a day, and a later look counts."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from foundation.ids import uuid7
from foundation.money import Money
from foundation.testing import NOON, at_once
from market.insight.models import Standing
from market.insight.queries import board
from market.insight.services.take_standings import take_standings
from market.insight.types import Pile
from market.ledger import facade as ledger
from market.ledger.services.fold_balances import fold_balances

ANA, MUGS = UUID("01939b2c-0000-7000-8000-00000000000a"), UUID("01939b2c-0000-7000-8000-0000000000aa")


def yuan(minor: int) -> Money:
    return Money("CNY", minor)


def pay(minor: int, *, provider: str = "wechat", currency: str = "CNY") -> None:
    amount = Money(currency, minor)
    entries = ledger.payment_received(payer_id=ANA, provider=provider, amount=amount)
    ledger.post(f"payment:{uuid7()}", "payment_received", entries, NOON)


def fulfil(minor: int) -> None:
    entries = ledger.order_fulfilled(payer_id=ANA, shop_id=MUGS, amount=yuan(minor))
    ledger.post(f"order:{uuid7()}", "order_fulfilled", entries, NOON)


def post(kind: str, minor: int, **parties: UUID | str) -> None:
    ledger.post(f"test:{uuid7()}", kind, ledger.entries(kind, parties, {"amount": yuan(minor)}), NOON)


def settle(minor: int) -> None:
    amounts = {"gross": yuan(minor), "net": yuan(minor)}
    ledger.post(f"line:{uuid7()}", "line_settled", ledger.entries("line_settled", {"shop": MUGS}, amounts), NOON)


def piles(now: datetime = NOON) -> dict[str, int]:
    return {one.pile.value: one.now.minor for one in board(now=now).piles if one.currency == "CNY"}


@pytest.mark.django_db
def test_each_fen_lies_in_one_pile():
    """Without a pile's sign or account in `queries.PILES`: fails, 10.00 in payout are counted below zero."""
    pay(100_00)
    pay(50_00, provider="alipay")
    fulfil(60_00)
    settle(40_00)
    post("deposit_topped_up", 5_00, shop=MUGS)
    post("split_done", 10_00, shop=MUGS)
    post("difference_over", 3_00, provider="wechat")
    fold_balances()

    take_standings(now=NOON)

    assert piles() == {
        "in_flight": 153_00, "held": 110_00, "settleable": 25_00, "reserve": 5_00, "in_payout": 10_00,
        "differences": 3_00,
    }  # fmt: skip
    assert 153_00 == 110_00 + 25_00 + 5_00 + 10_00 + 3_00
    held = {one.code: one.holds for one in board(now=NOON).providers}
    assert held == {"alipay": [yuan(50_00)], "wechat": [yuan(103_00)]}


@pytest.mark.django_db
def test_a_shop_that_owes_us_lessens_the_pile():
    post("deposit_topped_up", 7_00, shop=MUGS)
    take_standings(now=NOON)
    assert (piles()["settleable"], piles()["reserve"]) == (-7_00, 7_00)


@pytest.mark.django_db
def test_a_later_look_takes_the_place_of_an_earlier_one_and_never_the_other_way():
    """Without the look at `taken_at`: fails, a slow worker leaves 16.00."""
    pay(10_00)
    take_standings(now=NOON)
    pay(1_00)
    take_standings(now=NOON + timedelta(minutes=2))

    Standing.objects.update(taken_at=NOON + timedelta(minutes=2))
    pay(5_00)
    take_standings(now=NOON + timedelta(minutes=1))

    assert piles()["in_flight"] == 11_00


@pytest.mark.django_db
def test_a_day_is_one_of_the_markets_own_zone():
    """Without the zone: fails, both looks are of 1 March."""
    pay(10_00)
    take_standings(now=datetime(2026, 3, 1, 15, 59, tzinfo=UTC))
    pay(1_00)
    take_standings(now=datetime(2026, 3, 1, 16, 0, tzinfo=UTC))

    (in_flight,) = [one for one in board(now=datetime(2026, 3, 2, tzinfo=UTC)).piles if one.pile == Pile.IN_FLIGHT]
    assert in_flight.days == [(date(2026, 3, 1), 10_00), (date(2026, 3, 2), 11_00)]


@pytest.mark.django_db
def test_currencies_are_never_added_up():
    pay(10_00)
    pay(9_00, provider="stripe", currency="USD")
    take_standings(now=NOON)
    found = {(one.currency, one.now.minor) for one in board(now=NOON).piles if one.pile == Pile.IN_FLIGHT}
    assert found == {("CNY", 10_00), ("USD", 9_00)}


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_moment_write_one_line_each():
    """Without `ON CONFLICT`: fails with `insight_one_standing_a_day`."""
    pay(10_00)

    def take() -> None:
        take_standings(now=NOON)

    assert at_once([take] * 4) == ["done"] * 4
    assert Standing.objects.count() == 2
