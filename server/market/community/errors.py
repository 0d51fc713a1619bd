"""What community refuses, one class each. The docstring is what a person is told."""

from foundation.errors import Conflict, Invalid, NotFound


class ReviewNotFound(NotFound):
    """There is no such review here."""

    code = "community.review_not_found"


class AlreadyReviewed(Conflict):
    """You have reviewed this purchase already; you may add a follow-up."""

    code = "community.already_reviewed"


class AlreadyFollowedUp(Conflict):
    """This review has its follow-up already."""

    code = "community.already_followed_up"


class AlreadyReplied(Conflict):
    """This review has been replied to already."""

    code = "community.already_replied"


class FollowUpTooLate(Conflict):
    """A review can be followed up for 180 days."""

    code = "community.follow_up_too_late"


class NotReplied(Conflict):
    """There is no reply to change."""

    code = "community.not_replied"


class ReplyIsSettled(Conflict):
    """A reply can be changed for seven days."""

    code = "community.reply_is_settled"


class OwnReview(Conflict):
    """Others say whether your review is helpful."""

    code = "community.own_review"


class NothingToShowAsNote(Invalid):
    """A note needs a picture or a film, and a few words."""

    code = "community.nothing_to_show_as_note"


class NothingBoughtToShow(Conflict):
    """Only what was paid for and kept can be shown to friends."""

    code = "community.nothing_bought_to_show"


class StarsOutOfRange(Invalid):
    """Give one to five stars."""

    code = "community.stars_out_of_range"


class TextMissing(Invalid):
    """Write a few words."""

    code = "community.text_missing"


class TextTooLong(Invalid):
    """This is more than a review can hold."""

    code = "community.text_too_long"


class BadText(Invalid):
    """The text has a character that cannot be kept."""

    code = "community.bad_text"


class TooManyPictures(Invalid):
    """A review shows at most nine pictures."""

    code = "community.too_many_pictures"
