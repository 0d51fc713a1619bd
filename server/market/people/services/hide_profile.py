"""A name and a face that break a rule are seen no more, or again, as reviewers decide."""

from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.people.events import PersonChanged
from market.people.models import Person
from market.people.services.register_person import fresh_nickname


@transaction.atomic
def hide_profile(*, person_id: UUID) -> None:
    """
    Put a name that says nothing in the place of somebody's, and no face; what was there is kept for an appeal.

    They may choose others at once. Safe to repeat. Locks the person. :raises PersonNotFound:
    """
    person = Person.objects.lock(person_id)
    if person.hidden_profile is None:
        face = str(person.avatar_picture_id) if person.avatar_picture_id else None
        person.nickname, given = fresh_nickname(person.language), person.nickname
        person.hidden_profile = {"nickname": given, "instead": person.nickname, "avatar_picture_id": face}
        person.avatar_picture_id = None
        _save(person)


@transaction.atomic
def give_profile_back(*, person_id: UUID) -> None:
    """
    Show the name and the face of before again, as far as their owner has chosen no others since.

    Safe to repeat. Locks the person. :raises PersonNotFound:
    """
    person = Person.objects.lock(person_id)
    hidden = person.hidden_profile
    if hidden is not None:
        if person.nickname == hidden["instead"]:
            person.nickname = hidden["nickname"]
        if person.avatar_picture_id is None and hidden["avatar_picture_id"]:
            person.avatar_picture_id = UUID(hidden["avatar_picture_id"])
        person.hidden_profile = None
        _save(person)


def _save(person: Person) -> None:
    person.save(update_fields=["nickname", "avatar_picture_id", "hidden_profile"])
    outbox.publish(PersonChanged(person.id), key=person.id)
