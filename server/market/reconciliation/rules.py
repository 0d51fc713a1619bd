"""Pure decisions: when a bill is due, what a line is called, what can be done about a difference."""

from datetime import date, datetime, time, timedelta, tzinfo
from uuid import UUID

from market.reconciliation.states import DifferenceState, Finding, Remedy

# WeChat has its bill ready at ten in the morning, Alipay at nine, both in China; Stripe's is made as it is asked for.
BILL_READY = time(9)
RETRY_MINUTES = (5, 15, 30, 60, 120)
LATE = timedelta(hours=15)  # After the day ended: noon is past the latest promise, and somebody's working day.
QUIET_AFTER = timedelta(days=3)  # Then a day without a bill and without trades of ours was one without trades.
MOST_DAYS_BEHIND = 30  # Caught up with at once; a bill that is older is asked for by a person.

# A second before midnight with the one is a second after it with the other; clocks and queues make it minutes.
EDGE = timedelta(hours=2)
WRITE_OFF_AFTER = timedelta(days=30)  # In suspense. A provider answers a complaint within a month.
SIGNS = {"payment": 1, "refund": -1, "chargeback": -1, "chargeback_won": 1}


def span(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return when a provider's day begins and ends."""
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def first_try(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), BILL_READY, zone)


def retry_wait(tries: int) -> timedelta:
    """Return how long to wait after so many tries (one or more)."""
    return timedelta(minutes=RETRY_MINUTES[min(max(tries, 1), len(RETRY_MINUTES)) - 1])


def days_due(*, last: date | None, today: date) -> list[date]:
    """Return the days that are over and have no bill yet. In: the newest bill's day; none begins with yesterday."""
    yesterday = today - timedelta(days=1)
    begin = yesterday if last is None else max(last + timedelta(days=1), today - timedelta(days=MOST_DAYS_BEHIND))
    return [begin + timedelta(days=n) for n in range((yesterday - begin).days + 1)]


def name_of(kind: str, payment_ref: str, refund_ref: str) -> str:
    """Return by what both sides call it: our id without its hyphens, or the provider's number; "" when it has none."""
    written = payment_ref if kind == "payment" else refund_ref
    try:
        return UUID(written).hex
    except ValueError:
        return written.strip()[:64]


def remedies(
    *, finding: str, state: str, delta: int, kind: str, suspended_at: datetime | None, now: datetime
) -> tuple[Remedy, ...]:
    """Return what can be done, the suggestion first. What waits or has ended needs nothing."""
    if state == DifferenceState.SUSPENDED:
        assert suspended_at is not None, "what is in suspense has been so since some time"
        return (Remedy.WRITE_OFF,) if now - suspended_at >= WRITE_OFF_AFTER else ()
    if state != DifferenceState.OPEN:
        return ()
    can_ask = (Remedy.ASK_AGAIN,) if kind in ("payment", "refund") else ()
    if finding == Finding.FEE_DIFFERS:
        return (Remedy.CORRECT_FEE,)
    if finding == Finding.STATUS_DIFFERS:
        return (*can_ask, Remedy.SUSPEND)
    if finding == Finding.AMOUNT_DIFFERS:
        return (Remedy.SUSPEND, Remedy.BOOK_RATE)
    assert delta != 0, "only fees and nothing else can differ by nothing"
    return (Remedy.SUSPEND,)


def posting(remedy: Remedy, delta: int) -> tuple[str, str]:
    """Return the template of a remedy and the name of its amount. In: by how much the provider holds more than we."""
    more = delta > 0
    match remedy:
        case Remedy.SUSPEND:
            return ("difference_over" if more else "difference_short", "amount")
        case Remedy.BOOK_RATE:
            return ("difference_rate", "gained" if more else "lost")
        case Remedy.CORRECT_FEE:
            return ("payment_fee_returned" if more else "payment_fee_charged", "amount")
        case Remedy.WRITE_OFF:
            return ("surplus_written_off" if more else "shortage_written_off", "amount")
        case Remedy.ASK_AGAIN:
            raise AssertionError("asking posts nothing")
