"""What the clock starts in search."""

from django.utils import timezone

from foundation.clockwork import every
from market.search.services.index_people import index_newcomers
from market.search.services.load_synonyms import load_synonyms


@every(seconds=60)
def read_shipped_synonyms() -> None:
    """After an update of the market the list may be another; else this is one statement."""
    load_synonyms()


@every(seconds=15)
def meet_newcomers() -> None:
    """Who joined is found by name soon after."""
    index_newcomers(now=timezone.now())
