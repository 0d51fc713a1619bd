"""An account whose provider writes no bills has a statement that an operator brings as CSV."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from foundation.money import Money, exponent
from market.payments import facade as payments
from market.payments.facade import BillKind, BillRow, Statement
from market.reconciliation import rules
from market.reconciliation.errors import (
    BillIsInAlready,
    ProviderWritesItsOwn,
    StatementMakesNoSense,
    StatementTooLarge,
)
from market.reconciliation.models import Bill
from market.reconciliation.services.import_bill import import_bill
from market.reconciliation.states import BillState

COLUMNS = ("at", "kind", "bank_ref", "our_ref", "currency", "amount", "fee")
MOST_BYTES = 10_000_000
CHINA = timezone(timedelta(hours=8))  # In which accounts at banks here keep their days.


def upload_bill(provider: str, day: date, words: bytes, *, by: UUID, now: datetime, zone: tzinfo = CHINA) -> UUID:
    """
    Take a statement of a day in. Nothing is written before every line makes sense. Return the bill's id.

    In: CSV in UTF-8 with the columns `at,kind,bank_ref,our_ref,currency,amount,fee`: when, in ISO 8601; payment or
    refund; the transfer's number on our account; our id of it, or nothing; more than nothing; what the bank kept.

    :raises ProviderWritesItsOwn, BillIsInAlready, StatementMakesNoSense, StatementTooLarge:
    """
    if provider in payments.billing() or provider not in payments.accounts():
        raise ProviderWritesItsOwn(field="provider", provider=provider)
    if len(words) > MOST_BYTES:
        raise StatementTooLarge(field="file", most_bytes=MOST_BYTES)
    starts_at, ends_at = rules.span(day, zone)
    rows = list(_read(words, starts_at, ends_at))
    facts = {"starts_at": starts_at, "ends_at": ends_at}
    with transaction.atomic():
        bill, is_new = Bill.objects.get_or_create(provider=provider, day=day, defaults=facts)
        if not is_new and bill.state != BillState.AWAITED:
            raise BillIsInAlready(provider=provider, day=day.isoformat())
        import_bill(bill.pk, Statement.read(words, iter(rows)), now=now)
        audit.record(
            actor_id=by,
            action="reconciliation.upload_bill",
            subject=encode("bill", bill.pk),
            after={"provider": provider, "day": day.isoformat(), "lines": len(rows)},
        )
    return bill.pk


def _read(words: bytes, starts_at: datetime, ends_at: datetime) -> Iterator[BillRow]:
    try:
        table = csv.DictReader(io.StringIO(words.decode("utf-8-sig")), strict=True)
        if tuple(table.fieldnames or ()) != COLUMNS:
            raise StatementMakesNoSense(field="file", line=1, columns=list(COLUMNS))
        for line in table:
            try:
                yield _row(line, starts_at, ends_at)
            except (KeyError, TypeError, ValueError, InvalidOperation, AttributeError, AssertionError) as trouble:
                raise StatementMakesNoSense(field="file", line=table.line_num, trouble=str(trouble)[:100]) from trouble
    except (UnicodeDecodeError, csv.Error) as trouble:
        raise StatementMakesNoSense(field="file", trouble=str(trouble)[:100]) from trouble


def _row(line: dict[str, str], starts_at: datetime, ends_at: datetime) -> BillRow:
    at = datetime.fromisoformat(line["at"].strip())
    at = at if at.tzinfo else at.replace(tzinfo=starts_at.tzinfo)
    if not starts_at <= at < ends_at:
        raise ValueError("it is of another day")
    kind, our_ref, currency = BillKind(line["kind"].strip()), line["our_ref"].strip(), line["currency"].strip()
    if kind not in (BillKind.PAYMENT, BillKind.REFUND):
        raise ValueError("a bank lists payments and refunds")
    amount = _money(currency, line["amount"])
    if amount.minor <= 0:
        raise ValueError("an amount is more than nothing")
    is_payment = kind == BillKind.PAYMENT
    bank_ref = line["bank_ref"].strip()
    if not bank_ref or len(bank_ref) > 64 or len(our_ref) > 64:
        raise ValueError("a line has the transfer's number")
    fee = _money(currency, line["fee"] or "0")
    return BillRow(kind, our_ref if is_payment else "", bank_ref, "" if is_payment else our_ref, amount, fee, at)


def _money(currency: str, words: str) -> Money:
    minor = Decimal(words.strip()) * 10 ** exponent(currency)
    if not minor.is_finite() or minor != int(minor) or abs(minor) >= 10**15:
        raise ValueError("more decimals than the currency has, or too much")
    return Money(currency, int(minor))
