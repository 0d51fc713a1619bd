"""Pure decisions: which lots points come from. No database, no clock."""

from collections.abc import Sequence
from uuid import UUID

LIFE_DAYS = 365  # A year, as people expect of points; what ends soon is shown a month before.
SOON_DAYS = 30
GRACE_DAYS = 30  # What comes back to a lot that has ended meanwhile can still be used for a month (D2.7).


def draw(lots: Sequence[tuple[UUID, int]], points: int) -> list[tuple[UUID, int]]:
    """
    Take points from lots in their order, and say how many from which.

    In: (lot, what is left of it). Out: the same, above zero, summing to min(points, Σ left).
    """
    assert points >= 0, "nothing is drawn backwards"
    drawn = []
    for lot_id, left in lots:
        if not points:
            break
        if taken := min(left, points):
            drawn.append((lot_id, taken))
            points -= taken
    return drawn
