"""Parquet files, read a part at a time: their columns checked first, then a row at a time with its number."""

from collections.abc import Collection, Iterator
from pathlib import Path

import duckdb

from foundation.tables import FileUnfit, Refusal, Row, Tell, read_row

AT_ONCE = 1_000
MEMORY = "256MB"  # Of DuckDB, beside our own; the largest part of a file that we know takes 40 MB.


class Parquet:
    """One Parquet file. Every value comes as text, as in a CSV file; what is missing is empty."""

    def __init__(self, folder: Path, name: str, columns: Collection[str], tell: Tell, *, unique: str = "id") -> None:
        self.folder = folder
        self.name = name
        self.columns = columns
        self.unique = unique
        self.tell = tell
        self.rows_count = 0  # known after `check`

    @property
    def file(self) -> Path:
        """:raises FileUnfit:"""
        file = self.folder / f"{self.name}.parquet"
        if not file.is_file():
            raise FileUnfit(f"{self.folder} has no file {file.name}")
        return file

    def check(self) -> None:
        """Read the file to its end and count its rows. :raises FileUnfit: missing, broken, or without a column"""
        try:
            with _reader() as reader:
                heading = reader.execute("SELECT * FROM read_parquet(?) LIMIT 0", [str(self.file)]).description or []
            has = {column[0] for column in heading}
            if missing := [column for column in (self.unique, *self.columns) if column not in has]:
                raise FileUnfit(f"{self.file} has no column {', '.join(dict.fromkeys(missing))}")
            self.rows_count = sum(1 for _ in self._values())
        except duckdb.Error as broken:
            raise FileUnfit(f"{self.file} is damaged: {str(broken).splitlines()[0]}") from broken
        except OSError as unread:
            raise FileUnfit(f"{self.file} cannot be read: {unread.strerror or unread}") from unread

    def rows(self) -> Iterator[Row | Refusal]:
        """Give each row, or why it is none."""
        seen: dict[str, int] = {}
        for number, values in enumerate(self._values(), 1):
            yield read_row(self.file.name, number, self._heading, values, unique=self.unique, seen=seen)
            self.tell(self.file.name, number, self.rows_count)

    @property
    def _heading(self) -> list[str]:
        return list(dict.fromkeys([self.unique, *self.columns]))

    def _values(self) -> Iterator[list[str]]:
        chosen = ", ".join(f"coalesce(CAST(\"{column}\" AS VARCHAR), '')" for column in self._heading)
        with _reader() as reader:
            found = reader.execute(f"SELECT {chosen} FROM read_parquet(?)", [str(self.file)])
            while part := found.fetchmany(AT_ONCE):
                yield from map(list, part)


def _reader() -> duckdb.DuckDBPyConnection:
    """One thread keeps the rows in the order of the file, and leaves the other processor to the database."""
    return duckdb.connect(config={"threads": 1, "memory_limit": MEMORY, "preserve_insertion_order": True})
