"""Pure decisions. No database, no clock, no Django."""

from collections.abc import Sequence

from market.places.errors import RegionsUnreadable
from market.places.types import RegionRow

LEVELS = 3


def rank_regions(rows: Sequence[RegionRow]) -> list[tuple[RegionRow, int]]:
    """Return every region with its level. :raises RegionsUnreadable: a code twice, no parent, or a tree too deep"""
    by_code = {row.code: row for row in rows}
    if len(by_code) != len(rows) or not rows:
        raise RegionsUnreadable(because="a code comes twice, or there is none")
    return [(row, _level(row, by_code)) for row in rows]


def _level(row: RegionRow, by_code: dict[str, RegionRow]) -> int:
    level, parent = 1, row.parent_code
    while parent is not None:
        level += 1
        if parent not in by_code or level > LEVELS:
            raise RegionsUnreadable(because=f"{row.code} {row.name} hangs on {parent}")
        parent = by_code[parent].parent_code
    return level
