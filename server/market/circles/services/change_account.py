"""Somebody says who they are, or who may see what they publish."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import outbox
from foundation.tasks import enqueue
from market.circles.errors import BioTooLong
from market.circles.events import AccountChanged
from market.circles.models import LONGEST_BIO, Circle
from market.circles.types import CircleView


@transaction.atomic
def change_account(
    *, person_id: UUID, bio: str | None = None, is_private: bool | None = None, now: datetime
) -> CircleView:
    """
    Change what is given. An account that opens lets in, a moment later, everybody who had asked.

    Locks the account.

    :raises BioTooLong:
    """
    said = None if bio is None else " ".join(bio.split())
    if said is not None and len(said) > LONGEST_BIO:
        raise BioTooLong(field="bio", longest=LONGEST_BIO)
    mine = Circle.objects.make_and_lock({person_id})[person_id]
    opens = mine.is_private and is_private is False
    mine.bio = mine.bio if said is None else said
    mine.is_private = mine.is_private if is_private is None else is_private
    mine.save(update_fields=["bio", "is_private"])
    if opens:
        enqueue("circles.let_in_everybody_who_asked", person_id=str(person_id))
    outbox.publish(AccountChanged(person_id, mine.is_private, now), key=person_id)
    return mine.view()
