"""What a source is: a name, the files it needs, and the records it reads from them. One file each under sources/."""

import importlib
import pkgutil
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from imports import sources
from imports.records import Record, Refusal, Remark

Tell = Callable[[str, int, int], None]  # which file, how many rows are done, of how many


class SourceUnfit(Exception):
    """A folder, a file or a column is missing or broken, so that nothing can be brought in; the message names it."""


class Source(ABC):
    """A kind of folder. A subclass reads one; importing its file under sources/ makes it known by its name."""

    name: ClassVar[str]
    currency: ClassVar[str | None]  # ISO 4217, of every price in it; None: it names none, so they are the market's own

    def __init__(self, folder: Path, tell: Tell) -> None:
        self.folder = folder
        self.tell = tell
        self.left_out: Counter[str] = Counter()  # what is right in itself and has no place in the market, counted

    def check_currency(self, market: str) -> None:
        """Find out whether its prices can stand in this market. :raises SourceUnfit:"""
        if self.currency not in (None, market):
            raise SourceUnfit(f"{self.name} is priced in {self.currency}, and this market in {market}")

    @abstractmethod
    def check(self) -> None:
        """Read every file to its end, so that a missing or broken one is found out first. :raises SourceUnfit:"""

    @abstractmethod
    def records(self) -> Iterator[Record | Refusal | Remark]:
        """Read the files, a row at a time where that is possible; each row leads to records, or to a refusal."""


def known_sources() -> dict[str, type[Source]]:
    """Return every source that has a file under sources/, by name."""
    for module in pkgutil.iter_modules(sources.__path__):
        importlib.import_module(f"{sources.__name__}.{module.name}")
    return {one.name: one for one in sorted(Source.__subclasses__(), key=lambda one: one.name)}
