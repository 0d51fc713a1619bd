"""Stripe: a hosted page for cards and whatever else it offers; its own library speaks for us, once keys are there."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Self

import msgspec
from django.conf import settings

from foundation.money import Money
from market.payments.providers.base import (
    ChargebackStatus,
    KnownPayment,
    NewPayment,
    NewRefund,
    NoSuchPayment,
    NoticeRead,
    PaymentFate,
    PaymentStatus,
    RefundFate,
    RefundStatus,
    Refused,
    SplitLimits,
    Unclear,
    Unproven,
    Way,
)
from market.payments.providers.lines import fee_of
from market.payments.providers.stripe_money import Bills, Splits

CARD = "card"
LEAST_LIFE = timedelta(minutes=31)  # Stripe wants half an hour at least; we close earlier ourselves.
CLOCK_TOLERANCE_SECONDS = 300  # What Stripe's own libraries take.
TIMEOUT_SECONDS = 8
FATES = {"open": PaymentFate.WAITING, "complete": PaymentFate.WAITING, "expired": PaymentFate.CLOSED}
REFUND_FATES = {
    "succeeded": RefundFate.SUCCEEDED,
    "pending": RefundFate.WAITING,
    "requires_action": RefundFate.WAITING,
    "failed": RefundFate.FAILED,
    "canceled": RefundFate.FAILED,
}
OUTCOMES = {"won": "won", "lost": "lost"}  # Whatever else a dispute's status says, it is open.


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One account at Stripe, as settings hold it."""

    code: str
    api_key: str
    webhook_secret: str
    base_url: str = "https://api.stripe.com"
    currencies: tuple[str, ...] = ("USD",)
    fee_bps: int = 290
    fee_fixed_minor: int = 0
    makes_up_receivers: bool = False  # Only a simulator takes any name for a shop's account.

    def __repr__(self) -> str:
        return f"<Stripe {self.code}>"  # Never its keys.


class Stripe(Splits, Bills):
    kind: ClassVar[str] = "stripe"
    ways: tuple[Way, ...] = (Way(CARD, {"zh-CN": "银行卡", "en": "Card"}),)
    is_online: ClassVar[bool] = True
    notice_headers: ClassVar[frozenset[str]] = frozenset({"stripe-signature"})
    notice_answer: ClassVar[bytes] = b""
    most_bps: int = 10_000
    split_limits = SplitLimits()

    def __init__(self, account: Account) -> None:
        self.account = account
        self.code = account.code
        self._known_client: Any = None

    @classmethod
    def accounts(cls) -> Sequence[Self]:
        return [cls(msgspec.convert(one, Account)) for one in settings.PAYMENT_ACCOUNTS.get("stripe", ())]

    def fee(self, amount: Money) -> Money:
        return fee_of(amount, self.account.fee_bps, self.account.fee_fixed_minor)

    def create(self, payment: NewPayment) -> PaymentStatus:
        if payment.amount.currency not in self.account.currencies:
            raise Refused("stripe.currency_not_offered", payment.amount.currency)
        price = {
            "currency": payment.amount.currency.lower(),
            "unit_amount": payment.amount.minor,
            "product_data": {"name": payment.title[:250]},
        }
        ref = {"ref": str(payment.ref)}
        asked = {
            "mode": "payment",
            "line_items": [{"price_data": price, "quantity": 1}],
            "client_reference_id": str(payment.ref),
            "success_url": payment.return_url,
            "cancel_url": payment.return_url,
            # From what was written, not from the clock: asked again, the very same is asked.
            "expires_at": int(max(payment.expires_at, payment.created_at + LEAST_LIFE).timestamp()),
            "metadata": {**ref, "notify_url": payment.notice_url},
            "payment_intent_data": {"metadata": ref, "transfer_group": str(payment.ref)},
        }
        options = {"idempotency_key": str(payment.ref)}
        return _read(self.ask(lambda: self.client.v1.checkout.sessions.create(asked, options)))

    def query(self, payment: KnownPayment) -> PaymentStatus:
        return _read(self._session(payment))

    def close(self, payment: KnownPayment) -> PaymentStatus:
        session = self._session(payment)
        if session["status"] != "open":
            return _read(session)
        options = {"idempotency_key": f"{payment.ref}:expire"}
        try:
            return _read(self.ask(lambda: self.client.v1.checkout.sessions.expire(session["id"], {}, options)))
        except Refused:  # It ended while we looked.
            return _read(self._session(payment))

    def refund(self, refund: NewRefund) -> RefundStatus:
        """
        Give back once per reference. A key of Stripe's protects a day; before it is used, what is known is looked up.
        """
        known = self._refunds(refund)
        alive = [one for one in known if REFUND_FATES[one["status"]] != RefundFate.FAILED]
        if alive:
            return _read_refund(alive[0])
        asked = {
            "payment_intent": refund.payment.trade_ref,
            "amount": refund.amount.minor,
            "metadata": {"ref": str(refund.ref), "payment_ref": str(refund.payment.ref)},
        }
        options = {"idempotency_key": f"{refund.ref}:{len(known)}"}
        return _read_refund(self.ask(lambda: self.client.v1.refunds.create(asked, options)))

    def query_refund(self, refund: NewRefund) -> RefundStatus:
        if refund.provider_ref:
            return _read_refund(self.ask(lambda: self.client.v1.refunds.retrieve(refund.provider_ref)))
        known = self._refunds(refund)
        if not known:
            raise NoSuchPayment("resource_missing")
        return _read_refund(known[0])

    def read_notice(self, headers: Mapping[str, str], body: bytes, *, received_at: datetime) -> NoticeRead:
        self._prove(headers.get("stripe-signature", ""), body, received_at)
        try:
            event = json.loads(body)
            return _read_event(event)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as trouble:
            raise Unproven(f"signed, but makes no sense: {trouble!r}") from trouble

    @property
    def client(self) -> Any:
        """Stripe's library: 30 MB and half a second, so only who has keys loads it. Its types would forbid dicts."""
        if self._known_client is None:
            import stripe

            self._known_client = stripe.StripeClient(
                self.account.api_key,
                base_addresses={"api": self.account.base_url},
                http_client=stripe.RequestsClient(timeout=TIMEOUT_SECONDS),
                max_network_retries=0,  # What is unclear we ask about ourselves.
            )
        return self._known_client

    def ask(self, work: Callable[[], Any]) -> Any:
        """Ask Stripe, and return a plain dict, or all of a list. :raises NoSuchPayment, Refused, Unclear:"""
        import stripe

        try:
            said = work()
            if isinstance(said, stripe.ListObject):
                return [one.to_dict() for one in said.auto_paging_iter()]
            return said.to_dict()
        except (stripe.InvalidRequestError, stripe.CardError, stripe.IdempotencyError) as refusal:
            code = refusal.code or "invalid_request"
            raise (NoSuchPayment if code == "resource_missing" else Refused)(code, refusal.user_message or "") from None
        except stripe.StripeError as trouble:  # Its line, its fault, our key, too many at once.
            raise Unclear(f"{type(trouble).__name__} {trouble.http_status or ''}".strip()) from None

    def _session(self, payment: KnownPayment) -> Mapping[str, Any]:
        """Find a session by its number; or, if we never heard it, by ours among those of that moment."""
        sessions = self.client.v1.checkout.sessions
        if payment.provider_ref:
            return self.ask(lambda: sessions.retrieve(payment.provider_ref))
        begun = payment.created_at.timestamp()
        span = {"gte": int(begun) - CLOCK_TOLERANCE_SECONDS, "lte": int(begun) + CLOCK_TOLERANCE_SECONDS}
        found = self.ask(lambda: sessions.list({"created": span, "limit": 100}))
        for one in found:
            if one["client_reference_id"] == str(payment.ref):
                return one
        raise NoSuchPayment("resource_missing")

    def _refunds(self, refund: NewRefund) -> list[Mapping[str, Any]]:
        asked = {"payment_intent": refund.payment.trade_ref, "limit": 100}
        found = self.ask(lambda: self.client.v1.refunds.list(asked))
        return [one for one in found if one["metadata"].get("ref") == str(refund.ref)]

    def _prove(self, signature: str, body: bytes, received_at: datetime) -> None:
        """Check who has signed; the time against when it reached us, since it is read again later. :raises Unproven:"""
        import stripe

        try:
            stripe.WebhookSignature.verify_header(body.decode(), signature, self.account.webhook_secret, None)
            at = int(dict(part.split("=", 1) for part in signature.split(","))["t"])
        except (stripe.SignatureVerificationError, ValueError, KeyError) as trouble:
            raise Unproven("wrong signature") from trouble
        if abs(received_at.timestamp() - at) > CLOCK_TOLERANCE_SECONDS:
            raise Unproven("too old")


def _read(session: Mapping[str, Any], paid_at: datetime | None = None) -> PaymentStatus:
    """Read what is said of a session. Stripe does not say when it was paid, but in a webhook."""
    amount = Money(session["currency"].upper(), session["amount_total"])
    if session["payment_status"] == "paid":
        number = str(session["payment_intent"])
        return PaymentStatus(PaymentFate.PAID, amount, session["id"], paid_at, "", trade_ref=number)
    return PaymentStatus(FATES[session["status"]], amount, session["id"], None, session["url"] or "")


def _read_refund(said: Mapping[str, Any]) -> RefundStatus:
    amount = Money(said["currency"].upper(), said["amount"])
    return RefundStatus(REFUND_FATES[said["status"]], amount, said["id"])


def _read_event(event: Mapping[str, Any]) -> NoticeRead:
    """Read an event; what is of no kind that we need says nothing."""
    notice_id, kind, about = str(event["id"])[:100], str(event["type"]), event["data"]["object"]
    at = datetime.fromtimestamp(event["created"], UTC)
    if kind.startswith("checkout.session."):
        return NoticeRead(notice_id, str(about["client_reference_id"]), _read(about, at), None, None)
    if kind in ("refund.updated", "refund.failed") and about["metadata"].get("ref"):
        metadata = about["metadata"]
        return NoticeRead(notice_id, metadata["payment_ref"], None, metadata["ref"], _read_refund(about))
    if kind.startswith("charge.dispute."):
        amount = Money(about["currency"].upper(), about["amount"])
        outcome = OUTCOMES.get(about["status"], "open")
        fact = ChargebackStatus(about["id"], about["payment_intent"], amount, about["reason"], outcome, at)
        return NoticeRead(notice_id, "", None, None, None, fact)
    return NoticeRead(notice_id, "", None, None, None)
