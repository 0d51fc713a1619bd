"""What moderation may refuse, one class each."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class TextRefused(Invalid):
    """This text contains words that may not be published here; the facts say which, where and by which rule."""

    code = "moderation.text_refused"


class PictureRefused(Invalid):
    """This picture may not be published here; the facts say which and by which rule."""

    code = "moderation.picture_refused"


class ItemNotFound(NotFound):
    """There is no such item of yours."""

    code = "moderation.item_not_found"


class ItemHasMovedOn(Conflict):
    """It was decided, or changed by its author, in the meantime."""

    code = "moderation.item_has_moved_on"


class RuleUnknown(Invalid):
    """The policy has no such rule."""

    code = "moderation.rule_unknown"


class ListUnreadable(Invalid):
    """A list of words cannot be read; the facts say where."""

    code = "moderation.list_unreadable"


class HashesUnreadable(Invalid):
    """A list of hashes cannot be read; the facts say in which line."""

    code = "moderation.hashes_unreadable"


class ListExists(Conflict):
    """There is a list of this name."""

    code = "moderation.list_exists"


class WordNotFound(NotFound):
    """There is no such list, or no such word in it."""

    code = "moderation.word_not_found"


class WordUnusable(Invalid):
    """A word is too short to be looked for, or too long; or a context does not hold it."""

    code = "moderation.word_unusable"


class LookNotFound(NotFound):
    """There is no such known picture."""

    code = "moderation.look_not_found"


class SayWhy(Invalid):
    """The reason is too long, or there is none."""

    code = "moderation.say_why"


class ClaimLost(Conflict):
    """It is not before you any more: somebody else has it, or you had it for too long."""

    code = "moderation.claim_lost"


class AnotherMustDecide(NotAllowed):
    """You have given your opinion about this, or it is your own; somebody else decides."""

    code = "moderation.another_must_decide"


class NotYoursToReport(Invalid):
    """This is your own."""

    code = "moderation.not_yours_to_report"


class SubjectNotFound(NotFound):
    """There is nothing there to be reported."""

    code = "moderation.subject_not_found"


class AlreadyReported(Conflict):
    """You have reported this; somebody will look at it."""

    code = "moderation.already_reported"


class TooLate(Conflict):
    """The time in which this could be appealed is over."""

    code = "moderation.too_late"


class PublishingPaused(NotAllowed):
    """You may publish nothing for a while, since what you published broke the rules; the facts say until when."""

    code = "moderation.publishing_paused"
