"""A person writes one more address into the book."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation.neighbours import neighbour
from market.people.errors import TooManyAddresses
from market.people.models import Address, Person
from market.people.rules import HOME, MOST_ADDRESSES, clean_address
from market.people.types import AddressDraft, AddressView


@transaction.atomic
def add_address(*, person_id: UUID, draft: AddressDraft, make_default: bool = False, now: datetime) -> AddressView:
    """
    Write an address down. The first is the default, whatever was asked.

    Locks the person, so that the book neither overflows nor has two defaults.

    :raises TooManyAddresses, PersonNotFound; whatever `clean_address` finds wrong; places.RegionUnknown:
    """
    kept = clean_address(draft)
    names = region_names(kept)
    Person.objects.lock(person_id)
    book = Address.objects.of(person_id)
    count = book.count()
    if count >= MOST_ADDRESSES:
        raise TooManyAddresses(most=MOST_ADDRESSES)

    is_default = make_default or count == 0
    if is_default:
        book.filter(is_default=True).update(is_default=False)
    row = Address.objects.create(
        person_id=person_id,
        recipient=kept.recipient,
        phone=kept.phone,
        country=kept.country,
        region_codes=list(kept.region_codes),
        region_names=list(names),
        line1=kept.line1,
        line2=kept.line2,
        postcode=kept.postcode,
        is_default=is_default,
        created_at=now,
    )
    return row.view()


def region_names(draft: AddressDraft) -> Sequence[str]:
    """Return the names to keep: in China those of the codes, else as written. :raises places.RegionUnknown:"""
    if draft.country != HOME:
        return draft.region_names
    names: Sequence[str] = neighbour("people.region_names")(draft.region_codes)
    return names
