"""State machines as data: a table of legal moves, checked when it is written down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from foundation.errors import Conflict

S = TypeVar("S", bound=StrEnum)


class IllegalMove(Conflict):
    """The thing is in a state from which this cannot happen."""

    code = "market.illegal_move"


@dataclass(frozen=True)
class Machine(Generic[S]):
    start: S
    moves: Mapping[S, frozenset[S]]

    def __post_init__(self) -> None:
        assert set(self.moves) == set(type(self.start)), "every state needs a row"
        assert set(self.reachable()) == set(self.moves), "every state must be reachable"

    def reachable(self) -> Iterator[S]:
        seen, queue = {self.start}, [self.start]
        while queue:
            state = queue.pop()
            yield state
            queue += [s for s in self.moves[state] if s not in seen]
            seen |= self.moves[state]

    def require(self, before: S, after: S) -> None:
        """:raises IllegalMove: if the table has no such move"""
        if after not in self.moves[before]:
            raise IllegalMove(before=str(before), after=str(after))

    def can(self, before: S, after: S) -> bool:
        return after in self.moves[before]

    def final(self) -> frozenset[S]:
        """Return the states nothing leaves."""
        return frozenset(state for state, after in self.moves.items() if not after)
