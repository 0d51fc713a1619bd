"""Repeatable grain: smooth noise in space, and the colours of wood, crust and speckle made from it."""
# mypy: disable-error-code="import-not-found"

import numpy as np


def noise(points: np.ndarray, seed: int = 0) -> np.ndarray:
    """Value noise with smooth steps. In: (n, 3). Out: (n,) in [-1, 1]."""
    cell = np.floor(points).astype(np.int64)
    t = points - cell
    t = t * t * (3 - 2 * t)
    total = np.zeros(len(points))
    for corner in range(8):
        step = np.array([corner & 1, corner >> 1 & 1, corner >> 2 & 1])
        weight = np.prod(np.where(step == 1, t, 1 - t), axis=1)
        total += weight * _hash(cell + step, seed)
    return total


def _hash(cell: np.ndarray, seed: int) -> np.ndarray:
    mixed = (
        cell[:, 0] * 73856093 ^ cell[:, 1] * 19349663 ^ cell[:, 2] * 83492791 ^ (seed + 1) * 2654435761
    ) & 0xFFFFFFFF
    mixed = (mixed ^ mixed >> 15) * 0x2C1B3C6D & 0xFFFFFFFF
    mixed = (mixed ^ mixed >> 12) * 0x297A2D39 & 0xFFFFFFFF
    return (mixed ^ mixed >> 15) / 0x7FFFFFFF - 1


def clouds(points: np.ndarray, octaves: int = 4, seed: int = 0) -> np.ndarray:
    """Noise in several sizes at once. Out: (n,) about [-1, 1]."""
    return sum(noise(points * 2**k + 17 * k, seed + k) / 2**k for k in range(octaves)) / 1.6


def mix(low: np.ndarray, high: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Blend two linear colours. share: (n,). Out: (n, 3)."""
    share = np.clip(share, 0, 1)[:, None]
    return np.asarray(low) * (1 - share) + np.asarray(high) * share


def grain(
    points: np.ndarray, light: np.ndarray, dark: np.ndarray, along: int = 0, scale: float = 1, seed: int = 0
) -> np.ndarray:
    """The colour of planed wood whose trunk runs along one axis. Out: (n, 3)."""
    p = np.roll(points, -along, axis=1) * scale + seed * 3.7
    stretched = np.stack([p[:, 0] * 0.25, p[:, 1] * 1.6, p[:, 2] * 1.6], 1)
    rings = np.hypot(p[:, 1] * 2.2 + 1.3, p[:, 2] * 2.2 + 4.1) * 3 + clouds(stretched, 3, seed) * 1.1
    year = 0.5 + 0.5 * np.sin(rings * 2 * np.pi * 0.8)
    fibre = clouds(np.stack([p[:, 0] * 1.2, p[:, 1] * 26, p[:, 2] * 26], 1), 2, seed + 5)
    return mix(light, dark, 0.12 + 0.5 * year**3 + 0.22 * fibre)
