"""The report of refused rows: one CSV file per run, for whoever puts the source right."""

import csv
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TextIO

from imports.records import Refusal

HEADING = ("file", "line", "column", "reason")


class Report:
    """Written as the run goes, so that a killed run leaves what it had found."""

    def __init__(self, folder: Path, source: str, now: datetime) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file, self._stream = _new_file(folder, f"{source}-{now:%Y%m%dT%H%M%SZ}")
        self._rows = csv.writer(self._stream)
        self._rows.writerow(HEADING)
        self._stream.flush()

    def refuse(self, refusal: Refusal) -> None:
        self._rows.writerow((refusal.place.file, refusal.place.line, refusal.column, refusal.reason))
        self._stream.flush()

    def close(self) -> int:
        """Close the file and count, from the file itself, the rows that were refused."""
        self._stream.close()
        with self.file.open(encoding="utf-8", newline="") as stream:
            return sum(1 for _ in csv.reader(stream)) - 1


def _new_file(folder: Path, name: str) -> tuple[Path, TextIO]:
    for number in count(1):
        file = folder / (f"{name}.csv" if number == 1 else f"{name}-{number}.csv")
        try:
            return file, file.open("x", encoding="utf-8", newline="")
        except FileExistsError:
            continue
    raise AssertionError("there is always another number")
