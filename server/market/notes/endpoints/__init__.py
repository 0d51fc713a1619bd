"""HTTP for notes, by what it is about: what people keep, the talk beneath notes, and the notes themselves."""

# Fixed addresses come first: "/boards" is no note's id.
from market.notes.endpoints import saves, talk, notes  # isort: skip
from market.notes.endpoints.routing import router

__all__ = ["notes", "router", "saves", "talk"]
