"""The report of a run, for whoever mends the source: refused rows in one CSV file, remarks on the others in another."""

import csv
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TextIO

from foundation.tables import Refusal, Remark

HEADING = ("file", "line", "column", "reason")
REMARKS = "remarks"  # The folder of the remarks, so that a file beside the others is always one of refused rows.


class Report:
    """Written as the run goes, so that a killed run leaves what it had found."""

    def __init__(self, folder: Path, source: str, now: datetime) -> None:
        name = f"{source}-{now:%Y%m%dT%H%M%SZ}"
        self._refused = _Sheet(folder, name)
        self._remarks = _Sheet(folder / REMARKS, name)
        self.file, self.remarks_file = self._refused.file, self._remarks.file

    def refuse(self, refusal: Refusal) -> None:
        self._refused.write(refusal)

    def remark(self, remark: Remark) -> None:
        self._remarks.write(remark)

    def close(self) -> tuple[int, int]:
        """Close the files and count, from the files themselves, the refused rows and the remarks."""
        return self._refused.close(), self._remarks.close()


class _Sheet:
    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file, self._stream = _new_file(folder, name)
        self._rows = csv.writer(self._stream)
        self._rows.writerow(HEADING)
        self._stream.flush()

    def write(self, one: Refusal | Remark) -> None:
        self._rows.writerow((one.place.file, one.place.line, one.column, one.reason))
        self._stream.flush()

    def close(self) -> int:
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
