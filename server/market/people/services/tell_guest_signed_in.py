"""A guest turns out to be somebody."""

from datetime import datetime
from uuid import UUID

from foundation import outbox
from market.people.events import GuestSignedIn


def tell_guest_signed_in(*, person_id: UUID, guest_key: str, now: datetime) -> None:
    """Let the rooms that keep things for guests hand them over. Call it in the transaction of the sign-in."""
    outbox.publish(GuestSignedIn(person_id, guest_key, now), key=person_id)
