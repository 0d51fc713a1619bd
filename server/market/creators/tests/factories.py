"""Makers of people who look at notes. A test names only what it is about."""

from datetime import datetime
from uuid import UUID

from foundation.testing import NOON
from market.creators.services.note_sightings import note_sightings
from market.creators.types import Deed, Sighted, Source, Viewer


def sight(
    note_id: UUID,
    person_id: UUID,
    *deeds: Deed,
    source: Source = Source.DISCOVER,
    product_id: UUID | None = None,
    now: datetime = NOON,
) -> int:
    """A browser tells what somebody did with a note. Return how much of it is new."""
    told = [
        Sighted(note_id, deed, source, product_id if deed is Deed.CLICKED else None) for deed in deeds or (Deed.SEEN,)
    ]
    return note_sightings(Viewer(person_id, person_id), told, now=now)
