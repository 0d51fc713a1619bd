"""
Any life of a shop's sales, through the services themselves: orders are refunded in parts before and after everything,
statements disputed and agreed to, shares refused, reserves released, debts run up and paid from a deposit. After every
step each account is what the rows say; in the end nothing is on its way, and what came back in full has left no trace.

`LIVES=200 pytest server/market/settlement/tests/test_life.py` lives longer.
"""

import os
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from foundation.ids import uuid7
from foundation.money import Money
from foundation.testing import NOON, deliver_news
from market.aftersales.tests.factories import Bought, bought
from market.ledger import facade as ledger
from market.orders.states import OrderState
from market.payments.models import Attempt
from market.payments.tests.factories import work_the_queue
from market.settlement.models import Book, Item, Line, Payout, Rest, Share, Statement
from market.settlement.services.confirm_statement import confirm_overdue_statements
from market.settlement.services.decide_deposit import decide_deposit
from market.settlement.services.decide_dispute import decide_dispute
from market.settlement.services.dispute_item import dispute_item
from market.settlement.services.let_rests_go import let_rests_go
from market.settlement.services.make_statements import make_statements
from market.settlement.services.pay_out import pay_out
from market.settlement.services.release_reserves import release_reserves
from market.settlement.services.request_shares import request_due_shares
from market.settlement.services.settle_due_lines import settle_due_lines
from market.settlement.tests.factories import DAY, give_back, held, make_terms
from market.settlement.types import DepositKind, NewDeposit

LIVES = int(os.environ.get("LIVES", "6"))
CLOCK = (
    settle_due_lines, release_reserves, make_statements, confirm_overdue_statements, request_due_shares, pay_out,
    let_rests_go,
)  # fmt: skip
PLATFORM = {"commission": "commission_income", "technical": "technical_fee_income", "payment": "payment_fee_expense"}


class Life:
    """One shop with one order of two lines, and the day that it is."""

    def __init__(self) -> None:
        self.scene: Bought = bought(lines=2, quantity=3, on_hand=10, state=OrderState.COMPLETED)
        deliver_news()
        self.shop_id, self.checkout_id = self.scene.order.shop_id, self.scene.order.checkout_id
        self.pays("play_money")
        self.now: datetime = NOON
        self.refunds = 0

    def pays(self, method: str) -> None:
        Attempt.objects.filter(intent__ref=self.checkout_id).update(method=method)

    def work(self, drawn: int) -> None:
        """Some days go by, and the clock does its work, or is killed in the middle of it."""
        self.now += drawn % 4 * DAY
        for step in CLOCK[: 1 + drawn % 9]:
            # What providers tell has the time of the real clock.
            Rest.objects.filter(look_at__isnull=False).update(look_at=self.now)
            Share.objects.filter(state="waiting").update(next_try_at=self.now)
            Payout.objects.filter(next_try_at__isnull=False).update(next_try_at=self.now)
            step(now=self.now)
            self.let_all_happen()

    def let_all_happen(self) -> None:
        deliver_news()
        work_the_queue()
        deliver_news()

    def refund(self, drawn: int) -> None:
        """Give pieces back, or a little of the price of those that stay."""
        number = drawn % 2
        line = self.scene.order.lines[number]
        pieces = line.quantity - line.refunded_quantity
        if not pieces or line.refunded_minor >= line.payable.minor:
            return
        self.refunds += 1
        little = Money("CNY", 1 + drawn % 40) if drawn % 3 == 0 else None
        if little is not None and line.refunded_minor + line.conceded_minor + 50 > line.payable.minor:
            return
        quantity = 0 if little else 1 + drawn % pieces
        give_back(self.scene, quantity, amount=little, line=number, key=f"r-{self.refunds}", now=self.now)
        self.let_all_happen()

    def refund_all(self) -> None:
        for number, line in enumerate(self.scene.order.lines):
            if line.quantity > line.refunded_quantity:
                self.refunds += 1
                left = line.quantity - line.refunded_quantity
                give_back(self.scene, left, line=number, key=f"r-{self.refunds}", now=self.now)
        self.let_all_happen()

    def dispute(self, drawn: int) -> None:
        open_items = Item.objects.filter(
            shop_id=self.shop_id, statement__state="open", statement__confirm_by__gt=self.now, disputed_at=None
        )
        item = open_items.order_by("pk").first()
        if item is not None and item.statement_id is not None:
            dispute_item(
                statement_id=item.statement_id, item_id=item.pk, person_id=uuid7(), because="wrong", now=self.now
            )

    def decide(self, drawn: int) -> None:
        item = Item.objects.filter(shop_id=self.shop_id, disputed_at__isnull=False, decided_at=None).first()
        if item is not None:
            grant = drawn % (item.taken.minor + 1)
            decide_dispute(item_id=item.pk, grant_minor=grant, operator_id=uuid7(), because="decided", now=self.now)

    def refuse(self, drawn: int) -> None:
        """The provider takes no share for a while."""
        self.pays("gone")
        request_due_shares(now=self.now)
        self.pays("play_money")

    def secure(self, drawn: int) -> None:
        """The shop gives security, and what it owes is paid from it."""
        self.decide_deposit(DepositKind.PAID_IN, 1 + drawn)
        self.decide_deposit(DepositKind.TOPPED_UP, 1 + drawn % 50)
        debt = Book.objects.get(shop_id=self.shop_id).debt_minor - self.covered()
        deposit = Book.objects.get(shop_id=self.shop_id).deposit_minor
        if min(debt, deposit) > 0:
            self.decide_deposit(DepositKind.COVERS_DEBT, min(debt, deposit))

    def covered(self) -> int:
        items = Item.objects.filter(shop_id=self.shop_id, kind="deposit_covered")
        return sum(item.net_minor for item in items if item.statement is None or item.statement.state == "open")

    def decide_deposit(self, kind: DepositKind, minor: int) -> None:
        decision = NewDeposit(self.shop_id, kind, Money("CNY", minor), "a letter", "agreed")
        decide_deposit(decision, key=str(uuid7()), decided_by=uuid7(), now=self.now)

    def come_to_rest(self) -> None:
        """Days go by until nothing is left to do."""
        disputed = Item.objects.filter(shop_id=self.shop_id, disputed_at__isnull=False, decided_at=None)
        while (item := disputed.first()) is not None:
            decide_dispute(item_id=item.pk, grant_minor=0, operator_id=uuid7(), because="it stands", now=self.now)
        for _ in range(4):
            self.now += 5 * DAY
            self.work(8)


def total(rows, column: str) -> int:
    return rows.aggregate(sum=Sum(column))["sum"] or 0


def check(life: Life) -> None:
    """Every account is what the rows say."""
    shop_id = life.shop_id
    items, lines = Item.objects.filter(shop_id=shop_id), Line.objects.filter(shop_id=shop_id)
    shares = Share.objects.filter(shop_id=shop_id)
    left = total(shares.filter(state="done"), "amount_minor")
    assert held("settleable", shop_id=shop_id) == total(items, "net_minor") - left, "what became its own, less shares"
    assert held("reserve", shop_id=shop_id) == total(lines, "reserve_minor")
    returned = total(items.filter(kind="share_returned"), "net_minor")
    paid = total(Payout.objects.filter(shop_id=shop_id, done_at__isnull=False), "amount_minor")
    assert held("in_payout", shop_id=shop_id) == left - returned - paid
    book = Book.objects.filter(shop_id=shop_id).first()
    confirmed = total(items.filter(statement__state="confirmed"), "net_minor")
    assert confirmed == total(shares, "amount_minor") - (book.debt_minor if book else 0), "given, or owed"
    assert held("deposit", shop_id=shop_id) == (book.deposit_minor if book else 0)
    for fee, purpose in PLATFORM.items():
        assert held(purpose) == total(Line.objects.all(), f"{fee}_minor"), purpose
    for line in lines:
        assert line.items.filter(kind="settled").count() == (line.settled_at is not None), "settled once"
    for statement in Statement.objects.filter(shop_id=shop_id):
        assert statement.net_minor == total(statement.items.all(), "net_minor")
    assert ledger.prove().holds


ACTS: dict[str, Callable[[Life, int], None]] = {
    "work": Life.work, "refund": Life.refund, "dispute": Life.dispute, "decide": Life.decide, "refuse": Life.refuse,
    "secure": Life.secure,
}  # fmt: skip
acts = st.sampled_from([*["work"] * 5, *["refund"] * 2, "dispute", "decide", "refuse", "secure"])
# Settled, and a piece back; paid out, disputed and granted; then all of it back, and the debt paid from the deposit.
THROUGH = [
    ("work", 3), ("work", 8), ("refund", 1), ("work", 7), ("dispute", 0), ("decide", 30), ("work", 8), ("work", 8),
    ("work", 7), ("refund", 4), ("refund", 1), ("work", 8), ("work", 7), ("work", 8), ("secure", 400), ("work", 8),
]  # fmt: skip


@pytest.mark.django_db(transaction=True)
@settings(max_examples=LIVES, suppress_health_check=list(HealthCheck))
@example(THROUGH, True)
@given(st.lists(st.tuples(acts, st.integers(0, 500)), min_size=6, max_size=16), st.booleans())
def test_whatever_a_shop_lives_through_every_account_is_explained(happenings, is_all_returned):
    """Without `_fit` in request_shares: fails, a share waits for what its payment has given back, for ever."""
    if not Line.objects.exists():
        make_terms(reserve_bps=1_000, reserve_days=2, tier_days=1)
    life = Life()
    for act, drawn in happenings:
        ACTS[act](life, drawn)
        check(life)
    if is_all_returned:
        life.refund_all()
    life.come_to_rest()

    check(life)
    states = set(Line.objects.filter(shop_id=life.shop_id).values_list("state", flat=True))
    assert states <= {"payout_done", "void", "split_done"}, states
    assert not Share.objects.filter(shop_id=life.shop_id, state__in=["waiting", "requested"]).exists()
    assert held("reserve", shop_id=life.shop_id) == 0
