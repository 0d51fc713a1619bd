"""Where the dots and lines of a drawn tree lie: values in, places out. No database, no clock."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from uuid import UUID

from market.affiliate.spreading import Node

STEP_X, STEP_Y, EDGE = 150, 30, 24  # In units of the drawing.
SMALLEST, LARGEST = 4, 13


@dataclass(frozen=True, slots=True)
class Dot:
    node: Node
    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    lines: tuple[str, ...]  # paths
    dots: tuple[Dot, ...]


def draw_tree(nodes: Sequence[Node]) -> Drawing:
    """
    Lay a tree out from left to right. In: parents before children, as `nodes` gives them. Leaves share the height
    equally, a parent stands at the middle of its children, and a dot's area grows with who came by it.
    """
    children: dict[UUID | None, list[Node]] = defaultdict(list)
    depth: dict[UUID, int] = {}
    for node in nodes:
        children[node.parent_id].append(node)
        depth[node.id] = depth[node.parent_id] + 1 if node.parent_id in depth else 0
    height: dict[UUID, float] = {}
    leaves = 0
    for node in _children_first(nodes, children):
        below = [height[one.id] for one in children[node.id]]
        if below:
            height[node.id] = (below[0] + below[-1]) / 2
        else:
            height[node.id] = EDGE + leaves * STEP_Y
            leaves += 1
    most = max((node.clicks for node in nodes), default=0)
    dots = {
        node.id: Dot(
            node, EDGE + depth[node.id] * STEP_X, round(height[node.id]),
            round(SMALLEST + (LARGEST - SMALLEST) * sqrt(node.clicks / most)) if most else SMALLEST,
        )
        for node in nodes
    }  # fmt: skip
    lines = tuple(
        _line(dots[node.parent_id], dots[node.id])
        for node in nodes
        if node.parent_id is not None and node.parent_id in dots
    )
    width = 2 * EDGE + max(depth.values(), default=0) * STEP_X + STEP_X
    return Drawing(width, 2 * EDGE + max(0, leaves - 1) * STEP_Y, lines, tuple(dots.values()))


def _children_first(nodes: Sequence[Node], children: dict[UUID | None, list[Node]]) -> list[Node]:
    """Return the nodes so that all below one come before it, from the top of the drawing to its foot."""
    known = {node.id for node in nodes}
    found: list[Node] = []
    waiting = [node for node in nodes if node.parent_id not in known]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(children[node.id])
    return found[::-1]


def _line(start: Dot, end: Dot) -> str:
    middle = (start.x + end.x) // 2
    return f"M{start.x},{start.y} C{middle},{start.y} {middle},{end.y} {end.x},{end.y}"
