"""How Django finds who is signed in: allauth's backend, with the person read by one plain statement per request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from foundation import sql
from market.people.models import Person

_FIELDS = Person._meta.concrete_fields
_SELECT = f"SELECT {', '.join(str(field.column) for field in _FIELDS)} FROM people_person WHERE id = %s AND is_active"


class PeopleBackend(AuthenticationBackend):
    def get_user(self, user_id: Any) -> Person | None:
        row = sql.one(_SELECT, [user_id])
        return Person.from_db("default", [field.attname for field in _FIELDS], row) if row else None
