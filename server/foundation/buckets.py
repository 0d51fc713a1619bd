"""
How often one caller may ask for what is cheap to refuse and dear to answer, counted in this process alone, for a
microsecond. What costs money, or must hold over all nodes, is counted by `foundation.rate`.
"""

import math
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from foundation.errors import TooMany

MOST_CALLERS = 20_000  # Remembered per bucket, 4 MB; who has not been seen for longest is forgotten first.


@dataclass(slots=True)
class Buckets:
    """A bucket per caller: it holds a minute's worth, and fills again evenly."""

    what: str
    per_minute: int
    _left: "OrderedDict[str, tuple[float, float]]" = field(default_factory=OrderedDict, repr=False)

    def take(self, who: str, *, at: float | None = None) -> None:
        """Let a caller through, or not. In: `at`, monotonic seconds, now unless said. :raises TooMany:"""
        at = time.monotonic() if at is None else at
        left, seen = self._left.pop(who, (float(self.per_minute), at))
        left = min(self.per_minute, left + (at - seen) * self.per_minute / 60)
        is_full = left < 1
        self._left[who] = (left if is_full else left - 1, at)
        if len(self._left) > MOST_CALLERS:
            self._left.popitem(last=False)
        if is_full:
            wait = math.ceil(round((1 - left) * 60 / self.per_minute, 3))
            raise TooMany(what=self.what, per_minute=self.per_minute, retry_after_seconds=wait)
