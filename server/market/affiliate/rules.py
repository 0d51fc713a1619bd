"""Pure decisions: which touch an order's line owes itself to, and what that is worth. No database, no clock."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from market.affiliate.errors import PlanMakesNoSense, SayWhy
from market.affiliate.types import Bought, PlanDraft, Reward, Source, SubjectKind, TouchView

WHOLE_BPS = 10_000
MOST_BPS = 3_000  # A provider's cap of shares, after the direct-selling rule's 30 % (DOMAIN 2.9); settlement's too.
LEVELS = (1, 2)  # Regulations on pyramid selling and the industry's line (DOMAIN 2.9). The database holds it as well.
RETURN_DAYS = 7  # Seven days without a reason (DOMAIN 3.5), counted from receipt.
SHORTEST_REASON, LONGEST_REASON = 2, 500
# Programs that look at a link to draw its preview. They are no visitors, and are not counted.
PREVIEWERS = re.compile(r"bot|crawl|spider|preview|slurp|facebookexternalhit|whatsapp|embedly", re.IGNORECASE)


def source_of(kind: SubjectKind) -> Source:
    """Say what kind of recommendation a share is. Live rooms and bindings bring theirs when they are built."""
    return Source.NOTE if kind == SubjectKind.NOTE else Source.LINK


def is_previewer(user_agent: str) -> bool:
    return PREVIEWERS.search(user_agent) is not None


def deciding_touch(
    line: Bought,
    touches: Iterable[TouchView],
    *,
    window: timedelta,
    priority: Sequence[Source],
    may_be_oneself: bool,
) -> TouchView | None:
    """
    Return the touch that a line is credited to, or None.

    Of those inside the window before the order, by others, and about the line's product or shop: the source that goes
    first; of one source, a touch of the product before one of the shop; of those, the last (DOMAIN 2.8).
    """
    fitting = [
        touch
        for touch in touches
        if line.at - window < touch.at <= line.at
        and (may_be_oneself or touch.sharer_id != line.buyer_id)
        and (line.product_id in touch.product_ids or touch.shop_id == line.shop_id)
    ]
    return max(
        fitting,
        key=lambda touch: (
            -priority.index(touch.source),
            line.product_id in touch.product_ids,
            touch.at,
            touch.id,
        ),
        default=None,
    )


def worth(base_minor: int, returned_minor: int, rate_bps: int) -> int:
    """
    Return what a line brings after returns, in minor units or in points, rounded down as settlement does.

    Cumulative: always of all that is kept, so however a line comes back, a whole return leaves nothing (DOMAIN 2.9).
    """
    return (base_minor - returned_minor) * rate_bps // WHOLE_BPS


def check_plan(draft: PlanDraft, level_count: int) -> None:
    """:raises PlanMakesNoSense: naming the field"""
    has_rate = draft.reward in (Reward.COMMISSION, Reward.POINTS)
    if not 0 <= draft.rate_bps <= MOST_BPS or (draft.rate_bps > 0) != has_rate:
        raise PlanMakesNoSense(field="rate_bps", most=MOST_BPS)
    is_coupon = draft.reward == Reward.COUPON
    if (draft.template_id is not None) != is_coupon:
        raise PlanMakesNoSense(field="template_id")
    if (draft.least_minor > 0) != is_coupon or draft.least_minor < 0:
        raise PlanMakesNoSense(field="least_minor")  # Without a least, a coupon could be had for a fen.
    if level_count != LEVELS[0]:  # Settlement has one promoter's place in a line: a second level could not be paid.
        raise PlanMakesNoSense(field="level_count", most=LEVELS[0])


def check_reason(because: str) -> str:
    """:raises SayWhy:"""
    said = because.strip()
    if not SHORTEST_REASON <= len(said) <= LONGEST_REASON:
        raise SayWhy(field="because", most=LONGEST_REASON)
    return said
