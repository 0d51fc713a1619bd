"""What orders do when payments, people and the community tell news. Each is safe to repeat."""

from collections.abc import Sequence

from django.utils import timezone

from foundation.outbox import on, on_many
from market.community.events import ReviewWritten
from market.orders.services.fill_basket import merge_basket
from market.orders.services.note_payment import mark_many_paid, note_late_payment
from market.orders.services.note_review import note_review
from market.orders.services.refunding import note_refund
from market.payments.events import PaymentArrivedLate, PaymentSucceeded, RefundSucceeded
from market.people.events import GuestSignedIn


@on_many(PaymentSucceeded)
def send_paid_orders_on(events: Sequence[PaymentSucceeded]) -> None:
    mark_many_paid([event.ref for event in events], now=timezone.now())


@on(PaymentArrivedLate)
def decide_about_late_money(event: PaymentArrivedLate) -> None:
    note_late_payment(event.ref, paid_at=event.paid_at, now=timezone.now())


@on(RefundSucceeded)
def note_money_returned(event: RefundSucceeded) -> None:
    note_refund(event.order_id, amount=event.amount, now=timezone.now())


@on(GuestSignedIn)
def carry_basket_over(event: GuestSignedIn) -> None:
    merge_basket(guest_key=event.guest_key, person_id=event.person_id)


@on(ReviewWritten)
def note_reviewed_line(event: ReviewWritten) -> None:
    if event.line_id is not None:
        note_review(event.line_id)
