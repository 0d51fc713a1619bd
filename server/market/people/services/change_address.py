"""A person mends an address, or makes it the default."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from market.people.models import Address, Person
from market.people.rules import clean_address
from market.people.services.add_address import region_names
from market.people.types import AddressDraft, AddressView

FIELDS = tuple(AddressDraft.__dataclass_fields__)


@transaction.atomic
def change_address(
    *, person_id: UUID, address_id: UUID, changes: dict[str, Any], make_default: bool = False
) -> AddressView:
    """
    Change the named fields of an address. Orders keep the address as it was when they were placed.

    In: `changes` holds some of the fields of an `AddressDraft`. Locks the person.

    :raises AddressNotFound; whatever `clean_address` finds wrong; places.RegionUnknown:
    """
    Person.objects.lock(person_id)
    row = Address.objects.get_of(person_id, address_id)
    if changes:
        before = {name: getattr(row, name) for name in FIELDS}
        kept = clean_address(AddressDraft(**{**before, **changes}))
        for name, value in asdict(kept).items():
            setattr(row, name, list(value) if isinstance(value, tuple) else value)
        row.region_names = list(region_names(kept))
    if make_default and not row.is_default:
        Address.objects.of(person_id).filter(is_default=True).update(is_default=False)
        row.is_default = True
    row.save()
    return row.view()
