"""How long each side has (DOMAIN 2.13). A market says otherwise in `settings.AFTERSALES_CLOCKS`."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Clocks:
    """Hours, as settings give them."""

    review_hours: int = 48
    review_unshipped_hours: int = 24  # Nothing is sent meanwhile, so the shop is asked to be quick.
    decide_hours: int = 7 * 24
    ship_back_hours: int = 7 * 24
    receive_hours: int = 10 * 24  # From the carrier's having it; the law has the money back within 7 days of receipt.
    signed_hours: int = 3 * 24
    reship_hours: int = 7 * 24
    confirm_hours: int = 10 * 24
    evidence_hours: int = 3 * 24
    arbitration_hours: int = 7 * 24
    appeal_hours: int = 3 * 24
    window_days: int = 15  # After completion; the trade's usual time for goods that turn out to be bad.
    seven_days: int = 7  # Consumer Protection Law art. 25; the day after signing is day one.
    price_days: int = 7  # After payment.

    def span(self, hours: str) -> timedelta:
        """Return one of the spans by its name without "_hours"."""
        return timedelta(hours=getattr(self, f"{hours}_hours"))


def clocks() -> Clocks:
    return Clocks(**settings.AFTERSALES_CLOCKS)
