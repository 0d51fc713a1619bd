"""Somebody who runs the platform from the back office."""

from market.people.models import Person
from market.people.types import PersonView


def make_operator(*, email: str, nickname: str, password: str) -> PersonView:
    """Make an operator with every right, unless the address has one already; then nothing changes."""
    known = Person.objects.filter(email=email).first()
    return (known or Person.objects.create_superuser(email=email, nickname=nickname, password=password)).view()
