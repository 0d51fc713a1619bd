"""
Who may do what for whom. Rooms ask here before they act for a holder (a shop); the room that knows the holders' staff
registers the answer at start-up. So every room can guard its doors without knowing that room.
"""

from collections.abc import Callable
from uuid import UUID

from foundation.errors import NotAllowed, NotFound

PERMISSIONS = frozenset(
    "shop.read shop.edit staff.edit goods.edit price.edit stock.edit orders.read orders.ship refunds.make "
    "money.read money.confirm".split()
)


class NotYours(NotFound):
    """There is no such thing among what you may see."""

    code = "access.not_found"


class RoleTooSmall(NotAllowed):
    """Your role in this shop does not include that."""

    code = "access.role_too_small"


Grants = Callable[[UUID, UUID], frozenset[str]]
_grants: list[Grants] = []


def register(grants: Grants) -> None:
    """Name who answers: (person_id, holder_id) -> the permissions the person has there, empty for a stranger."""
    _grants[:] = [grants]


def may(person_id: UUID, holder_id: UUID, permission: str) -> bool:
    """Tell whether the person may act so for the holder: what a page offers, before anybody asks for it."""
    assert permission in PERMISSIONS, f"unknown permission {permission}"
    return permission in _grants[0](person_id, holder_id)


def require(person_id: UUID, holder_id: UUID, permission: str) -> None:
    """Let the person act for the holder. :raises NotYours: a stranger; RoleTooSmall: staff without this permission"""
    assert permission in PERMISSIONS, f"unknown permission {permission}"
    held = _grants[0](person_id, holder_id)
    if not held:
        raise NotYours
    if permission not in held:
        raise RoleTooSmall(permission=permission)
