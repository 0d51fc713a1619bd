"""A person strikes an address out of the book."""

from uuid import UUID

from django.db import transaction

from market.people.models import Address, Person


@transaction.atomic
def remove_address(*, person_id: UUID, address_id: UUID) -> None:
    """
    Remove an address; when it was the default, the newest that is left takes its place. Locks the person.

    :raises AddressNotFound:
    """
    Person.objects.lock(person_id)
    row = Address.objects.get_of(person_id, address_id)
    row.delete()
    if row.is_default:
        newest = Address.objects.of(person_id).order_by("-id").first()
        if newest:
            newest.is_default = True
            newest.save(update_fields=["is_default"])
