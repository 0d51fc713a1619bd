"""What creators refuses. The name says why; the code is public and permanent."""

from foundation.errors import Invalid


class ZoneUnknown(Invalid):
    """A zone is named as in the IANA time zone database."""

    code = "creators.zone_unknown"
