"""Pure decisions: what a shop may promise. No database, no clock."""

from datetime import datetime

from market.coupons.errors import TemplateMakesNoSense
from market.coupons.types import TemplateDraft, Way

WHOLE_BPS = 10_000
MOST_BPS = 9_000  # Nine tenths off is a clearance; more is a slip of the pen.
MOST_MINOR = 10**9  # Ten million in CNY: beyond any basket, and far inside a 64-bit column.
LONGEST_TITLE = 40
LONGEST_DAYS = 365
MOST_PRODUCTS = 100
MOST_COUPONS = 1_000_000
MOST_POINTS = 10_000_000


def check_template(draft: TemplateDraft, *, currency: str, now: datetime) -> None:
    """:raises TemplateMakesNoSense: naming the field"""
    terms = draft.terms
    amounts = {"threshold": terms.threshold, "off": terms.off, "most": terms.most}
    for field, amount in amounts.items():
        if amount is not None and amount.currency != currency:
            raise TemplateMakesNoSense(field=field, currency=currency)
        if amount is not None and not 1 <= amount.minor <= MOST_MINOR:
            raise TemplateMakesNoSense(field=field, least=1, most=MOST_MINOR)
    if (terms.off is None) == (terms.off_bps == 0):
        raise TemplateMakesNoSense(field="off")
    if terms.off is not None and (terms.threshold <= terms.off or terms.most is not None):
        raise TemplateMakesNoSense(field="most" if terms.most else "threshold", more_than=terms.off.minor)
    if terms.off is None and (not 1 <= terms.off_bps <= MOST_BPS or terms.most is None):
        raise TemplateMakesNoSense(field="most" if terms.most is None else "off_bps", most=MOST_BPS)
    if len(terms.product_ids) > MOST_PRODUCTS:
        raise TemplateMakesNoSense(field="product_ids", most=MOST_PRODUCTS)
    _check_within("valid_days", draft.valid_days, LONGEST_DAYS)
    _check_way(draft, now)


def _check_way(draft: TemplateDraft, now: datetime) -> None:
    limits = {"points_price": MOST_POINTS, "count_total": MOST_COUPONS, "per_person": MOST_COUPONS}
    for field, most in limits.items():
        said = getattr(draft, field)
        if draft.way == Way.POINTS:
            _check_within(field, said, most)
        elif said is not None:  # What was promised is given: it cannot run out.
            raise TemplateMakesNoSense(field=field)
    if draft.ends_at is not None and (draft.way != Way.POINTS or draft.ends_at <= now):
        raise TemplateMakesNoSense(field="ends_at")


def _check_within(field: str, said: int | None, most: int) -> None:
    if said is None or not 1 <= said <= most:
        raise TemplateMakesNoSense(field=field, least=1, most=most)
