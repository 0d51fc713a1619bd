"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from foundation.words import Words
from market.payments.states import AttemptState, IntentState, PayoutState, RefundState, ShareState, SplitState

IntentId = typed_id("pay")
AttemptId = typed_id("att")
SlipId = typed_id("slip")
CheckoutId = typed_id("chk")  # Of orders; to us it is the `ref`.
RefundId = typed_id("rfd")
SplitId = typed_id("spl")
PayoutId = typed_id("pout")


class RefundKind(StrEnum):
    """Why money goes back, as the ledger books it."""

    ORDER = "payment_refunded"  # The order was cancelled or mended.
    GROUP_FAILED = "group_failed_refund"
    LATE_PAYMENT = "late_payment_refunded"
    SECOND_PAYMENT = "second_payment_refunded"  # Payments' own, without anybody asking.


@dataclass(frozen=True, slots=True)
class NewIntent:
    """What is to be paid by whom and until when. `ref` is the checkout: one intent each, however often it is opened."""

    ref: UUID
    payer_id: UUID
    amount: Money  # More than nothing.
    expires_at: datetime  # UTC. Closing is the caller's act (`close_intent`); until then money is still welcome.
    title: Words  # What the provider's page calls it: {"zh-CN": "集市订单 · 3 件", "en": "Jishi order · 3 items"}


@dataclass(frozen=True, slots=True)
class PastPart:
    """One means by which something was paid elsewhere, and in how many instalments."""

    method: str  # the other market's word: "credit_card"
    amount: Money
    instalments: int


@dataclass(frozen=True, slots=True)
class PastRefund:
    order_id: UUID
    amount: Money
    at: datetime


@dataclass(frozen=True, slots=True)
class PastPayment:
    """What was paid for a checkout on another market, or was not: then `paid_at` is None."""

    ref: UUID  # the checkout
    origin: str  # the other market, which held the money: "olist"
    payer_id: UUID
    amount: Money
    title: Words
    opened_at: datetime
    paid_at: datetime | None
    closed_at: datetime | None  # when it was given up unpaid
    parts: tuple[PastPart, ...]  # of what was paid they are the whole
    refunds: tuple[PastRefund, ...] = ()


@dataclass(frozen=True, slots=True)
class PaidView:
    """How a checkout was paid, added up from its attempts and refunds."""

    state: IntentState
    amount: Money
    paid: Money  # Σ of the attempts that succeeded
    refunded: Money  # Σ of the refunds that left


@dataclass(frozen=True, slots=True)
class IntentView:
    id: UUID
    ref: UUID
    payer_id: UUID
    amount: Money
    state: IntentState
    expires_at: datetime
    paid_at: datetime | None
    method: str | None  # The provider that brought the money.
    is_late: bool  # Paid, but after it had been closed.


@dataclass(frozen=True, slots=True)
class ShownView:
    """What the payer gets instead of being sent somewhere."""

    kind: str  # "scan", "invoke" or "transfer"
    text: str


@dataclass(frozen=True, slots=True)
class AttemptView:
    id: UUID
    intent_id: UUID
    state: AttemptState
    method: str
    redirect_url: str | None  # None, and nothing shown: the provider has not answered yet; ask again with the same key.
    way: str = ""
    shown: ShownView | None = None
    slip: str | None = None  # Where the newest slip of a transfer stands, if one was shown.


@dataclass(frozen=True, slots=True)
class HealthView:
    """How the calls of one kind to one provider have gone."""

    provider: str
    operation: str
    answered: int  # With yes or no.
    unclear: int
    average_ms: int
    slowest_ms: int


@dataclass(frozen=True, slots=True)
class RefundView:
    id: UUID
    ref: UUID
    order_id: UUID | None  # None: payments itself gives back a second payment of the same thing.
    state: RefundState
    amount: Money
    because: str
    requested_at: datetime
    succeeded_at: datetime | None


@dataclass(frozen=True, slots=True)
class ShareWish:
    """Whom to give a part of a payment."""

    receiver: tuple[str, UUID]  # ("shop", shop_id)
    amount: Money  # More than nothing.
    because: str
    order_id: UUID | None = None  # Whose goods it is for: a later refund of that order is taken back here first.


@dataclass(frozen=True, slots=True)
class ShareView:
    receiver: tuple[str, UUID]
    amount: Money
    state: ShareState
    returned: Money  # What was taken back of it, or is on its way back.


@dataclass(frozen=True, slots=True)
class SplitView:
    id: UUID
    ref: UUID
    key: str
    provider: str
    state: SplitState
    is_last: bool
    shares: tuple[ShareView, ...]
    trouble: str  # The last thing that went wrong; "" once it is done.
    requested_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class SplittableView:
    """What may be shared out of a payment now."""

    ref: UUID
    provider: str
    left: Money  # Together; what refunds, the provider's fee, its cap and earlier splits leave.
    opens_at: datetime  # Asked for before, a split waits until then.
    closes_at: datetime  # From then on the provider refuses.


@dataclass(frozen=True, slots=True)
class SplitReturnView:
    id: UUID
    split_id: UUID
    ref: UUID
    key: str
    receiver: tuple[str, UUID]
    amount: Money
    state: SplitState
    trouble: str
    requested_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class PayoutView:
    id: UUID
    key: str
    provider: str
    shop_id: UUID
    amount: Money
    state: PayoutState
    trouble: str
    requested_at: datetime
    done_at: datetime | None
    ended_at: datetime | None  # When it was known that it failed or came back.


@dataclass(frozen=True, slots=True)
class MovedView:
    """What a payer's money did at a provider, as we know it: to be held against the provider's bill."""

    kind: str  # A BillKind.
    id: UUID
    ref: str  # By which the provider's bill names it: our id of a payment or a refund, its own number of a chargeback.
    trade_ref: str  # Of the payment.
    amount: Money  # More than nothing, whichever way it went.
    fee: Money  # What we reckoned the provider keeps; of a refund, the most that it gives back, below zero.
    at: datetime
    cause: str  # Of its posting set.


@dataclass(frozen=True, slots=True)
class StuckView:
    """What waits for one provider, in one state."""

    kind: str
    provider: str
    state: str
    amount: Money  # Together.
    count: int
    oldest_at: datetime
    called: int  # Of how many a person has been told.
