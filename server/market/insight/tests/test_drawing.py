"""What is drawn stays in its picture, and stands where its figure is."""

from hypothesis import given
from hypothesis import strategies as some

from market.insight.drawing import HEIGHT, MARGIN, WIDTH, draw

figures = some.lists(some.integers(-(10**15), 10**15), min_size=1, max_size=40)


def places(points: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (place.split(",") for place in points.split())]


@given(figures)
def test_whatever_the_figures_the_line_stays_in_the_picture(values):
    line = draw(values)
    for x, y in [*places(line.points), *places(line.plane), (MARGIN, line.nothing_y)]:
        assert MARGIN <= x <= WIDTH - MARGIN
        assert MARGIN <= y <= HEIGHT - MARGIN
    assert places(line.points)[-1] == line.last


@given(figures)
def test_more_is_never_drawn_lower_and_debts_lie_below_nothing(values):
    line = draw(values)
    heights = [y for _, y in places(line.points)][-len(values) :]
    for value, y in zip(values, heights, strict=True):
        assert y <= line.nothing_y if value >= 0 else y >= line.nothing_y
    by_value = [y for _, y in sorted(zip(values, heights, strict=True), key=lambda one: (one[0], -one[1]))]
    assert by_value == sorted(by_value, reverse=True)
