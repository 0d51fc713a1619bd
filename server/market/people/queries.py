"""Questions people can answer. Nothing here writes."""

from collections.abc import Collection
from uuid import UUID

from foundation import sql
from market.people.errors import AddressNotFound, PersonNotFound
from market.people.models import Address, Person, person_view
from market.people.rules import HOME, clean_phone
from market.people.types import AddressView, PersonView

_SHOWN = ("id", "nickname", "avatar_picture_id", "language", "email", "phone")


def people(ids: Collection[UUID]) -> dict[UUID, PersonView]:
    """Return those that exist, by id. One plain query: nearly every page asks it."""
    if not ids:
        return {}
    rows = sql.rows(f"SELECT {', '.join(_SHOWN)} FROM people_person WHERE id = ANY(%s::uuid[])", [list(set(ids))])
    return {row[0]: person_view(*row) for row in rows}


def person_ids(*, after: UUID | None, limit: int = 500) -> list[UUID]:
    """Return people's ids, the oldest first, from beyond `after`: for readers that copy. One query."""
    rows = Person.objects.filter(pk__gt=after) if after else Person.objects.all()
    return list(rows.order_by("id").values_list("id", flat=True)[:limit])


def with_email(ids: Collection[UUID]) -> set[UUID]:
    """Return those of these people whom a letter can reach."""
    found = sql.rows("SELECT id FROM people_person WHERE id = ANY(%s::uuid[]) AND email IS NOT NULL", [list(ids)])
    return {person_id for (person_id,) in found}


def person_by_contact(contact: str) -> PersonView:
    """Find somebody by the whole e-mail address or phone they sign in with. :raises PersonNotFound, PhoneInvalid:"""
    known = {"email": contact.strip().lower()} if "@" in contact else {"phone": clean_phone(contact, HOME)}
    found = Person.objects.filter(is_active=True, **known).only(*_SHOWN).first()
    if found is None:
        raise PersonNotFound(field="contact")
    return found.view()


def address(person_id: UUID, address_id: UUID) -> AddressView:
    """Return somebody's own address, by one plain statement: every order needs it. :raises AddressNotFound:"""
    found = sql.one(
        """
        SELECT id, recipient, phone, country, region_codes, region_names, line1, line2, postcode, is_default
        FROM people_address WHERE id = %s AND person_id = %s
        """,
        [address_id, person_id],
    )
    if found is None:
        raise AddressNotFound
    id_, recipient, phone, country, codes, names, *rest = found
    return AddressView(id_, recipient, phone, country, tuple(codes), tuple(names), *rest)


def addresses(person_id: UUID) -> list[AddressView]:
    """Return a person's address book, the default first, then the newest. There are at most thirty."""
    return [row.view() for row in Address.objects.of(person_id).order_by("-is_default", "-id")]


def default_address(person_id: UUID) -> AddressView | None:
    row = Address.objects.of(person_id).filter(is_default=True).first()
    return row.view() if row else None


def person_ids_of_source(source_keys: Collection[str]) -> dict[str, UUID]:
    """Return whom imports brought under these keys, for the keys that are known. One query."""
    found = Person.objects.filter(source_key__in=source_keys).values_list("source_key", "id")
    return {key: person_id for key, person_id in found if key is not None}


def count_of_source(source: str) -> int:
    """Count the people that an import made: those whose key begins with "source:"."""
    return Person.objects.filter(source_key__startswith=f"{source}:").count()
