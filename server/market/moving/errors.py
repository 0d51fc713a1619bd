"""What moving may refuse of a file as a whole. What it says of rows stands in reasons.py."""

from django.core.exceptions import RequestDataTooBig

from foundation.errors import Conflict, Invalid, NotFound, TooLarge


class ImportNotFound(NotFound):
    """There is no such import, or it is not yours to see."""

    code = "moving.import_not_found"


class AnotherIsOpen(Conflict):
    """This shop has another import that is not finished: go on with it, or drop it."""

    code = "moving.another_is_open"


class FileTooLarge(TooLarge):
    """This file is too large: at most 64 MB. Take it in parts, whole products each."""

    code = "moving.file_too_large"


class UploadTooLarge(FileTooLarge, RequestDataTooBig):
    """This file is too large: at most 64 MB. Take it in parts, whole products each."""


class TooManyRows(Invalid):
    """This file has too many rows: at most 100,000. Take it in parts, whole products each."""

    code = "moving.too_many_rows"


class NotUtf8(Invalid):
    """This file is not written in UTF-8: save it as "CSV UTF-8 (comma delimited)"."""

    code = "moving.not_utf8"


class NotCsv(Invalid):
    """This file is no CSV: the facts say where it breaks off."""

    code = "moving.not_csv"


class ColumnMissing(Invalid):
    """The first line of this file does not name the columns of Shopify's product CSV: the facts say which."""

    code = "moving.column_missing"


class ColumnTwice(Invalid):
    """The first line of this file names a column twice."""

    code = "moving.column_twice"


class NothingInIt(Invalid):
    """This file has a heading and no rows."""

    code = "moving.nothing_in_it"
