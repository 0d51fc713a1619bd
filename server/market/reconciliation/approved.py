"""What reconciliation does once it is approved: differences that operators fix by postings."""

from datetime import datetime

from foundation.ids import decode, encode
from foundation.money import Money
from market.approvals import facade as approvals
from market.approvals.facade import ApprovalView, Wish
from market.reconciliation.models import Difference
from market.reconciliation.services.fix_difference import fix_difference
from market.reconciliation.states import Remedy

FIX = "reconciliation.fix"


def to_fix(row: Difference, remedy: Remedy, *, because: str) -> Wish:
    return Wish(
        FIX, encode("diff", row.pk), {"remedy": remedy.value}, Money(row.currency, abs(row.delta_minor)), because
    )


@approvals.act(FIX, {"zh-CN": "对账差异入账", "en": "Post a fix of a difference with a provider"})
def fix(approval: ApprovalView, now: datetime) -> None:
    wish = approval.wish
    remedy = Remedy(wish.payload["remedy"])
    fix_difference(decode("diff", wish.subject), remedy, by=approval.asked_by, because=wish.because, now=now)
