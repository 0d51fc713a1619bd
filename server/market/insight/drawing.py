"""Lines drawn from figures, as SVG takes them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, MARGIN = 240, 48, 3  # The page scales them.


@dataclass(frozen=True, slots=True)
class Line:
    """A line over days, the plane between it and nothing, and where nothing lies."""

    points: str  # "x,y x,y …", from the upper left
    plane: str
    nothing_y: float
    last: tuple[float, float]


def draw(values: Sequence[int]) -> Line:
    """
    Draw figures from left to right over the whole width; the plane reaches to nothing, which is always in the picture.

    In: one figure at least; a single one is drawn as a level line.
    """
    assert values, "a line is of something"
    values = [values[0], values[0]] if len(values) == 1 else values
    low, high = min(0, *values), max(0, *values)
    span = (high - low) or 1

    def y(value: int) -> float:
        return round(MARGIN + (HEIGHT - 2 * MARGIN) * (high - value) / span, 1)

    step = (WIDTH - 2 * MARGIN) / (len(values) - 1)
    places = [(round(MARGIN + step * place, 1), y(value)) for place, value in enumerate(values)]
    points = " ".join(f"{x},{height}" for x, height in places)
    plane = f"{MARGIN},{y(0)} {points} {WIDTH - MARGIN},{y(0)}"
    return Line(points, plane, y(0), places[-1])
