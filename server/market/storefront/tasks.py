"""What the clock starts in the storefront."""

from django.utils import timezone

from foundation.clockwork import every
from market.storefront.services import refresh_frames as frames
from market.storefront.services.refresh_products import MOST_AT_ONCE, refresh_stale


@every(seconds=0.5)
def refresh_pages() -> None:
    while refresh_stale(now=timezone.now()) == MOST_AT_ONCE:
        pass  # A full round means more are waiting.


@every(seconds=5)
def refresh_frames() -> None:
    """For what no news tells: a banner was hung, a category was added or renamed."""
    frames.refresh_frames()
