"""Pure decisions about what stands where. No database, clock or Django."""

import math
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from foundation.ids import encode
from foundation.money import Money, exponent
from foundation.words import Words
from market.search.facade import LabelView
from market.shipping.facade import RuleView

EVERYTHING = UUID(int=0)  # The list of all that is listed: the home feed.
EPOCH = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
_PREFIXES = {"brand": "brd", "category": "cat"}
FRESHNESS_DAYS = 14  # A new product keeps up with one that sold e times as much for about this long.


def rank(*, sold_count: int, published_at: datetime, in_stock: bool, has_picture: bool, has_group: bool) -> int:
    """
    Place a product in a list that nobody sorted. The same for everyone: it knows nothing of who looks.

    Grows with the logarithm of what was sold and with the day of publishing, so that a page can be read by key while
    nothing needs to be recomputed as time passes (as in Reddit's published "hot" formula). Out: a key, larger first.
    """
    days = (published_at - EPOCH).total_seconds() / 86_400
    score = math.log1p(max(0, sold_count)) + days / FRESHNESS_DAYS + 0.5 * has_group
    return round(1_000 * score) - (0 if in_stock else 3_000) - (0 if has_picture else 100_000)


def freight_words(tariff: Sequence[RuleView]) -> Words:
    """Say what a shop asks for sending, by the rule for its own country, else by its general one."""
    rule = next((one for one in tariff if one.country == "CN"), tariff[0] if tariff else None)
    if rule is None or rule.flat.minor == 0:
        return {"zh-CN": "包邮", "en": "Free delivery"}
    flat = decimal(rule.flat)
    if rule.free_over is None:
        return {"zh-CN": f"运费 ¥{flat}", "en": f"Delivery ¥{flat}"}
    over = decimal(rule.free_over)
    return {"zh-CN": f"运费 ¥{flat}，满 ¥{over} 包邮", "en": f"Delivery ¥{flat}, free from ¥{over}"}


def decimal(money: Money) -> str:
    """Write an amount with its decimals, without needless ones: 990 fen -> "9.90", 1000 -> "10"."""
    digits = exponent(money.currency)
    whole, part = divmod(money.minor, 10**digits)
    return f"{whole}.{part:0{digits}d}" if part else str(whole)


def write_label(label: LabelView) -> str:
    """Write what a filter is asked for by: the id of a brand or a category, or an attribute's value's own."""
    if label.subject_id is not None:
        return encode(_PREFIXES[label.kind], label.subject_id)
    return f"{label.id:x}"


def read_label(text: str) -> int:
    """Read an attribute's value as `write_label` wrote it. :raises ValueError:"""
    if not 1 <= len(text) <= 16 or text.strip("0123456789abcdef"):
        raise ValueError(text)
    number = int(text, 16)
    if number >> 63:
        raise ValueError(text)
    return number
