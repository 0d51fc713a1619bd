"""
The face creators' numbers show the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise.
"""

from market.creators.queries import tallies
from market.creators.services.fold_sightings import fold_sightings
from market.creators.services.note_sightings import note_sightings
from market.creators.types import Deed, Sighted, Source, Tally, Viewer

__all__ = ["Deed", "Sighted", "Source", "Tally", "Viewer", "fold_sightings", "note_sightings", "tallies"]
