"""Statements as a provider might write them, and our own payments of some day."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from foundation.money import Money
from market.payments.facade import BillKind, BillRow, Statement
from market.payments.models import Attempt
from market.payments.services.learn_payment import learn_payment
from market.payments.tests.factories import make_attempt, make_intent, paid
from market.reconciliation.models import Bill
from market.reconciliation.services.import_bill import import_bill
from market.reconciliation.services.match_bill import match_bill

DAY = date(2026, 3, 1)
STARTS = datetime(2026, 3, 1, tzinfo=UTC)
NOON = STARTS + timedelta(hours=12)
MORNING = STARTS + timedelta(days=1, hours=10)
PROVIDER = "play_money"  # It writes no bills: the statements are ours to write.


def yuan(minor: int) -> Money:
    return Money("CNY", minor)


def make_paid(minor: int = 49_90, *, at: datetime = NOON) -> Attempt:
    """A payment that succeeded and was posted at this instant."""
    attempt = make_attempt(make_intent(amount=yuan(minor), expires_at=at + timedelta(minutes=30)), method=PROVIDER)
    said = paid(attempt)
    learn_payment(attempt.id, type(said)(said.fate, said.amount, said.provider_ref, at, ""), now=at, source="test")
    return Attempt.objects.get(pk=attempt.pk)


def row(
    ref: UUID | str, minor: int = 49_90, *, currency: str = "CNY", fee: int = 0, at: datetime = NOON, trade: str = ""
) -> BillRow:
    return BillRow(BillKind.PAYMENT, str(ref), trade, "", Money(currency, minor), Money(currency, fee), at)


def statement(rows: Iterable[BillRow]) -> Statement:
    rows = list(rows)
    return Statement.read(repr(rows).encode(), iter(rows))


def make_bill(day: date = DAY, *, provider: str = PROVIDER) -> Bill:
    starts_at = STARTS + (day - DAY)
    return Bill.objects.create(provider=provider, day=day, starts_at=starts_at, ends_at=starts_at + timedelta(days=1))


def take_in(rows: Iterable[BillRow], *, day: date = DAY, now: datetime = MORNING) -> Bill:
    """Let a day's bill come in, and match it."""
    bill = make_bill(day)
    import_bill(bill.pk, statement(rows), now=now)
    match_bill(bill.pk, now=now)
    return Bill.objects.get(pk=bill.pk)


OPERATOR = uuid4()
