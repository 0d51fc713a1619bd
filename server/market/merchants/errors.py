"""What merchants foresees and refuses."""

from foundation.errors import Conflict, Invalid, NotFound


class ShopNotFound(NotFound):
    """There is no such shop."""

    code = "merchants.shop_not_found"


class SlugTaken(Conflict):
    """Another shop has this address already."""

    code = "merchants.slug_taken"


class SlugInvalid(Invalid):
    """A shop's address has 2 to 40 small letters, digits and hyphens."""

    code = "merchants.slug_invalid"


class LicenceInvalid(Invalid):
    """A shop shows its licence, or says by which rule it needs none."""

    code = "merchants.licence_invalid"


class StaffNotFound(NotFound):
    """This person does not work in this shop."""

    code = "merchants.staff_not_found"


class AlreadyStaff(Conflict):
    """This person works in this shop already."""

    code = "merchants.already_staff"


class LastOwner(Conflict):
    """A shop keeps at least one owner: name another one first."""

    code = "merchants.last_owner"


class TooManyStaff(Conflict):
    """This shop has as many staff as it may have."""

    code = "merchants.too_many_staff"


class RoleUnknown(Invalid):
    """Staff are owners, managers or clerks."""

    code = "merchants.role_unknown"
