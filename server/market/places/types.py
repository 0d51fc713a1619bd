"""What crosses the facade: frozen, framework-free."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegionView:
    code: str  # of the national standard GB/T 2260: "440106"
    name: str
    level: int  # 1 province, 2 city, 3 district


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region as a source tells it."""

    code: str
    name: str
    parent_code: str | None
