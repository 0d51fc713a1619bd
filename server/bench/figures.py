"""From what a crowd heard and what the processes burned to the figures that are printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Figures:
    """What one thing costs, done so many times. Of a case whose `one` is a visit of several requests, per visit."""

    count: int
    seconds: float
    requests_per_s: float
    p50_ms: float
    p99_ms: float
    app_cpu_ms: float
    db_cpu_ms: float


@dataclass(slots=True)
class Result:
    """A case as it is printed and kept."""

    name: str
    ours: Figures
    baseline: Figures | None
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def baseline_ratio(self) -> float | None:
        """How many times the baseline's rate ours is."""
        return None if self.baseline is None else self.ours.requests_per_s / self.baseline.requests_per_s

    def as_json(self) -> dict[str, Any]:
        of = self.ours
        ratio = self.baseline_ratio
        return {
            "name": self.name,
            "requests_per_s": round(of.requests_per_s, 1),
            "p50_ms": round(of.p50_ms, 3),
            "p99_ms": round(of.p99_ms, 3),
            "app_cpu_ms": round(of.app_cpu_ms, 3),
            "db_cpu_ms": round(of.db_cpu_ms, 3),
            "baseline_ratio": None if ratio is None else round(ratio, 2),
            "count": of.count,
            "seconds": round(of.seconds, 3),
            "baseline": None if self.baseline is None else Result("", self.baseline, None).as_json(),
            **self.notes,
        }


def figures(*, times_ms: Sequence[float], seconds: float, app_seconds: float, db_seconds: float) -> Figures:
    """In: the time of each request (or visit), how long they took together, and the CPU seconds burned meanwhile."""
    count = len(times_ms)
    return Figures(
        count=count,
        seconds=seconds,
        requests_per_s=count / seconds,
        p50_ms=percentile(times_ms, 50),
        p99_ms=percentile(times_ms, 99),
        app_cpu_ms=app_seconds * 1000 / count,
        db_cpu_ms=db_seconds * 1000 / count,
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest of the values that so many per cent of them do not exceed (the nearest rank)."""
    ordered = sorted(values)
    rank = -(-len(ordered) * percent // 100)  # Rounded up.
    return ordered[max(0, int(rank) - 1)]
