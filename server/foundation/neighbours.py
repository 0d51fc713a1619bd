"""
Questions between rooms of one floor. They never import one another, so a room names its question, and config names
whose facade answers it (`NEIGHBOURS`). A test holds every name to a real function on a facade.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@cache
def neighbour(question: str) -> Any:
    """Return the function that answers: neighbour("people.region_names")(["11", "1101", "110105"])."""
    return import_string(settings.NEIGHBOURS[question])
