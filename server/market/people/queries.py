"""Questions people can answer. Nothing here writes."""

from collections.abc import Collection
from uuid import UUID

from market.people.errors import PersonNotFound
from market.people.models import Address, Person
from market.people.rules import HOME, clean_phone
from market.people.types import AddressView, PersonView

_SHOWN = ("id", "nickname", "avatar_picture_id", "language", "email", "phone")


def people(ids: Collection[UUID]) -> dict[UUID, PersonView]:
    """Return those that exist, by id. One query."""
    if not ids:
        return {}
    return {person.id: person.view() for person in Person.objects.filter(pk__in=set(ids)).only(*_SHOWN)}


def person_by_contact(contact: str) -> PersonView:
    """Find somebody by the whole e-mail address or phone they sign in with. :raises PersonNotFound, PhoneInvalid:"""
    known = {"email": contact.strip().lower()} if "@" in contact else {"phone": clean_phone(contact, HOME)}
    found = Person.objects.filter(is_active=True, **known).only(*_SHOWN).first()
    if found is None:
        raise PersonNotFound(field="contact")
    return found.view()


def address(person_id: UUID, address_id: UUID) -> AddressView:
    """:raises AddressNotFound: also when it is somebody else's"""
    return Address.objects.get_of(person_id, address_id).view()


def addresses(person_id: UUID) -> list[AddressView]:
    """Return a person's address book, the default first, then the newest. There are at most thirty."""
    return [row.view() for row in Address.objects.of(person_id).order_by("-is_default", "-id")]


def default_address(person_id: UUID) -> AddressView | None:
    row = Address.objects.of(person_id).filter(is_default=True).first()
    return row.view() if row else None


def count_of_source(source: str) -> int:
    """Count the people that an import made: those whose key begins with "source:"."""
    return Person.objects.filter(source_key__startswith=f"{source}:").count()
