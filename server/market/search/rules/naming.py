"""How people are found by what they are called: by how it begins, how it sounds, and signs within it."""

import unicodedata
from itertools import pairwise
from uuid import UUID

from market.search.rules import weighing
from market.search.rules.cutting import lexemes

LONGEST_NAME = 40


def fold(nickname: str) -> str:
    """Write a name as it is compared: width and case do not matter."""
    return unicodedata.normalize("NFKC", nickname).strip().lower()[:LONGEST_NAME]


def signs(folded: str) -> list[str]:
    """Return the pairs of signs within a name, as lexemes; of one sign, itself. No word begins with these signs."""
    dense = folded.replace(" ", "")
    return sorted({f"={one}{other}" for one, other in pairwise(dense)} or {f"={dense}"} if dense else set())


def terms(person_id: UUID, folded: str, bio: str, follower_count: int) -> frozenset[str]:
    """Return what somebody is found by."""
    highest = weighing.level(person_id, follower_count)
    return frozenset(
        [
            *signs(folded),
            *(f"!{lexeme}" for lexeme in lexemes(bio)),
            *(of_level(number) for number in range(1, highest + 1)),
        ]
    )


def of_level(number: int) -> str:
    return f"={weighing.of_level(number)}"
