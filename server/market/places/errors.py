"""What places foresees and refuses."""

from foundation.errors import Invalid


class RegionUnknown(Invalid):
    """These codes are not a province, a city in it and a district in that."""

    code = "places.region_unknown"


class RegionsUnreadable(Invalid):
    """This file does not hold the regions of China in a layout we know."""

    code = "places.regions_unreadable"
