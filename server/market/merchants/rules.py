"""Pure decisions. No database, no clock, no Django."""

import re
from collections.abc import Collection

from foundation.access import PERMISSIONS
from market.merchants.errors import LastOwner, LicenceInvalid, RoleUnknown, SlugInvalid
from market.merchants.states import ShopState
from market.merchants.types import LicenceView, Role

MOST_STAFF = 100  # One page of names; a shop with more will want departments.
LONGEST_NAME = 40
LONGEST_INTRO = 500
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])")
LICENCE_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z-]{3,29}")  # China's has 18 signs (GB 32100); other countries' differ.

GRANTS: dict[Role, frozenset[str]] = {
    Role.OWNER: PERMISSIONS,
    Role.MANAGER: PERMISSIONS - {"staff.edit", "shop.edit"},
    Role.CLERK: frozenset({"shop.read", "stock.edit", "orders.read", "orders.ship"}),
}
# What a suspended shop may still do: look, keep the promises it has made, be paid for them.
WHILE_SUSPENDED = frozenset(
    {"shop.read", "staff.edit", "orders.read", "orders.ship", "refunds.make", "money.read", "money.confirm"}
)


def permissions(role: Role, state: ShopState) -> frozenset[str]:
    """Return what a role may do in a shop of this state."""
    return GRANTS[role] if state == ShopState.OPEN else GRANTS[role] & WHILE_SUSPENDED


def read_role(role: str) -> Role:
    """:raises RoleUnknown:"""
    if role not in tuple(Role):
        raise RoleUnknown(field="role", roles=list(Role))
    return Role(role)


def check_slug(slug: str) -> str:
    """:raises SlugInvalid:"""
    if not SLUG.fullmatch(slug):
        raise SlugInvalid(field="slug")
    return slug


def check_licence(licence: LicenceView) -> LicenceView:
    """Let a licence, or a stated exemption from one, through. :raises LicenceInvalid:"""
    if licence.exemption:
        return licence
    if not (licence.company and licence.address and licence.issued_on):
        raise LicenceInvalid(field="licence", needs=["company", "number", "address", "issued_on"])
    if not LICENCE_NUMBER.fullmatch(licence.number):
        raise LicenceInvalid(field="licence.number")
    if licence.valid_until and licence.valid_until <= licence.issued_on:
        raise LicenceInvalid(field="licence.valid_until")
    return licence


def check_an_owner_stays(before: Role, after: Role | None, roles: Collection[Role]) -> None:
    """Let somebody of role `before` become `after`, or leave. In: the roles of all staff. :raises LastOwner:"""
    if before == Role.OWNER and after != Role.OWNER and list(roles).count(Role.OWNER) == 1:
        raise LastOwner
