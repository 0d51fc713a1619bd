"""A person shows another face, or none."""

from uuid import UUID

from django.db import transaction

from foundation import outbox
from market.people.events import PersonChanged
from market.people.models import Person


@transaction.atomic
def change_avatar(*, person_id: UUID, picture_id: UUID | None) -> Person:
    """Show this picture from now on. The caller has just stored it for this person. :raises PersonNotFound:"""
    person = Person.objects.lock(person_id)
    person.avatar_picture_id = picture_id
    person.save(update_fields=["avatar_picture_id"])
    outbox.publish(PersonChanged(person_id), key=person_id)
    return person
