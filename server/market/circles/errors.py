"""What circles refuses. The name says why; the code is public and permanent."""

from foundation.errors import Conflict, Invalid, NotFound


class PersonNotReachable(NotFound):
    """There is no such person, or not for you."""

    code = "circles.person_not_reachable"


class NotOneself(Invalid):
    """Nobody follows, blocks or mutes themselves."""

    code = "circles.not_oneself"


class TooManyFollowed(Conflict):
    """You follow as many people as one can."""

    code = "circles.too_many_followed"


class NobodyAsked(NotFound):
    """Nobody by this name asks to follow you."""

    code = "circles.nobody_asked"


class BioTooLong(Invalid):
    """What you say of yourself is too long."""

    code = "circles.bio_too_long"
