"""What a source is: a name, the files it needs, and the records it reads from them. One file each under sources/."""

import importlib
import pkgutil
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from foundation.tables import FileUnfit, Refusal, Remark, Tell
from imports import sources
from imports.records import Record


class Source(ABC):
    """A kind of folder. A subclass reads one; importing its file under sources/ makes it known by its name."""

    name: ClassVar[str]
    currency: ClassVar[str | None]  # ISO 4217, of every price in it; None: it names none, so they are the market's own

    def __init__(self, folder: Path, tell: Tell) -> None:
        self.folder = folder
        self.tell = tell
        self.left_out: Counter[str] = Counter()  # what is right in itself and has no place in the market, counted

    def check_currency(self, market: str) -> None:
        """Find out whether its prices can stand in this market. :raises FileUnfit:"""
        if self.currency not in (None, market):
            raise FileUnfit(f"{self.name} is priced in {self.currency}, and this market in {market}")

    @abstractmethod
    def check(self) -> None:
        """Read every file to its end, so that a missing or broken one is found out first. :raises FileUnfit:"""

    @abstractmethod
    def records(self) -> Iterator[Record | Refusal | Remark]:
        """Read the files, a row at a time where that is possible; each row leads to records, or to a refusal."""


def known_sources() -> dict[str, type[Source]]:
    """Return every source that has a file under sources/, by name."""
    for module in pkgutil.iter_modules(sources.__path__):
        importlib.import_module(f"{sources.__name__}.{module.name}")
    return {one.name: one for one in sorted(Source.__subclasses__(), key=lambda one: one.name)}
