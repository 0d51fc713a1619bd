"""
Carriers: one file each, with a `CARRIER`. A new file here is a new carrier; nothing else knows their names.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import quote

from foundation.words import Words


@dataclass(frozen=True, slots=True)
class Carrier:
    code: str
    name: Words
    pattern: str  # of its tracking numbers, whole, in capitals and without blanks
    tracking_page: str | None  # with {number}; None: it has no page of its own
    has_right_check_digit: Callable[[str], bool] = lambda number: True
    sort: int = 50  # where it stands among the others

    def knows(self, number: str) -> bool:
        """Tell whether this can be one of its tracking numbers."""
        return re.fullmatch(self.pattern, number) is not None and self.has_right_check_digit(number)

    def url(self, number: str) -> str | None:
        """Return where a person can follow the parcel."""
        return self.tracking_page.format(number=quote(number)) if self.tracking_page else None


@cache
def carriers() -> dict[str, Carrier]:
    """Return every carrier by its code, in the order to offer them."""
    found = [import_module(f"{__name__}.{module.name}").CARRIER for module in iter_modules(__path__)]
    return {carrier.code: carrier for carrier in sorted(found, key=lambda one: (one.sort, one.code))}


def tidy(number: str) -> str:
    """Write a tracking number as carriers do: capitals, no blanks."""
    return "".join(number.split()).upper()
