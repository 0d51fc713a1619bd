"""Files that people give us: looked through before they are kept, kept where nobody can fetch them, read by rows."""

import hashlib
import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, cast

from django.core.files.base import File
from django.core.files.storage import default_storage

from foundation.tables import ColumnsMissing, FileUnfit, QuoteOpen, Refusal, Row, lines_of, read_row
from foundation.words import is_keepable
from market.moving.errors import (
    ColumnMissing,
    ColumnTwice,
    FileTooLarge,
    NotCsv,
    NothingInIt,
    NotUtf8,
    TooManyRows,
)
from market.moving.shopify.layout import NEEDED

FOLDER = "moving"  # Of the storage that pictures lie in; the address of a picture reaches nothing else in it.
NAME_BYTES = 24  # 192 bits, as for pictures: where the storage is an object store, the name is what protects it.
MOST_BYTES = 64 * 1024 * 1024  # Some thirty thousand plain products; Shopify itself takes 15 MB at once.
MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Look:
    rows_count: int
    digest: str


def look_through(file: IO[bytes], size: int) -> Look:
    """
    Read a file to its end, before anything is kept of it.

    :raises FileTooLarge, NotUtf8, NotCsv, ColumnMissing, ColumnTwice, NothingInIt, TooManyRows:
    """
    if size > MOST_BYTES:
        raise FileTooLarge(field="file", most_bytes=MOST_BYTES)
    file.seek(0)
    digest = hashlib.file_digest(cast(io.BytesIO, file), "sha256").hexdigest()
    file.seek(0)
    count = 0
    try:
        with _as_text(file, errors="strict") as text:
            for _, heading, _ in lines_of(text, "file", NEEDED):
                if not count:
                    _check_heading(heading)
                count += 1
                if count > MOST_ROWS:
                    raise TooManyRows(field="file", most=MOST_ROWS)
    except UnicodeDecodeError:
        raise NotUtf8(field="file") from None
    except ColumnsMissing as missing:
        raise ColumnMissing(field="file", missing=missing.missing, instead=_instead(missing)) from None
    except QuoteOpen as broken:
        raise NotCsv(field="file", line=broken.line, why="a quote is never closed") from None
    except FileUnfit as broken:
        raise NotCsv(field="file", line=1, why=str(broken)) from None
    file.seek(0)
    if not count:
        raise NothingInIt(field="file")
    return Look(count, digest)


def _check_heading(heading: list[str]) -> None:
    """:raises ColumnTwice, NotCsv:"""
    if twice := sorted({one for one in heading if one and heading.count(one) > 1}):
        raise ColumnTwice(field="file", columns=[one[:60] for one in twice])
    if not all(map(is_keepable, heading)):
        raise NotCsv(field="file", line=1, why="a NUL character")


def _instead(missing: ColumnsMissing) -> list[str]:
    """Name the columns that the file has, for whoever looks for a slip of the pen; long headings by their beginning."""
    return [one[:60] for one in missing.heading[:60]]


def keep(file: IO[bytes], *, now: datetime) -> str:
    """Store a file under a name that nobody can guess; return it. Touches the storage: outside of transactions."""
    file.seek(0)
    name = f"{FOLDER}/{now:%Y%m%d}/{secrets.token_urlsafe(NAME_BYTES)}.csv"
    return default_storage.save(name, File(file))


def throw_away(stored_as: str) -> None:
    default_storage.delete(stored_as)


@contextmanager
def rows_in(stored_as: str, file_name: str) -> Iterator[Iterator[Row | Refusal]]:
    """Open a stored file as its rows. :raises FileNotFoundError: it was thrown away"""
    with default_storage.open(stored_as) as file, _as_text(cast(IO[bytes], file), errors="surrogateescape") as text:
        yield _rows(text, file_name)


def _rows(text: io.TextIOWrapper, file_name: str) -> Iterator[Row | Refusal]:
    seen: dict[str, int] = {}
    for place, heading, fields in lines_of(text, file_name, NEEDED):
        if isinstance(fields, str):
            yield Refusal(place, "", fields, "not_csv")
        else:
            yield read_row(place.file, place.line, heading, fields, unique="", seen=seen)


@contextmanager
def _as_text(file: IO[bytes], *, errors: str) -> Iterator[io.TextIOWrapper]:
    """Read bytes as text, whether or not Excel's mark stands before them; leave the file open."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors=errors, newline="")
    try:
        yield text
    finally:
        text.detach()
