"""
An intent (what is to be paid):      open ──money──▶ paid
                                       └──given up──▶ closed ──money came all the same──▶ paid (late)

An attempt (one visit to a provider): created ──accepted──▶ pending ──▶ succeeded | declined | closed
                                         └──no answer──▶ unknown ──asked again──▶ any of them
    Money that moved is a fact: whatever an attempt was thought to be, it can still turn out to have succeeded.

A refund:                            requested ──▶ sent ──▶ succeeded
                                                   ▲ └──refused──▶ failing
                                                   └──tried again──┘

A chargeback (a payer's bank):       open ──▶ won | lost

A split, and what is taken back:     requested ──▶ sent ──▶ done
                                                   ▲ └──refused──▶ failing ──▶ done
                                                   └──tried again──┘
                                            failed: for good, out of sent or failing. Whoever asked may ask anew.

A payout to a shop's bank:           the same; and done ──the bank sent it back──▶ bounced

An alert (a person should look):     open ──an operator──▶ closed

A slip (of a transfer by bank):      submitted ──an operator──▶ accepted | refused

A notice (what a provider told us):  recorded ──▶ processed | quarantined ──an operator──▶ recorded
"""

from enum import StrEnum

from foundation.states import Machine


class IntentState(StrEnum):
    OPEN = "open"
    PAID = "paid"
    CLOSED = "closed"


INTENT = Machine(
    start=IntentState.OPEN,
    moves={
        IntentState.OPEN: frozenset({IntentState.PAID, IntentState.CLOSED}),
        IntentState.CLOSED: frozenset({IntentState.PAID}),
        IntentState.PAID: frozenset(),
    },
)


class AttemptState(StrEnum):
    CREATED = "created"
    PENDING = "pending"
    UNKNOWN = "unknown"
    SUCCEEDED = "succeeded"
    DECLINED = "declined"
    CLOSED = "closed"


ATTEMPT = Machine(
    start=AttemptState.CREATED,
    moves={
        AttemptState.CREATED: frozenset(
            {
                AttemptState.PENDING,
                AttemptState.UNKNOWN,
                AttemptState.SUCCEEDED,
                AttemptState.DECLINED,
                AttemptState.CLOSED,
            }
        ),
        AttemptState.PENDING: frozenset({AttemptState.SUCCEEDED, AttemptState.DECLINED, AttemptState.CLOSED}),
        AttemptState.UNKNOWN: frozenset(
            {AttemptState.PENDING, AttemptState.SUCCEEDED, AttemptState.DECLINED, AttemptState.CLOSED}
        ),
        AttemptState.DECLINED: frozenset({AttemptState.SUCCEEDED}),
        AttemptState.CLOSED: frozenset({AttemptState.SUCCEEDED}),
        AttemptState.SUCCEEDED: frozenset(),
    },
)
UNSETTLED = (AttemptState.CREATED, AttemptState.PENDING, AttemptState.UNKNOWN)  # The provider may still surprise us.


class RefundState(StrEnum):
    REQUESTED = "requested"
    SENT = "sent"
    FAILING = "failing"
    SUCCEEDED = "succeeded"


REFUND = Machine(
    start=RefundState.REQUESTED,
    moves={
        RefundState.REQUESTED: frozenset({RefundState.SENT}),
        RefundState.SENT: frozenset({RefundState.SUCCEEDED, RefundState.FAILING}),
        RefundState.FAILING: frozenset({RefundState.SENT, RefundState.SUCCEEDED}),
        RefundState.SUCCEEDED: frozenset(),
    },
)
UNFINISHED = (RefundState.REQUESTED, RefundState.SENT, RefundState.FAILING)


class SplitState(StrEnum):
    """Of a split, and of what is taken back of one."""

    REQUESTED = "requested"
    SENT = "sent"
    FAILING = "failing"  # The provider has done nothing, and is asked again.
    DONE = "done"
    FAILED = "failed"  # For good: a part of it or all has not left.


SPLIT = Machine(
    start=SplitState.REQUESTED,
    moves={
        SplitState.REQUESTED: frozenset({SplitState.SENT}),
        SplitState.SENT: frozenset({SplitState.FAILING, SplitState.DONE, SplitState.FAILED}),
        SplitState.FAILING: frozenset({SplitState.SENT, SplitState.DONE, SplitState.FAILED}),
        SplitState.DONE: frozenset(),
        SplitState.FAILED: frozenset(),
    },
)


class ShareState(StrEnum):
    """Of one receiver's part of a split; it moves with its split."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


class PayoutState(StrEnum):
    REQUESTED = "requested"
    SENT = "sent"
    FAILING = "failing"
    DONE = "done"
    FAILED = "failed"  # It never left.
    BOUNCED = "bounced"  # It left, and the shop's bank sent it back.


PAYOUT = Machine(
    start=PayoutState.REQUESTED,
    moves={
        PayoutState.REQUESTED: frozenset({PayoutState.SENT}),
        PayoutState.SENT: frozenset({PayoutState.FAILING, PayoutState.DONE, PayoutState.FAILED, PayoutState.BOUNCED}),
        PayoutState.FAILING: frozenset({PayoutState.SENT, PayoutState.DONE, PayoutState.FAILED, PayoutState.BOUNCED}),
        PayoutState.DONE: frozenset({PayoutState.BOUNCED}),
        PayoutState.FAILED: frozenset(),
        PayoutState.BOUNCED: frozenset(),
    },
)


class AlertState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


ALERT = Machine(
    start=AlertState.OPEN,
    moves={AlertState.OPEN: frozenset({AlertState.CLOSED}), AlertState.CLOSED: frozenset()},
)


class ChargebackState(StrEnum):
    OPEN = "open"
    WON = "won"  # The money is ours again.
    LOST = "lost"


CHARGEBACK = Machine(
    start=ChargebackState.OPEN,
    moves={
        ChargebackState.OPEN: frozenset({ChargebackState.WON, ChargebackState.LOST}),
        ChargebackState.WON: frozenset(),
        ChargebackState.LOST: frozenset(),
    },
)


class SlipState(StrEnum):
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"  # The money is on our account.
    REFUSED = "refused"


SLIP = Machine(
    start=SlipState.SUBMITTED,
    moves={
        SlipState.SUBMITTED: frozenset({SlipState.ACCEPTED, SlipState.REFUSED}),
        SlipState.ACCEPTED: frozenset(),
        SlipState.REFUSED: frozenset(),
    },
)


class NoticeState(StrEnum):
    RECORDED = "recorded"
    PROCESSED = "processed"
    QUARANTINED = "quarantined"


NOTICE = Machine(
    start=NoticeState.RECORDED,
    moves={
        NoticeState.RECORDED: frozenset({NoticeState.PROCESSED, NoticeState.QUARANTINED}),
        NoticeState.QUARANTINED: frozenset({NoticeState.RECORDED}),
        NoticeState.PROCESSED: frozenset(),
    },
)
