"""
The face people shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.people.errors import AddressNotFound, EmailTaken, PersonNotFound
from market.people.queries import (
    address,
    addresses,
    count_of_source,
    default_address,
    people,
    person_by_contact,
    person_ids,
    person_ids_of_source,
    with_email,
)
from market.people.rules import mask
from market.people.services.add_address import add_address
from market.people.services.import_people import import_people
from market.people.services.make_operator import make_operator
from market.people.services.register_person import register_person
from market.people.types import AddressDraft, AddressId, AddressView, PersonDraft, PersonId, PersonView

__all__ = [
    "AddressDraft",
    "AddressId",
    "AddressNotFound",
    "AddressView",
    "EmailTaken",
    "PersonDraft",
    "PersonId",
    "PersonNotFound",
    "PersonView",
    "add_address",
    "address",
    "addresses",
    "count_of_source",
    "default_address",
    "import_people",
    "make_operator",
    "mask",
    "people",
    "person_by_contact",
    "person_ids",
    "person_ids_of_source",
    "register_person",
    "with_email",
]
