"""An operator closes somebody's account, or opens it again."""

from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.people.models import Person


@transaction.atomic
def change_account(*, person_id: UUID, is_active: bool, actor_id: UUID | None, because: str = "back office") -> None:
    """
    Let somebody sign in no more, or again. Open sessions of a closed account end with their next request.

    Locks the person.

    :raises PersonNotFound:
    """
    person = Person.objects.lock(person_id)
    before = person.is_active
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    audit.record(
        actor_id=actor_id,
        action="people.change_account",
        subject=encode("pers", person_id),
        before={"is_active": before},
        after={"is_active": is_active},
        because=because,
    )
