"""HTTP in and out."""

from market.messages.endpoints import conversations, talk
from market.messages.endpoints.routing import router

__all__ = ["conversations", "router", "talk"]
