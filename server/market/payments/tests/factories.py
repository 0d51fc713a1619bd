"""Makers of plausible rows, and the acts of the people and machines around a payment."""

import asyncio
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db.models import Sum
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from foundation.idempotency import IdempotencyClaim
from foundation.ids import uuid7
from foundation.money import Money
from market.ledger import facade as ledger
from market.ledger.models import Posting
from market.payments.models import Attempt, Chargeback, Intent, Notice, Payout, Refund
from market.payments.providers.base import PaymentFate, PaymentStatus
from market.payments.services.ask_providers import (
    LEASE,
    ask_about_due_attempts,
    send_due_errands,
    send_due_refunds,
)
from market.payments.services.learn_payment import learn_payment
from market.payments.services.open_intents import open_intents
from market.payments.services.process_notices import process_due_notices
from market.payments.services.start_attempt import start_attempt
from market.payments.states import AttemptState
from market.payments.types import AttemptView, IntentView, NewIntent

PRICE = Money("CNY", 49_90)
LATER = timedelta(minutes=30)


def now() -> datetime:
    """The real clock: the bank has one of its own."""
    return datetime.now(UTC)


def make_intent(
    *, payer_id: UUID | None = None, amount: Money = PRICE, expires_at: datetime | None = None
) -> IntentView:
    new = NewIntent(
        ref=uuid7(),
        payer_id=payer_id or uuid4(),
        amount=amount,
        expires_at=expires_at or now() + LATER,
        title={"zh-CN": "集市订单", "en": "Jishi order"},
    )
    return open_intents([new])[0]


def make_attempt(intent: IntentView, *, state: AttemptState = AttemptState.PENDING, method: str = "sandbox") -> Attempt:
    """An attempt that its provider awaits, without the provider."""
    return Attempt.objects.create(
        intent_id=intent.id,
        key=uuid4().hex,
        fingerprint="",
        method=method,
        state=state,
        amount_minor=intent.amount.minor,
        currency=intent.amount.currency,
        title="Jishi order",
        return_path="/",
        return_url="http://shop.example/",
        provider_ref=f"bp_{uuid4().hex[:20]}",
        redirect_url="http://bank.example/pay/x",
        expires_at=intent.expires_at,
        next_query_at=None if state not in ("created", "pending", "unknown") else now() + LEASE,
    )


def paid(attempt: Attempt, *, amount: Money | None = None) -> PaymentStatus:
    """What a provider says of a paid attempt."""
    return PaymentStatus(PaymentFate.PAID, amount or attempt.amount, attempt.provider_ref, now(), "")


def make_paid_intent(*, amount: Money = PRICE) -> IntentView:
    intent = make_intent(amount=amount)
    attempt = make_attempt(intent)
    learn_payment(attempt.id, paid(attempt), now=now(), source="test")
    return Intent.objects.get(pk=intent.id).view()


def go_to_pay(
    intent: IntentView,
    *,
    key: str = "",
    return_path: str = "/pay/done",
    way: str = "sandbox",
    payer_token: str = "",
) -> AttemptView:
    """The payer presses "pay" in the shop."""
    return start_attempt(
        intent_id=intent.id,
        person_id=intent.payer_id,
        claim=IdempotencyClaim("person", key or uuid4().hex, "same body"),
        method=way,
        return_path=return_path,
        base_url="http://127.0.0.1:1",
        language="en",
        now=now(),
        payer_ip="127.0.0.1",
        payer_token=payer_token,
    )


def state_of(intent: IntentView) -> str:
    return str(Intent.objects.get(pk=intent.id).state)


def signed(body: dict[str, Any], *, secret: str | None = None, timestamp: str | None = None) -> dict[str, Any]:
    """Return a notice as the bank would post it: what Django's test client needs."""
    words = json.dumps(body).encode()
    at, nonce = timestamp or str(int(now().timestamp())), uuid4().hex
    key = (secret or settings.SANDBOX_BANK_SECRET).encode()
    signature = hmac.new(key, f"{at}\n{nonce}\n".encode() + words, hashlib.sha256).hexdigest()
    return {
        "data": words,
        "content_type": "application/json",
        "headers": {"Bank-Timestamp": at, "Bank-Nonce": nonce, "Bank-Signature": signature},
    }


def notice_of(attempt: Attempt, kind: str = "payment.succeeded", **changed: Any) -> dict[str, Any]:
    return {
        "notice_id": f"bn_{uuid4().hex}",
        "kind": kind,
        "merchant_ref": str(attempt.id),
        "payment_id": attempt.provider_ref,
        "amount": {"currency": attempt.currency, "minor": attempt.amount_minor},
        "at": now().timestamp(),
        **changed,
    }


def work_the_queue() -> None:
    """Let a worker act on notices and do what is queued until nothing is left. What fails, fails the test."""
    while process_due_notices(now=now()) or ProcrastinateJob.objects.filter(status="todo").exists():
        asyncio.run(_work())
    failed = ProcrastinateJob.objects.filter(status="failed").values_list("task_name", "args")
    assert not failed, list(failed)


async def _work() -> None:
    # As `manage.py work` does it: what tasks enqueue stays on Django's connection, inside their transactions.
    queue = App(connector=app.connector.get_worker_connector())  # type: ignore[attr-defined]
    queue.tasks, queue.periodic_registry = app.tasks, app.periodic_registry
    async with queue.open_async():
        await queue.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False, concurrency=4)


def let_time_pass(seconds: float = 3600) -> None:
    """Let the sweepers run as though so much time had passed, and the queue after them."""
    then = now() + timedelta(seconds=seconds)
    ask_about_due_attempts(now=then)
    send_due_refunds(now=then)
    send_due_errands(now=then)
    work_the_queue()


def check_books(bank: Any = None) -> None:
    """Hold every running total against what it sums up, the ledger against the rows, and the bank against us."""
    for intent in Intent.objects.all():
        came = intent.attempts.filter(state="succeeded").aggregate(sum=Sum("amount_minor"))["sum"] or 0
        gone = intent.refunds.aggregate(sum=Sum("amount_minor"))["sum"] or 0
        assert (intent.paid_minor, intent.refunded_minor) == (came, gone)
    assert ledger.prove().holds
    for method in Attempt.objects.values_list("method", flat=True).distinct():
        came = _sum(Attempt.objects.filter(state="succeeded", method=method))
        gone = _sum(Refund.objects.filter(state="succeeded", attempt__method=method))
        gone += _sum(Payout.objects.filter(state="done", provider=method))
        gone += _sum(Chargeback.objects.filter(state__in=("open", "lost"), provider=method))
        gone += _fees_booked(method)
        assert ledger.balance(ledger.in_transit(method, "CNY")).minor == came - gone
    if bank is not None:
        book = bank.book()
        theirs = {UUID(p["merchant_ref"]): p["minor"] for p in book["payments"] if p["state"] == "paid"}
        assert theirs == {a.id: a.amount_minor for a in Attempt.objects.filter(state="succeeded")}
        theirs = {UUID(r["refund_ref"]): r["minor"] for r in book["refunds"] if r["state"] == "succeeded"}
        assert theirs == {r.id: r.amount_minor for r in Refund.objects.filter(state="succeeded")}


def _sum(rows: Any) -> int:
    return int(rows.aggregate(sum=Sum("amount_minor"))["sum"] or 0)


def _fees_booked(provider: str) -> int:
    """What the provider has kept, less what it gave back, as far as its bills have come in."""
    fees = Posting.objects.filter(set__kind__in=("payment_fee_charged", "payment_fee_returned"))
    at_provider = fees.filter(account__party_id=provider, account__purpose=ledger.Purpose.IN_TRANSIT)
    return -int(at_provider.aggregate(sum=Sum("minor"))["sum"] or 0)


def notices(state: str) -> int:
    return Notice.objects.filter(state=state).count()
