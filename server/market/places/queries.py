"""Questions places can answer. Nothing here writes."""

from collections.abc import Collection, Sequence

from foundation import sql
from market.places.errors import RegionUnknown
from market.places.models import Region
from market.places.types import RegionView


def regions(parent_code: str | None) -> list[RegionView]:
    """Return what lies in a region, or the provinces. An unknown region holds nothing."""
    rows = Region.objects.filter(parent=parent_code) if parent_code else Region.objects.filter(parent__isnull=True)
    return [row.view() for row in rows.filter(is_current=True).order_by("code")]


def name_path(codes: Sequence[str]) -> tuple[str, ...]:
    """
    Return the names of a province, a city in it and a district in that. One query.

    :raises RegionUnknown: a code is unknown, or does not lie in the one before it
    """
    found = {row.code: row for row in Region.objects.filter(pk__in=list(codes))}
    parent: str | None = None
    names = []
    for code in codes:
        row = found.get(code)
        if row is None or row.parent_id != parent:
            raise RegionUnknown(field="region_codes")
        names.append(row.name)
        parent = code
    return tuple(names)


def region_names(codes: Collection[str]) -> dict[str, str]:
    """Return the names of those of the regions that exist. One plain query, none for no codes."""
    if not codes:
        return {}
    return dict(sql.rows("SELECT code, name FROM places_region WHERE code = ANY(%s) AND is_current", [list(codes)]))
