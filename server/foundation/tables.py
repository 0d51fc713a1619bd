"""
CSV files of strangers, packed or not: their headings checked first, then a row at a time with the line it stands on.
And what is said of rows that stay out, or that do not come in as they stand.
"""

import csv
import gzip
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TypeAlias

LONGEST_FIELD = 10 * 1024 * 1024  # Characters. The longest real one has 21,000; beyond this a quote was never closed.
csv.field_size_limit(LONGEST_FIELD)
Tell = Callable[[str, int, int], None]  # which file, how many rows are done, of how many


class FileUnfit(Exception):
    """A folder, a file or a column is missing or broken, so that nothing can be read; the message names it."""


class ColumnsMissing(FileUnfit):
    def __init__(self, file: str, missing: list[str], heading: list[str]) -> None:
        super().__init__(f"{file} has no column {', '.join(missing)}")
        self.missing, self.heading = missing, heading


class QuoteOpen(FileUnfit):
    def __init__(self, file: str, line: int) -> None:
        super().__init__(f"{file}, line {line}: a quote is never closed")
        self.line = line


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands, for whoever has to put it right."""

    file: str
    line: int  # counted as an editor does, the heading being line 1; in a file without lines, the number of the record


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not brought in, and why."""

    place: Place
    column: str  # empty when the row as a whole is wrong
    reason: str
    code: str = ""  # and the same for whoever says it in another language
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a row says and that did not come in as it stands, though the row did; and why."""

    place: Place
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    values: dict[str, str]
    place: Place

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def refused(self, column: str, reason: str) -> Refusal:
        return Refusal(self.place, column, reason)

    def remarked(self, column: str, reason: str) -> Remark:
        return Remark(self.place, column, reason)


# Where it stands, the heading, and its fields or what is wrong with them.
RawLine: TypeAlias = tuple[Place, list[str], list[str] | str]


class Table:
    """One CSV file in UTF-8 whose first line names its columns, as NAME.csv.gz or NAME.csv."""

    def __init__(self, folder: Path, name: str, columns: Collection[str], tell: Tell, *, unique: str = "id") -> None:
        self.folder = folder
        self.name = name
        self.columns = columns  # those that we read; others may stand beside them
        self.unique = unique  # the column whose values stand once; "": none
        self.tell = tell
        self.rows_count = 0  # known after `check`

    @property
    def file(self) -> Path:
        """:raises FileUnfit:"""
        for ending in (".csv.gz", ".csv"):
            if (self.folder / f"{self.name}{ending}").is_file():
                return self.folder / f"{self.name}{ending}"
        raise FileUnfit(f"{self.folder} has no file {self.name}.csv.gz (or {self.name}.csv)")

    def check(self) -> None:
        """Read the file to its end and count its rows. :raises FileUnfit: missing, broken, or without a column"""
        try:
            self.rows_count = sum(1 for _ in self._lines())
        except (EOFError, gzip.BadGzipFile, zlib.error) as broken:
            raise FileUnfit(f"{self.file} is damaged: {broken}") from broken
        except OSError as unread:
            raise FileUnfit(f"{self.file} cannot be read: {unread.strerror or unread}") from unread

    def rows(self) -> Iterator[Row | Refusal]:
        """Give each row, or why it is none."""
        seen: dict[str, int] = {}
        for number, (place, heading, fields) in enumerate(self._lines(), 1):
            if isinstance(fields, str):
                yield Refusal(place, "", fields, "not_csv")
            else:
                yield read_row(place.file, place.line, heading, fields, unique=self.unique, seen=seen)
            self.tell(self.file.name, number, self.rows_count)

    def _lines(self) -> Iterator[RawLine]:
        file = self.file
        with _open(file) as text:
            yield from lines_of(text, str(file), [*filter(None, [self.unique]), *self.columns])


def lines_of(text: IO[str], file: str, columns: Collection[str]) -> Iterator[RawLine]:
    """
    Give (place, heading, fields) of each row, with what is wrong in place of the fields of a mangled one.

    :raises FileUnfit: one of these columns is missing, or what it holds is no CSV
    """
    reader = csv.reader(text, strict=True)
    try:
        heading = next(reader, [])
    except csv.Error as error:
        raise FileUnfit(f"{file}, line 1: {error}") from error
    if missing := [column for column in dict.fromkeys(columns) if column not in heading]:
        raise ColumnsMissing(file, missing, heading)
    while True:
        place = Place(Path(file).name, reader.line_num + 1)
        try:
            fields: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):  # It has swallowed all that comes after.
                raise QuoteOpen(file, place.line) from error
            fields = f"is not CSV: {error}"
        if fields:  # An empty line is no row.
            yield place, heading, fields


def read_row(
    file: str, line: int, heading: list[str], fields: list[str], *, unique: str, seen: dict[str, int]
) -> Row | Refusal:
    """Make a row of its fields, or say why it is none. `seen` remembers where each key stood first."""
    place = Place(file, line)
    if len(fields) != len(heading):
        facts = {"fields": len(fields), "columns": len(heading)}
        said = f"has {len(fields)} fields, and the heading has {len(heading)}"
        return Refusal(place, "", said, "fields_count", facts)
    for column, text in zip(heading, fields, strict=True):
        if "\x00" in text:
            return Refusal(place, column, "has a NUL character", "nul")
        if not _is_unicode(text):
            return Refusal(place, column, "is not UTF-8", "not_utf8")
    row = Row(dict(zip(heading, fields, strict=True)), place)
    if not unique:
        return row
    key = row[unique]
    if not key:
        return row.refused(unique, "is empty")
    first = seen.setdefault(key, line)
    if first != line:
        return row.refused(unique, f"{key} stands on line {first} already")
    return row


def _open(file: Path) -> IO[str]:
    """Open for reading as text. What is not UTF-8 comes through as it is, so that its row can be named."""
    opener = gzip.open if file.suffix == ".gz" else open
    return opener(file, "rt", encoding="utf-8-sig", errors="surrogateescape", newline="")


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
