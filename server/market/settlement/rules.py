"""Pure decisions: what is taken from a line, what comes back of it, when statements are cut. No database, no clock."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from foundation.ids import encode
from market.settlement.errors import SayWhy, TermsMakeNoSense
from market.settlement.types import Conditions, Fee, Parts, Rates, Rhythm

TIERS = (1, 7, 15)  # Days after delivery, by how well a shop keeps its promises (DOMAIN 2.14).
WHOLE_BPS = 10_000
MOST_PROMOTER_BPS = 3_000  # A provider's cap of shares, after the direct-selling rule's 30 % (DOMAIN 2.9).
CONFIRM_DAYS = 3  # Who says nothing agrees (DOMAIN 2.14).
SHORTEST_REASON, LONGEST_REASON = 2, 500
LONGEST_RESERVE_DAYS = 180
ALARM_BEFORE = timedelta(days=10)  # Day 170 of 180.
ALARM_AT_SHARE = 5 / 6  # of a shorter window: day 25 of 30 (DOMAIN 2.14)


def parts_of(rates: Rates, paid: int, funded: int) -> Parts:
    """
    Share what a line earned. In: what the buyer paid and others put to it, both after returns, in minor units.

    Commission and technical fee are taken of all that the shop earns by the line, the payment fee and the promoter's
    part of what went through the provider, the reserve of all. Each is rounded down, in the shop's favour: so no set of
    rates that is no more than the whole can take more than there is, and nothing taken grows when something goes back.
    """
    gross = paid + funded
    taken = {
        "commission": gross * rates.commission_bps // WHOLE_BPS,
        "technical": gross * rates.technical_bps // WHOLE_BPS,
        "payment": paid * rates.payment_bps // WHOLE_BPS,
        "promoter": paid * rates.promoter_bps // WHOLE_BPS,
        "reserve": gross * rates.reserve_bps // WHOLE_BPS,
    }
    return Parts(gross=gross, net=gross - sum(taken.values()), **taken)


def taken_back(held: Parts, rates: Rates, paid: int, funded: int) -> Parts:
    """
    Return what each part gives back when a settled line is worth less than before.

    In: what is held of the line, and what it is worth now. Cumulative: each part goes to what it would be had the line
    settled at its present worth, but no more goes back together than came back; so whatever the order of returns, a
    line that came back whole leaves every part at nothing.
    """
    goal = parts_of(rates, paid, funded)
    left = held.gross - goal.gross
    assert left >= 0, "a line does not grow"
    given: dict[str, int] = {}
    for fee in Fee:
        given[fee.value] = min(left, max(0, held.fee(fee) - goal.fee(fee)))
        left -= given[fee.value]
    return Parts(gross=held.gross - goal.gross, net=left, **given)


def less(held: Parts, back: Parts) -> Parts:
    """Return what is held after something was taken back."""
    return Parts(**{name: getattr(held, name) - getattr(back, name) for name in held.__dataclass_fields__})


def reserve_free(parts: Parts) -> Parts:
    """Return the parts after the reserve has been released to the shop."""
    return replace(parts, reserve=0, net=parts.net + parts.reserve)


def cut_at(now: datetime, zone: ZoneInfo, rhythm: Rhythm) -> datetime:
    """Return where the statement that can be made now ends: the last midnight, or that of the last Monday."""
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    if rhythm == Rhythm.WEEKLY:
        today -= timedelta(days=today.weekday())
    return today


def alarm_at(paid_at: datetime, closes_at: datetime) -> datetime:
    """Return from when on an unsplit payment calls for a person."""
    window = closes_at - paid_at
    return max(closes_at - ALARM_BEFORE, paid_at + window * ALARM_AT_SHARE)


def check_conditions(conditions: Conditions) -> None:
    """:raises TermsMakeNoSense: naming the field"""
    for name in ("technical_bps", "payment_bps", "reserve_bps"):
        if not 0 <= getattr(conditions, name) <= WHOLE_BPS:
            raise TermsMakeNoSense(field=name, most=WHOLE_BPS)
    most = WHOLE_BPS - conditions.technical_bps - conditions.payment_bps - conditions.reserve_bps
    if not 0 <= conditions.commission_bps <= most:
        raise TermsMakeNoSense(field="commission_bps", most=most)
    if not all(0 <= bps <= most for bps in conditions.commission_by_category.values()):
        raise TermsMakeNoSense(field="commission_by_category", most=most)
    if not 0 <= conditions.reserve_days <= LONGEST_RESERVE_DAYS:
        raise TermsMakeNoSense(field="reserve_days", most=LONGEST_RESERVE_DAYS)
    if conditions.tier_days not in TIERS:
        raise TermsMakeNoSense(field="tier_days", tiers=TIERS)


def whose_terms(shop_id: UUID | None) -> str:
    """Return how people name whose terms these are: a shop's outside id, or "house"."""
    return "house" if shop_id is None else encode("shop", shop_id)


def check_reason(because: str) -> str:
    """:raises SayWhy:"""
    said = because.strip()
    if not SHORTEST_REASON <= len(said) <= LONGEST_REASON:
        raise SayWhy(field="because", most=LONGEST_REASON)
    return said
