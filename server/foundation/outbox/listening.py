"""Who listens to what. A room's handlers.py registers here; nothing else knows who hears whom."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

E = TypeVar("E")


@dataclass(frozen=True)
class Handler:
    name: str  # "orders.note_payment": room and function; permanent, since deliveries are remembered by it
    event_type: type
    handle: Callable[[Any], None]
    takes_many: bool = False
    only: Mapping[str, str] = field(default_factory=dict)  # Facts that the news must have, to be delivered at all.


HANDLERS: dict[str, list[Handler]] = defaultdict(list)  # by the name of the news


def on(event_type: Any, **only: str) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """
    Register a handler for one kind of news. It runs in a transaction of its own and may be repeated on failure.

    `only` names facts that the news must have: of a market's orders, a handler of group orders need not hear them all.
    """
    return _registering(event_type, takes_many=False, only=only)


def on_many(event_type: Any, **only: str) -> Callable[[Callable[[list[E]], None]], Callable[[list[E]], None]]:
    """
    Register a handler that is given all that is due as one list, in the order in which it was told.

    No two pieces of one list have the same key. The list is one transaction: lock rows in one order, as everybody
    who locks several does. A refusal of one piece is raised, not swallowed: it is then found and tried alone.
    """
    return _registering(event_type, takes_many=True, only=only)


def handler_of(handler_name: str, event_name: str) -> Handler | None:
    """Return who listens to this news by this name, or None: an older release knew it, and a newer one may again."""
    return next((one for one in HANDLERS.get(event_name, ()) if one.name == handler_name), None)


def takes_many(handler_name: str) -> bool:
    return any(one.takes_many for heard in HANDLERS.values() for one in heard if one.name == handler_name)


def _registering(event_type: Any, *, takes_many: bool, only: Mapping[str, str]) -> Any:
    def register(handle: Callable[[Any], None]) -> Callable[[Any], None]:
        room = handle.__module__.split(".")[-2]
        name = f"{room}.{handle.__name__}"
        assert all(known.name != name for known in HANDLERS[event_type.name]), f"{name} listens twice"
        HANDLERS[event_type.name].append(Handler(name, event_type, handle, takes_many, only))
        return handle

    return register
