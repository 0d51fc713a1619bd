"""How many people gather, and how much of everything so many people have."""

from dataclasses import dataclass

SENTENCE = "one of 10k, 100k, 1m"
NAMED = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}
MOST_KNOWN = 0.08  # Nobody but the star has more of everybody for a follower than about this share.
TAIL = 2.2  # Of the power law by which people choose whom to follow; see sql/03_ties.sql.


@dataclass(frozen=True, slots=True)
class Crowd:
    """A market by its number of people; each follows about fifty, and every second has published a note lately."""

    name: str
    people: int

    @property
    def notes(self) -> int:
        return self.people // 2

    @property
    def shift(self) -> float:
        """Return by how many ranks the head of the power law is cut off, so that the first stays below MOST_KNOWN."""
        least = 50 / TAIL / (MOST_KNOWN * self.people)
        return float(self.people * least ** (1 / (1 - 1 / TAIL)))

    @property
    def database(self) -> str:
        return f"gathering_{self.name}"


def crowd(name: str) -> Crowd:
    """:raises ValueError: when no crowd of this name is gathered"""
    if name not in NAMED:
        raise ValueError(f"{name}: {SENTENCE}")
    return Crowd(name, NAMED[name])
