"""Paying the plain way: the bank is asked from the request, and its notice does everything at once, row by row."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Status

from bench.plain.placing import note_movement
from foundation.ids import encode, uuid7
from foundation.money import Money
from foundation.web import PersonRequest, signed_in
from foundation.words import language_of, say
from market.ledger.models import Account, Posting, PostingSet
from market.orders.models import Order, OrderMove
from market.payments.models import Attempt, AttemptMove, Intent
from market.payments.providers.base import NewPayment, NoticeRead, PaymentFate
from market.payments.providers.registry import provider
from market.payments.schemas import AttemptIn
from market.payments.types import AttemptId, IntentId
from market.stock.models import Hold, Item

router = Router()


@router.post("/intents/{intent_id}/attempts", response={201: dict[str, Any]}, auth=signed_in)
def attempt(request: PersonRequest, intent_id: IntentId, payload: AttemptIn) -> Status:
    intent = Intent.objects.get(pk=intent_id, payer_id=request.auth.id)
    attempt_id = uuid7()
    row = Attempt.objects.create(
        id=attempt_id,
        intent=intent,
        key=attempt_id.hex,
        fingerprint="",
        method=payload.method,
        amount_minor=intent.amount_minor,
        currency=intent.currency,
        title=say(intent.title, language_of(request)),
        return_path=payload.return_path,
        return_url=request.build_absolute_uri(f"/api/payments/attempts/{encode('att', attempt_id)}/return"),
        expires_at=intent.expires_at,
        created_at=timezone.now(),
    )
    status = provider(payload.method).create(
        NewPayment(
            ref=row.id,
            way=payload.method,
            amount=Money(row.currency, row.amount_minor),
            title=row.title,
            created_at=row.created_at,
            expires_at=row.expires_at,
            return_url=row.return_url,
            notice_url=f"{settings.PAYMENT_NOTICE_URL}/{payload.method}",
        )
    )
    row.state, row.redirect_url, row.provider_ref = "pending", status.redirect_url, status.provider_ref
    row.save()
    AttemptMove.objects.create(attempt=row, before="created", after="pending", at=timezone.now(), because="created")
    return Status(201, {"attempt_id": encode("att", row.id), "redirect_url": row.redirect_url})


@router.get("/attempts/{attempt_id}/return")
def come_back(request: HttpRequest, attempt_id: AttemptId) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": Attempt.objects.get(pk=attempt_id).return_path})


@router.post("/notices/{method}")
def notice(request: HttpRequest, method: str) -> HttpResponse:
    headers = {name.lower(): value for name, value in request.headers.items()}
    read = provider(method).read_notice(headers, request.body, received_at=timezone.now())
    if read.payment is not None and read.payment.fate == PaymentFate.PAID:
        _take_money(read, now=timezone.now())
    return HttpResponse(status=200)


@transaction.atomic
def _take_money(read: NoticeRead, *, now: datetime) -> None:
    attempt = Attempt.objects.select_for_update().get(pk=UUID(read.payment_ref))
    if attempt.state == "succeeded":
        return
    assert read.payment is not None, "it is about a payment"
    attempt.state, attempt.role, attempt.paid_at = "succeeded", "payment", read.payment.paid_at
    attempt.save()
    AttemptMove.objects.create(attempt=attempt, before="pending", after="succeeded", at=now, because="notice")
    intent = Intent.objects.select_for_update().get(pk=attempt.intent_id)
    intent.state, intent.paid_minor, intent.paid_at = "paid", attempt.amount_minor, read.payment.paid_at
    intent.save()
    _post(intent, attempt, now)
    for order in Order.objects.select_for_update().filter(checkout_id=intent.ref):
        _send_on(order, now)


def _post(intent: Intent, attempt: Attempt, now: datetime) -> None:
    entry = PostingSet.objects.create(
        cause=f"payment:{attempt.id}", kind="payment_received", at=now, memo="", posting_count=2
    )
    sides = (("provider", attempt.method, "in_transit", 1), ("person", str(intent.payer_id), "owed_to_buyer", -1))
    for party_kind, party_id, purpose, sign in sides:
        account, _ = Account.objects.get_or_create(
            party_kind=party_kind, party_id=party_id, purpose=purpose, currency=intent.currency
        )
        Posting.objects.create(set=entry, account=account, minor=sign * intent.amount_minor)


def _send_on(order: Order, now: datetime) -> None:
    for hold in Hold.objects.filter(ref=order.id):
        item = Item.objects.select_for_update().get(pk=hold.sku_id)
        item.reserved -= hold.quantity
        item.allocated += hold.quantity
        item.save(update_fields=["reserved", "allocated"])
        Hold.objects.filter(pk=hold.pk).update(state="allocated", since=now)
        note_movement(hold.sku_id, order.id, "allocated", now, reserved=-hold.quantity, allocated=hold.quantity)
    order.state, order.paid_at = "to_ship", now
    order.save(update_fields=["state", "paid_at"])
    OrderMove.objects.create(order=order, before="pending_payment", after="to_ship", at=now, because="paid")
