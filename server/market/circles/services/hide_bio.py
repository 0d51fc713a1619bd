"""What an account says of itself is seen no more, or again, as reviewers decide."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.circles.events import AccountChanged
from market.circles.models import Circle


@transaction.atomic
def hide_bio(*, person_id: UUID, now: datetime) -> None:
    """Keep what an account says of itself from others, for an appeal. Safe to repeat. Locks the account."""
    mine = Circle.objects.lock({person_id}).get(person_id)
    if mine is not None and mine.bio and not mine.hidden_bio:
        mine.bio, mine.hidden_bio = "", mine.bio
        _save(mine, now)


@transaction.atomic
def give_bio_back(*, person_id: UUID, now: datetime) -> None:
    """Show it again, unless its owner says something else by now. Safe to repeat. Locks the account."""
    mine = Circle.objects.lock({person_id}).get(person_id)
    if mine is not None and mine.hidden_bio:
        mine.bio, mine.hidden_bio = mine.bio or mine.hidden_bio, ""
        _save(mine, now)


def _save(mine: Circle, now: datetime) -> None:
    mine.save(update_fields=["bio", "hidden_bio"])
    outbox.publish(AccountChanged(mine.person_id, mine.is_private, now), key=mine.person_id)
