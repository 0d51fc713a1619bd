"""The face places shows the rest of the market."""

from market.places.errors import RegionsUnreadable, RegionUnknown
from market.places.queries import name_path, region_names, regions
from market.places.services.load_regions import load_regions
from market.places.types import RegionRow, RegionView

__all__ = [
    "RegionRow",
    "RegionUnknown",
    "RegionView",
    "RegionsUnreadable",
    "load_regions",
    "name_path",
    "region_names",
    "regions",
]
