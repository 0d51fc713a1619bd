"""The questions that search answers. Nothing here writes."""

from market.search.queries.find import find
from market.search.queries.suggest import suggest

__all__ = ["find", "suggest"]
