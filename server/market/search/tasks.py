"""What the clock starts in search."""

from foundation.clockwork import every
from market.search.services.load_synonyms import load_synonyms


@every(seconds=60)
def read_shipped_synonyms() -> None:
    """After an update of the market the list may be another; else this is one statement."""
    load_synonyms()
