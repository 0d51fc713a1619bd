"""What payments refuses, one class each; the first line of a docstring is what a shopper reads."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class IntentNotFound(NotFound):
    """There is no such payment."""

    code = "payments.intent_not_found"


class AttemptNotFound(NotFound):
    """There is no such payment attempt."""

    code = "payments.attempt_not_found"


class RefundNotFound(NotFound):
    """There is no such refund."""

    code = "payments.refund_not_found"


class RefundIsDone(Conflict):
    """The money has been given back already."""

    code = "payments.refund_is_done"


class NoticeNotFound(NotFound):
    """There is no such notice."""

    code = "payments.notice_not_found"


class ChargebackNotFound(NotFound):
    """There is no such chargeback."""

    code = "payments.chargeback_not_found"


class SlipNotFound(NotFound):
    """There is no such transfer slip."""

    code = "payments.slip_not_found"


class NotByTransfer(Conflict):
    """This is not paid by bank transfer."""

    code = "payments.not_by_transfer"


class SlipIsWaiting(Conflict):
    """Your slip is being looked at already."""

    code = "payments.slip_is_waiting"


class SlipIsReviewed(Conflict):
    """This slip has been decided about already."""

    code = "payments.slip_is_reviewed"


class SlipDoesNotFit(Conflict):
    """What arrived on the account is not what is to be paid."""

    code = "payments.slip_does_not_fit"


class NotOneOwnSlip(NotAllowed):
    """Nobody decides about their own payment."""

    code = "payments.not_ones_own_slip"


class UnknownCode(Invalid):
    """This is no payment code of a wallet that is taken here."""

    code = "payments.unknown_code"


class AlreadyPaid(Conflict):
    """This has been paid already."""

    code = "payments.already_paid"


class PaymentIsClosed(Conflict):
    """The time to pay is over."""

    code = "payments.payment_is_closed"


class TooManyAttempts(Conflict):
    """This was tried too often; please place the order again."""

    code = "payments.too_many_attempts"


class UnknownMethod(Invalid):
    """This way to pay is not offered here."""

    code = "payments.unknown_method"


class ReturnPathNotLocal(Invalid):
    """The way back must be a page of this shop."""

    code = "payments.return_path_not_local"


class NothingPaid(Conflict):
    """Nothing was paid here, so there is nothing to give back."""

    code = "payments.nothing_paid"


class PaidElsewhere(Conflict):
    """This was paid on another market before it came here; its money can only go back there."""

    code = "payments.paid_elsewhere"


class RefundMakesNoSense(Invalid):
    """A refund is of more than nothing, in the currency that was paid."""

    code = "payments.refund_makes_no_sense"


class RefundTooLarge(Conflict):
    """More than was paid cannot be given back."""

    code = "payments.refund_too_large"


class RefundKeyReused(Conflict):
    """A refund of another amount goes by this key already."""

    code = "payments.refund_key_reused"


class AlertNotFound(NotFound):
    """There is no such alert."""

    code = "payments.alert_not_found"


class SplitNotFound(NotFound):
    """There is no such split."""

    code = "payments.split_not_found"


class SplitReturnNotFound(NotFound):
    """There is no such return of a share."""

    code = "payments.split_return_not_found"


class PayoutNotFound(NotFound):
    """There is no such payout."""

    code = "payments.payout_not_found"


class ReceiverNotFound(NotFound):
    """This shop has no account at this provider."""

    code = "payments.receiver_not_found"


class CannotSplit(Conflict):
    """The provider that holds this payment cannot share it out."""

    code = "payments.cannot_split"


class SplitTooLarge(Conflict):
    """More than is left of the payment, or than was agreed with its provider, cannot be shared out."""

    code = "payments.split_too_large"


class SplitKeyReused(Conflict):
    """Another split goes by this key already."""

    code = "payments.split_key_reused"


class SplitMakesNoSense(Invalid):
    """Shares are of something, in the payment's currency, each receiver once, and not too many at a time."""

    code = "payments.split_makes_no_sense"


class TooManySplits(Conflict):
    """This payment was shared out as often as its provider allows."""

    code = "payments.too_many_splits"


class SplitsAreOver(Conflict):
    """The time to share out this payment is over, or the rest of it was let go."""

    code = "payments.splits_are_over"


class ReturnTooLarge(Conflict):
    """More than was shared cannot be taken back."""

    code = "payments.return_too_large"


class ReturnKeyReused(Conflict):
    """Another return of a share goes by this key already."""

    code = "payments.return_key_reused"


class ReturnsAreOver(Conflict):
    """The time to take this share back is over."""

    code = "payments.returns_are_over"


class IsDone(Conflict):
    """There is nothing left to say about this, or it has not begun yet."""

    code = "payments.is_done"


class SharesAreOut(Conflict):
    """The money of this refund lies elsewhere, with shops or with the payer's own bank, and must come back first."""

    code = "payments.shares_are_out"


class PayoutTooLarge(Conflict):
    """More than lies in the shop's name cannot be paid out."""

    code = "payments.payout_too_large"


class PayoutKeyReused(Conflict):
    """Another payout goes by this key already."""

    code = "payments.payout_key_reused"


class PayoutMakesNoSense(Invalid):
    """A payout is of more than nothing."""

    code = "payments.payout_makes_no_sense"


class NoticeNotSigned(NotAllowed):
    """This notice is not signed by whom it claims to come from."""

    code = "payments.notice_not_signed"


class NoticeTooLarge(Invalid):
    """No notice is as long as this."""

    code = "payments.notice_too_large"


class UnknownProvider(NotFound):
    """No such provider tells us anything."""

    code = "payments.unknown_provider"
