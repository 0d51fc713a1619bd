"""What the feed refuses. The name says why; the code is public and permanent."""

from foundation.errors import NotFound


class WalkIsOver(NotFound):
    """This walk through discover was too long ago: begin anew."""

    code = "feed.walk_is_over"
