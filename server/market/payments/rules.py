"""Pure decisions. No database, no clock, no Django."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from foundation.money import Money
from market.payments.errors import AlreadyPaid, PaymentIsClosed, ReturnPathNotLocal
from market.payments.states import IntentState

# The provider's page lives this much longer than our promise: our countdown never shows time that the provider refuses,
# although its clock may run ahead of ours, and it is always we who release first and then close its page.
PROVIDER_GRACE = timedelta(seconds=60)

# A buyer who has paid looks at the screen, so a young attempt is asked about often. An old one was left; the last wait
# is kept up until the provider lets it expire.
QUERY_WAITS = (3, 4, 5, 8, 15, 30, 60, 120, 300)

# A provider without funds or out of order is mended in minutes or hours; nobody waits at a screen for a refund.
REFUND_WAITS = (5, 15, 60, 300, 900, 3600)
ALERT_AFTER_TRIES = 6  # Some twenty minutes: past that it is no hiccup and a person should look.

# A bank may send a payout back for days after it has taken it: it is asked about so long after it was done.
BOUNCE_WATCH = tuple(timedelta(hours=hours) for hours in (1, 24, 72, 168))

HEALTH_WINDOW = timedelta(minutes=2)  # Within which a provider is judged; after it, an ill one is tried again.
FEWEST_TROUBLES = 3  # One time-out is no illness.

MOST_ATTEMPTS = 20  # Per intent. Nobody honest goes to the bank more often for one order.
LONGEST_RETURN_PATH = 512


def query_wait(asked: int) -> timedelta:
    """Return how long to wait before asking about an attempt again, after having asked this often."""
    return timedelta(seconds=QUERY_WAITS[min(asked, len(QUERY_WAITS) - 1)])


def refund_wait(tries: int) -> timedelta:
    """Return how long to wait before a refund is tried again, after this many tries (one or more)."""
    return timedelta(seconds=REFUND_WAITS[min(max(tries, 1), len(REFUND_WAITS)) - 1])


def next_look_for_a_bounce(done_at: datetime, now: datetime) -> datetime | None:
    """Return when to ask again whether a payout has bounced; None when it will not any more."""
    return next((done_at + wait for wait in BOUNCE_WATCH if done_at + wait > now), None)


def most_to_share(*, amount: int, refunded: int, fee: int, cap: int, split: int) -> int:
    """
    Return how much of a payment may still be shared out. In, out: minor units of one currency.

    The provider keeps its fee of what was not given back, rounded half up. The database reckons the same
    (`payments_attempt_shares_what_is_left`).
    """
    left = amount - refunded
    fee_kept = (2 * fee * left + amount) // (2 * amount)
    return max(0, min(cap, left - fee_kept) - split)


def wallet_of_code(code: str) -> str | None:
    """
    Say whose payment code these digits are: "wechat", "alipay" or nobody's that we know.

    WeChat's have 18 digits and begin with 10 to 15: https://pay.weixin.qq.com/doc/v3/merchant/4012382150
    Alipay's have 16 to 24 and begin with 25 to 30: https://opendocs.alipay.com/open/194/106039
    """
    if not (code.isascii() and code.isdecimal()):
        return None
    first = int(code[:2] or 0)
    if len(code) == 18 and 10 <= first <= 15:
        return "wechat"
    return "alipay" if 16 <= len(code) <= 24 and 25 <= first <= 30 else None


def is_ill(answered: int, unclear: int) -> bool:
    """Say whether a provider of which half of the calls or more went unanswered should get no new payments."""
    return unclear >= FEWEST_TROUBLES and unclear >= answered


def can_be_paid(state: IntentState, expires_at: datetime, now: datetime) -> bool:
    return state == IntentState.OPEN and now < expires_at


def check_can_be_paid(state: IntentState, expires_at: datetime, now: datetime) -> None:
    """
    Let somebody begin to pay, or say why not.

    Beginning ends at `expires_at`. Money of an attempt begun before is welcome until the intent is closed, since
    nothing has been given away yet.

    :raises AlreadyPaid, PaymentIsClosed:
    """
    if state == IntentState.PAID:
        raise AlreadyPaid
    if state == IntentState.CLOSED or now >= expires_at:
        raise PaymentIsClosed


def check_return_path(path: str) -> None:
    """
    Let only a path of our own site through: "//evil.example" and "/\\evil.example" leave it in a browser.

    :raises ReturnPathNotLocal:
    """
    parts = urlsplit(path) if path.isprintable() and len(path) <= LONGEST_RETURN_PATH else None
    if parts is None or parts.scheme or parts.netloc or not path.startswith("/") or path[1:2] in ("/", "\\"):
        raise ReturnPathNotLocal(field="return_path")
    if "\\" in path or " " in path:
        raise ReturnPathNotLocal(field="return_path")


def mismatch(expected: Money, *, expected_ref: str | None, amount: Money, provider_ref: str) -> str | None:
    """Say what is wrong with what a provider claims about a payment or refund, or None when it fits."""
    if amount.currency != expected.currency:
        return f"currency {amount.currency} instead of {expected.currency}"
    if amount != expected:
        return f"amount {amount.minor} instead of {expected.minor}"
    if expected_ref and provider_ref and provider_ref != expected_ref:
        return f"provider's reference {provider_ref} instead of {expected_ref}"
    return None
