"""A shop's security: paid in, filled up from what it earns, taken from for a stated cause, and given back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, Sum

from market.ledger import facade as ledger
from market.settlement import rules
from market.settlement.errors import (
    AmountMakesNoSense,
    DebtIsSmaller,
    DepositIsNeeded,
    DepositTooSmall,
    KeyReused,
    ShowEvidence,
)
from market.settlement.models import Book, DepositDecision, Item, Line
from market.settlement.states import LineState, StatementState
from market.settlement.types import DepositKind, DepositView, ItemKind, NewDeposit

BANK = "bank_transfer"  # Deposits come and go by transfer, past the providers of shoppers' payments.
TEMPLATES = {
    DepositKind.PAID_IN: "deposit_paid",
    DepositKind.TOPPED_UP: "deposit_topped_up",
    DepositKind.FORFEITED: "deposit_forfeited",
    DepositKind.COVERS_DEBT: "deposit_covers_debt",
    DepositKind.GIVEN_BACK: "deposit_given_back",
}
ITEMS = {DepositKind.TOPPED_UP: ItemKind.DEPOSIT_TOPPED_UP, DepositKind.COVERS_DEBT: ItemKind.DEPOSIT_COVERED}
GIVES = frozenset({DepositKind.PAID_IN, DepositKind.TOPPED_UP})
AT_REST = (LineState.PAYOUT_DONE, LineState.VOID)


@transaction.atomic
def decide_deposit(decision: NewDeposit, *, key: str, decided_by: UUID, now: datetime) -> DepositView:
    """
    Carry out a decision upon a shop's deposit, once per key. Whoever calls writes the audit trail.

    What is filled up from earnings, or pays a debt, is an item of the shop's next statement. Locks the shop's book.

    :raises AmountMakesNoSense, SayWhy, ShowEvidence: naming the field; KeyReused
    :raises DepositTooSmall: less is held; DebtIsSmaller: less is owed; DepositIsNeeded: the shop may come to owe more
    """
    said, evidence = rules.check_reason(decision.because), decision.evidence.strip()
    if not 1 <= len(evidence) <= rules.LONGEST_REASON:
        raise ShowEvidence(field="evidence", longest=rules.LONGEST_REASON)
    minor, currency = decision.amount.minor, decision.amount.currency
    if minor <= 0:
        raise AmountMakesNoSense(field="amount")
    book = Book.lock(decision.shop_id, currency)
    known = DepositDecision.objects.filter(key=key).first()
    if known is not None:
        if (known.shop_id, known.kind, known.amount_minor, known.currency) != (
            decision.shop_id, decision.kind, minor, currency,
        ):  # fmt: skip
            raise KeyReused(key=key)
        return known.view()
    _check(decision, book)
    book.deposit_minor += minor if decision.kind in GIVES else -minor
    book.save(update_fields=["deposit_minor"])
    row = DepositDecision.objects.create(
        key=key, shop_id=decision.shop_id, kind=decision.kind, currency=currency, amount_minor=minor, evidence=evidence,
        because=said, decided_by=decided_by, at=now,
    )  # fmt: skip
    _post(row, decision, now)
    return row.view()


def _check(decision: NewDeposit, book: Book) -> None:
    minor, kind = decision.amount.minor, decision.kind
    if kind not in GIVES and minor > book.deposit_minor:
        raise DepositTooSmall(field="amount", held=book.deposit_minor)
    items = Item.objects.filter(shop_id=book.shop_id, currency=book.currency)
    unconfirmed = items.filter(Q(statement=None) | Q(statement__state=StatementState.OPEN))
    if kind == DepositKind.COVERS_DEBT:
        # The book learns of it when the next statement is confirmed.
        covered = unconfirmed.filter(kind=ItemKind.DEPOSIT_COVERED).aggregate(sum=Sum("net_minor"))["sum"] or 0
        if minor > book.debt_minor - covered:
            raise DebtIsSmaller(field="amount", owed=max(0, book.debt_minor - covered))
    if kind == DepositKind.GIVEN_BACK:
        lines = Line.objects.filter(shop_id=book.shop_id, currency=book.currency)
        if book.debt_minor > 0 or unconfirmed.exists() or lines.exclude(state__in=AT_REST).exists():
            raise DepositIsNeeded(field="kind")


def _post(row: DepositDecision, decision: NewDeposit, now: datetime) -> None:
    template, cause = TEMPLATES[decision.kind], f"deposit:{row.pk}"
    amounts = {"amount": decision.amount}
    if decision.kind == DepositKind.FORFEITED:
        amounts["to_platform"] = decision.amount
    entries = ledger.entries(template, {"shop": decision.shop_id, "provider": BANK}, amounts)
    ledger.post_many([ledger.NewSet(cause, template, entries, now, row.because)])
    if decision.kind in ITEMS:
        sign = 1 if decision.kind == DepositKind.COVERS_DEBT else -1
        Item.objects.create(
            cause=cause, kind=ITEMS[decision.kind], shop_id=decision.shop_id, currency=row.currency, at=now,
            gross_minor=sign * row.amount_minor, net_minor=sign * row.amount_minor,
        )  # fmt: skip
