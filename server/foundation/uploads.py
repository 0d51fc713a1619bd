"""How large a file may be that is given at some address. Rooms say it when they are loaded; the gate asks."""

from typing import TypeAlias

from foundation.errors import ShopError

Largest: TypeAlias = tuple[int, type[ShopError]]  # bytes, and how more is refused: a RequestDataTooBig as well
_by_ending: dict[str, Largest] = {}


def expect(ending: str, most_bytes: int, refusal: type[ShopError]) -> None:
    """Let files of this size in where the address ends so."""
    _by_ending[ending] = (most_bytes, refusal)


def largest_at(path: str) -> Largest | None:
    """Return what a room has said of an address; None: nothing, so it is for pictures."""
    return next((largest for ending, largest in _by_ending.items() if path.endswith(ending)), None)
