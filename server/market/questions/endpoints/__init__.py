"""HTTP in and out."""

from market.questions.endpoints import asking
from market.questions.endpoints.routing import router

__all__ = ["asking", "router"]
