"""What points refuse. The name says why; the code is public and permanent."""

from foundation.errors import Conflict


class NotEnoughPoints(Conflict):
    """You have fewer points than that."""

    code = "points.not_enough"
