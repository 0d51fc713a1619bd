"""How much of everything the measured market has."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TEAM_SIZE = 5


@dataclass(frozen=True, slots=True)
class Hot:
    """Something that everybody wants: so many pieces, and the size of its teams when it is offered to groups."""

    count: int
    team_size: int = 0


HOT = {
    "hot_sku": Hot(1_000),
    "hot_sku_50": Hot(50),
    "warm_up": Hot(1_000_000),
    "hot_team": Hot(1_000_000, TEAM_SIZE),
    "warm_up_team": Hot(1_000_000, TEAM_SIZE),
}


@dataclass(frozen=True, slots=True)
class Sizes:
    products: int = 19_000
    people: int = 6_000
    offers: int = 1_200  # Group offers, beside the hot ones.
    reviews: int = 20_000
    hot: Mapping[str, Hot] = field(default_factory=lambda: HOT)
