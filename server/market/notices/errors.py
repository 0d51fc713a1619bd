"""What notices foresees and refuses."""

from foundation.errors import Invalid, NotFound


class TopicNotFound(NotFound):
    """There is nothing of this name to listen to."""

    code = "notices.topic_not_found"


class TooManyTopics(Invalid):
    """One page listens to a few things at a time."""

    code = "notices.too_many_topics"
