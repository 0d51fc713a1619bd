"""What things are made of: meshes from profiles, paths, boxes and outlines, and `Thing`, several with materials."""
# mypy: disable-error-code="import-not-found"

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

CREASE_DEGREES = 40  # A sharper turn than this in a profile is an edge, a gentler one is a curve.


@dataclass(frozen=True)
class Mesh:
    """Triangles. points: (n, 3); faces: (m, 3) ints; uv: (n, 2) or None; colours: (n, 3) linear rgb or None."""

    points: np.ndarray
    faces: np.ndarray
    uv: np.ndarray | None = None
    colours: np.ndarray | None = None

    def painted(self, colour_at: Callable[[np.ndarray], np.ndarray]) -> Mesh:
        """Colour each point by its place before the thing is moved. `colour_at`: (n, 3) to (n, 3) linear rgb."""
        return replace(self, colours=np.asarray(colour_at(self.points), np.float32))

    def bent(self, move: Callable[[np.ndarray], np.ndarray]) -> Mesh:
        return replace(self, points=move(self.points))

    def normals(self) -> np.ndarray:
        """Area-weighted normals at the points. Out: (n, 3) of unit length."""
        a, b, c = (self.points[self.faces[:, i]] for i in range(3))
        across = np.cross(b - a, c - a)
        total = np.zeros_like(self.points)
        for i in range(3):
            np.add.at(total, self.faces[:, i], across)
        return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)

    def puffed(self, height_at: Callable[[np.ndarray], np.ndarray]) -> Mesh:
        """Push each point along its normal: weave, pebble, crust. Out of `height_at`: (n,) lengths."""
        return replace(self, points=self.points + self.normals() * height_at(self.points)[:, None])


@dataclass(frozen=True)
class Thing:
    """Meshes with their materials, moved as one. Every move gives a new thing."""

    parts: tuple[tuple[Mesh, dict], ...] = ()

    def __add__(self, other: Thing) -> Thing:
        return Thing(self.parts + other.parts)

    def moved(self, matrix: np.ndarray, shift: Sequence[float] = (0, 0, 0)) -> Thing:
        return Thing(tuple((m.bent(lambda p: p @ matrix.T + np.asarray(shift, float)), s) for m, s in self.parts))

    def at(self, x: float = 0, y: float = 0, z: float = 0) -> Thing:
        return self.moved(np.eye(3), (x, y, z))

    def sized(self, x: float, y: float | None = None, z: float | None = None) -> Thing:
        return self.moved(np.diag([x, x if y is None else y, x if z is None else z]))

    def turned(self, degrees: float) -> Thing:
        """About the upright axis."""
        return self.moved(_about(1, degrees))

    def tipped(self, degrees: float) -> Thing:
        """About the axis that runs left to right: positive leans towards the camera."""
        return self.moved(_about(0, degrees))

    def rolled(self, degrees: float) -> Thing:
        """About the axis that runs to the camera: positive falls to the left."""
        return self.moved(_about(2, degrees))

    def grounded(self) -> Thing:
        """Set down so that its lowest point is at height 0."""
        return self.at(y=-min(m.points[:, 1].min() for m, _ in self.parts))


def thing(mesh: Mesh, material: dict) -> Thing:
    return Thing(((mesh, material),))


def together(*things: Thing) -> Thing:
    return sum(things, Thing())


def _about(axis: int, degrees: float) -> np.ndarray:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return [
        np.array([[1, 0, 0], [0, c, -s], [0, s, c]]),
        np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]),
        np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]),
    ][axis]


def curve(points: Sequence[Sequence[float]], steps: int = 10) -> np.ndarray:
    """A Catmull-Rom curve through points of any dimension. Out: (k, d)."""
    given = np.array(points, float)
    given = np.vstack([2 * given[0] - given[1], given, 2 * given[-1] - given[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(given, given[1:], given[2:], given[3:], strict=False):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack([*pieces, given[-2:-1]])


def rounded(points: Sequence[Sequence[float]], radius: float, steps: int = 5) -> np.ndarray:
    """A polyline with its inner corners rounded, for profiles of turned things."""
    given = np.array(points, float)
    out = [given[0]]
    for before, corner, after in zip(given, given[1:], given[2:], strict=False):
        near, far = before - corner, after - corner
        reach = min(radius, np.linalg.norm(near) / 2.01, np.linalg.norm(far) / 2.01)
        start, end = corner + near / np.linalg.norm(near) * reach, corner + far / np.linalg.norm(far) * reach
        for t in np.linspace(0, 1, steps):
            out.append((1 - t) ** 2 * start + 2 * t * (1 - t) * corner + t**2 * end)
    return np.array([*out, given[-1]])


def lathe(profile: Sequence[Sequence[float]], segments: int = 128, cells: float | None = None) -> Mesh:
    """
    Turn a profile of (radius, height) about the upright axis; u runs round, v along.

    `cells` cuts long runs to that length, for meshes that are painted or puffed.
    """
    line = np.array(profile, float)
    line[:, 0] = np.maximum(line[:, 0], 0)
    if cells:
        fine = [line[:1]]
        for a, b in pairwise(line):
            count = max(1, int(np.ceil(np.linalg.norm(b - a) / cells)))
            fine.append(a + (b - a) * (np.arange(1, count + 1) / count)[:, None])
        line = np.vstack(fine)
    steps = np.diff(line, axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    line, steps, lengths = line[np.r_[True, lengths > 1e-9]], steps[lengths > 1e-9], lengths[lengths > 1e-9]
    heading = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    runs, start = [], 0
    for i in np.flatnonzero(np.abs(np.diff(heading)) > np.radians(CREASE_DEGREES)):
        runs.append((start, i + 1))
        start = i + 1
    runs.append((start, len(line) - 1))

    around = np.linspace(0, 2 * np.pi, segments + 1)
    along = np.r_[0, np.cumsum(lengths)] / lengths.sum()
    points, uv, faces, base = [], [], [], 0
    for first, last in runs:
        ring = line[first : last + 1]
        points.append(
            np.stack(
                [ring[:, :1] * np.cos(around), np.repeat(ring[:, 1:], segments + 1, 1), ring[:, :1] * np.sin(around)],
                -1,
            ).reshape(-1, 3)
        )
        uv.append(np.stack(np.broadcast_arrays(around / (2 * np.pi), along[first : last + 1, None]), -1).reshape(-1, 2))
        faces.append(_grid(len(ring), segments + 1) + base)
        base += len(points[-1])
    return Mesh(np.vstack(points), np.vstack(faces), np.vstack(uv))


def _grid(rows: int, columns: int, close_rows: bool = False) -> np.ndarray:
    """Faces of a grid of points stored row by row."""
    i, j = np.meshgrid(np.arange(rows if close_rows else rows - 1), np.arange(columns - 1), indexing="ij")
    a, b = (i * columns + j).ravel(), ((i + 1) % rows * columns + j).ravel()
    return np.vstack([np.stack([a, b, a + 1], 1), np.stack([a + 1, b, b + 1], 1)])


def sheet(place: Callable[[np.ndarray, np.ndarray], np.ndarray], across: int = 64, down: int = 64) -> Mesh:
    """A surface from `place(u, v)` over the unit square, each (across·down,) in and (across·down, 3) out."""
    u, v = (g.ravel() for g in np.meshgrid(np.linspace(0, 1, across), np.linspace(0, 1, down)))
    return Mesh(np.asarray(place(u, v), float), _grid(down, across)[:, ::-1], np.stack([u, v], 1))


def tube(
    path: Sequence[Sequence[float]],
    radius: float | Sequence[float],
    sides: int = 24,
    flat: float = 1,
    caps: bool = True,
) -> Mesh:
    """A tube along a path, its frame carried without twist. `flat` squeezes it; caps are half balls."""
    line = np.array(path, float)
    widths = np.broadcast_to(np.asarray(radius, float), (len(line),)).copy()
    if caps:
        for end, inner in ((0, 1), (-1, -2)):
            out = (line[end] - line[inner]) / np.linalg.norm(line[end] - line[inner])
            t = np.linspace(0.25, 1, 6) * np.pi / 2
            extra, thin = line[end] + out * widths[end] * np.sin(t)[:, None], widths[end] * np.maximum(np.cos(t), 1e-4)
            line, widths = (
                (np.vstack([extra[::-1], line]), np.r_[thin[::-1], widths])
                if end == 0
                else (np.vstack([line, extra]), np.r_[widths, thin])
            )
    ahead = np.gradient(line, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    side = np.cross(ahead[0], [0, 0, 1] if abs(ahead[0][2]) < 0.9 else [0, 1, 0])
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    rings = []
    for at, go, width in zip(line, ahead, widths, strict=True):
        side = side - go * (side @ go)
        side /= np.linalg.norm(side)
        rings.append(at + width * (np.cos(turn)[:, None] * side + flat * np.sin(turn)[:, None] * np.cross(go, side)))
    return Mesh(np.vstack(rings), _grid(len(line), sides + 1)[:, ::-1])


def ring(radius: float, thick: float, sides: int = 32, segments: int = 128) -> Mesh:
    """A torus lying flat, its centre at the origin."""
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    return lathe(np.stack([radius + thick * np.cos(turn), thick * np.sin(turn)], 1), segments)


def ball(radius: float = 1, fine: int = 64) -> Mesh:
    turn = np.linspace(-np.pi / 2, np.pi / 2, fine)
    return lathe(np.stack([radius * np.cos(turn), radius * np.sin(turn)], 1), fine * 2)


def box(width: float, height: float, depth: float, radius: float = 0.05, cells: int = 12) -> Mesh:
    """A rounded box standing on the ground, centred in x and z."""
    half = np.array([width, height, depth]) / 2
    radius = min(radius, half.min() * 0.999)
    points, uv, faces, base = [], [], [], 0
    corner = np.tan(np.linspace(0, np.pi / 4, 7))[1:]  # Even steps of angle over each rounded edge.
    for axis in range(3):
        for sign in (1, -1):
            a, b = (axis + 1) % 3, (axis + 2) % 3
            lines = []
            for other in (a, b):
                inner = np.linspace(-1, 1, cells) * (half[other] - radius)
                lines.append(np.r_[inner[0] - radius * corner[::-1], inner, inner[-1] + radius * corner])
            p, q = (g.ravel() for g in np.meshgrid(*lines, indexing="ij"))
            cube = np.zeros((len(p), 3))
            cube[:, axis], cube[:, a], cube[:, b] = sign * half[axis], p, q
            core = np.clip(cube, -(half - radius), half - radius)
            out = cube - core
            points.append(core + radius * out / np.linalg.norm(out, axis=1, keepdims=True))
            uv.append(np.stack([p / half[a], q / half[b]], 1) / 2 + 0.5)
            grid = _grid(len(lines[0]), len(lines[1])) + base
            faces.append(grid if sign > 0 else grid[:, ::-1])
            base += len(p)
    return Mesh(np.vstack(points) + [0, half[1], 0], np.vstack(faces), np.vstack(uv))


def outline(points: Sequence[Sequence[float]], steps: int = 8) -> np.ndarray:
    """A closed smooth outline through points. Out: (k, 2)."""
    closed = np.array([*points, points[0]], float)
    wrapped = curve(np.vstack([closed[-3:-1], closed, closed[1:3]]), steps)
    return wrapped[2 * steps : -2 * steps - 1]


def slab(edge: Sequence[Sequence[float]], thick: float, bevel: float = 0.03, dome: float = 0) -> Mesh:
    """A star-shaped outline in (x, z) raised to a slab with a rounded edge; `dome` lifts the middle of the top."""
    rim = np.array(edge, float)
    if _turning(rim) < 0:
        rim = rim[::-1]
    rim = _resampled(np.vstack([rim, rim[:1]]), 240)
    ahead = np.roll(rim[:-1], -1, 0) - np.roll(rim[:-1], 1, 0)
    inward = np.stack([-ahead[:, 1], ahead[:, 0]], 1) / np.linalg.norm(ahead, axis=1, keepdims=True)
    inward = np.vstack([inward, inward[:1]])
    middle = rim[:-1].mean(0)
    t = np.linspace(0, np.pi / 2, 7)
    rows = [(bevel * (1 - np.cos(a)), bevel * (1 - np.sin(a))) for a in t[::-1]] + [
        (bevel * (1 - np.cos(a)), thick - bevel * (1 - np.sin(a))) for a in t
    ]
    rings = [np.stack([(rim + inward * i)[:, 0], np.full(len(rim), y), (rim + inward * i)[:, 1]], 1) for i, y in rows]
    low, top = rings[0], rings[-1]
    closing = []
    for k in np.linspace(0, 1, 48):  # Close rings, so that grain painted on the points shows.
        flat = middle + (np.stack([top[:, 0], top[:, 2]], 1) - middle) * (1 - k)
        closing.append(np.stack([flat[:, 0], thick + dome * (1 - (1 - k) ** 2) * np.ones(len(rim)), flat[:, 1]], 1))
    under = [
        np.stack([middle[0] + (low[:, 0] - middle[0]) * k, low[:, 1], middle[1] + (low[:, 2] - middle[1]) * k], 1)
        for k in (0, 1)
    ]
    points, faces, base = [], [], 0
    for stack in (under, rings, closing) if dome == 0 else (under, rings + closing[1:]):
        points += stack
        faces.append(_grid(len(stack), len(rim)) + base)
        base += len(stack) * len(rim)
    return Mesh(np.vstack(points), np.vstack(faces))


def _resampled(line: np.ndarray, least: int) -> np.ndarray:
    """The same closed line with points added on its long runs."""
    gaps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    longest = gaps.sum() / least
    pieces = [
        a + (b - a) * np.linspace(0, 1, max(1, int(np.ceil(g / longest))), endpoint=False)[:, None]
        for a, b, g in zip(line, line[1:], gaps, strict=False)
    ]
    return np.vstack([*pieces, line[:1]])


def _turning(line: np.ndarray) -> float:
    return float(np.sum(line[:, 0] * np.roll(line[:, 1], -1) - np.roll(line[:, 0], -1) * line[:, 1]))


def circle(radius: float, steps: int = 96) -> np.ndarray:
    t = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    return np.stack([radius * np.cos(t), radius * np.sin(t)], 1)


def pill(width: float, depth: float, radius: float, steps: int = 12) -> np.ndarray:
    """The outline of a rectangle with rounded corners."""
    corners = [(1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)]
    t = np.radians(np.linspace(0, 90, steps))
    return np.vstack(
        [
            np.stack(
                [
                    x * (width / 2 - radius) + radius * np.cos(t + np.radians(a)),
                    z * (depth / 2 - radius) + radius * np.sin(t + np.radians(a)),
                ],
                1,
            )
            for x, z, a in corners
        ]
    )


def arch(outer: float, inner: float, depth: float, bevel: float = 0.04, sweep: float = 180) -> Mesh:
    """A half ring standing on its two feet, `depth` from front to back."""
    w, d = (outer - inner) / 2, depth / 2
    section = pill(2 * w, depth, min(bevel, w * 0.9, d * 0.9), 6)
    section = np.vstack([section, section[:1]])
    mid = (outer + inner) / 2
    rows = []
    for a in np.radians(np.linspace(90 - sweep / 2, 90 + sweep / 2, 72)):
        r = mid + section[:, 0]
        rows.append(np.stack([r * np.cos(a), r * np.sin(a), section[:, 1]], 1))
    points, grid = np.vstack(rows), _grid(72, len(section))
    ends = []
    for first in (0, 71 * len(section)):
        fan = np.arange(first, first + len(section) - 2)
        ends.append(
            np.stack([np.full(len(fan), first), fan + 1, fan + 2], 1)
            if first == 0
            else np.stack([np.full(len(fan), first), fan + 2, fan + 1], 1)
        )
    return Mesh(points, np.vstack([grid, *ends]))


def wrap(radius: float, low: float, high: float, degrees: float = 120, towards: float = 90, steps: int = 64) -> Mesh:
    """A label round an upright cylinder, facing the camera by default; u runs left to right and v upwards."""
    half = np.radians(degrees) / 2

    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a = np.radians(towards) + half - 2 * half * u
        return np.stack([radius * np.cos(a), low + (high - low) * v, radius * np.sin(a)], 1)

    return sheet(place, steps, 4)


def panel(width: float, height: float) -> Mesh:
    """A flat upright picture facing the camera, its middle at the origin."""
    return sheet(lambda u, v: np.stack([(u - 0.5) * width, (v - 0.5) * height, 0 * u], 1), 2, 2)
