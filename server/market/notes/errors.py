"""What notes refuses. The name says why; the code is public and permanent."""

from foundation.errors import Conflict, Invalid, NotAllowed, NotFound


class NoteNotFound(NotFound):
    """There is no such note, or not for you."""

    code = "notes.note_not_found"


class CommentNotFound(NotFound):
    """There is no such comment, or not for you."""

    code = "notes.comment_not_found"


class BoardNotFound(NotFound):
    """There is no such board of yours."""

    code = "notes.board_not_found"


class NothingToShow(Invalid):
    """A note has at least one picture or a film."""

    code = "notes.nothing_to_show"


class TooMuch(Invalid):
    """There is more of this than a note may have."""

    code = "notes.too_much"


class TitleMissing(Invalid):
    """A note that others are to see has a title."""

    code = "notes.title_missing"


class TextMissing(Invalid):
    """There are no words in it."""

    code = "notes.text_missing"


class PicturesOrFilm(Invalid):
    """A note shows pictures or a film, not both."""

    code = "notes.pictures_or_film"


class CoverNotInNote(Invalid):
    """The cover is one of the note's own pictures."""

    code = "notes.cover_not_in_note"


class TagOutsidePicture(Invalid):
    """A tag lies on one of the note's pictures, from 0 to 10000 from its left and its top."""

    code = "notes.tag_outside_picture"


class GoodsNotOnSale(Invalid):
    """Only goods on sale here can be tagged, each once."""

    code = "notes.goods_not_on_sale"


class PersonNotMentionable(Invalid):
    """Somebody mentioned is not there, or not for you."""

    code = "notes.person_not_mentionable"


class HourNotAhead(Invalid):
    """A note is scheduled for an hour ahead, within ninety days."""

    code = "notes.hour_not_ahead"


class PlaceUnknown(Invalid):
    """There is no such place."""

    code = "notes.place_unknown"


class NoteChangedMeanwhile(Conflict):
    """The note was changed meanwhile: read it again."""

    code = "notes.note_changed_meanwhile"


class BoardNameTaken(Conflict):
    """You have a board of this name."""

    code = "notes.board_name_taken"


class TooManyBoards(Conflict):
    """You have as many boards as one can."""

    code = "notes.too_many_boards"


class NotYourNote(NotAllowed):
    """Only a note's author may do this."""

    code = "notes.not_your_note"
