"""The map is drawn, or drawn anew."""

from collections.abc import Sequence

from django.db import transaction

from foundation import sql
from market.places.rules import LEVELS, rank_regions
from market.places.types import RegionRow


@transaction.atomic
def load_regions(rows: Sequence[RegionRow]) -> int:
    """
    Make the regions be those of the source, and return how many changed. The same source twice changes nothing.

    Regions that the source does not know stay, but are offered no more.

    :raises RegionsUnreadable:
    """
    ranked = rank_regions(rows)
    changed = sum(_write([row for row, level in ranked if level == wanted], wanted) for wanted in range(1, LEVELS + 1))
    retired = sql.run(
        "UPDATE places_region SET is_current = false WHERE is_current AND NOT code = ANY(%s)",
        [[row.code for row in rows]],
    )
    return changed + retired


def _write(rows: Sequence[RegionRow], level: int) -> int:
    """Write one level, parents having been written before."""
    return sql.run(
        """
        INSERT INTO places_region AS known (code, name, parent_id, level, is_current)
        SELECT code, name, parent_code, %s, true
        FROM unnest(%s::text[], %s::text[], %s::text[]) AS told (code, name, parent_code)
        ON CONFLICT (code) DO UPDATE
          SET name = excluded.name, parent_id = excluded.parent_id, level = excluded.level, is_current = true
          WHERE (known.name, known.parent_id, known.level, known.is_current)
             IS DISTINCT FROM (excluded.name, excluded.parent_id, excluded.level, true)
        """,
        [level, [row.code for row in rows], [row.name for row in rows], [row.parent_code for row in rows]],
    )
