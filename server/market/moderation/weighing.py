"""
A small classifier beside the lists: a text weighed by the runs of letters in it. Pure; numpy alone.

Each run of one to three letters that is read (reading.py) falls into one of 2^18 boxes by its CRC, and each box has a
weight: logistic regression on hashed features (Weinberger et al., ICML 2009), learnt by Adagrad (Duchi et al., JMLR
2011).
"""

import zlib
from collections.abc import Sequence

import numpy as np

BOXES = 1 << 18
LONGEST_RUN = 3  # Letters. Chinese words have two or three.
ROUNDS = 6  # Over all texts.
RATE, KEEP_SMALL = 0.1, 1e-6  # Steps of Adagrad, and how strongly weights are drawn to nothing.


def boxes_of(letters: str) -> np.ndarray:
    """Return the boxes that a read text's runs fall into, each once. Out: (boxes,) int64."""
    raw = letters.encode("utf-32-le")
    size = len(letters)
    runs = {
        zlib.crc32(raw[4 * start : 4 * (start + length)]) & (BOXES - 1)
        for length in range(1, LONGEST_RUN + 1)
        for start in range(size - length + 1)
    }
    return np.fromiter(runs, dtype=np.int64, count=len(runs))


def train(texts: Sequence[np.ndarray], labels: Sequence[bool], *, seed: int = 1) -> np.ndarray:
    """
    Learn weights from texts, as their boxes, and whether each is bad. The same input gives the same weights.

    Bad texts count as much together as good ones, however few they are. Out: (BOXES + 1,) float32, the last the bias.
    """
    weights, seen = np.zeros(BOXES + 1), np.full(BOXES + 1, 1e-8)
    bad_share = sum(labels) / len(labels)
    counts = {True: 0.5 / bad_share, False: 0.5 / (1 - bad_share)}
    chance = np.random.default_rng(seed)
    for _ in range(ROUNDS):
        for place in chance.permutation(len(texts)):
            boxes, label = texts[place], labels[place]
            if not len(boxes):
                continue
            error = (_share(weights, boxes) - label) * counts[label]
            step = error / np.sqrt(len(boxes)) + KEEP_SMALL * weights[boxes]
            seen[boxes] += step**2
            weights[boxes] -= RATE * step / np.sqrt(seen[boxes])
            seen[-1] += error**2
            weights[-1] -= RATE * error / np.sqrt(seen[-1])
    return weights.astype(np.float32)


def score(weights: np.ndarray, boxes: np.ndarray) -> float:
    """Return how likely a text is bad by its boxes, in [0, 1]; by the weight of good and bad texts in `train`."""
    return float(_share(weights, boxes))


def threshold_for(scores: Sequence[float], labels: Sequence[bool], *, precision: float) -> float:
    """
    Return the lowest score at and above which at least such a share is bad; above 1 where there is none.

    In: texts that were not learnt from, and whether each is bad.
    """
    right, lowest = 0, 2.0
    falling = sorted(zip(scores, labels, strict=True), reverse=True)
    for count, (value, label) in enumerate(falling, start=1):
        right += label
        is_last_of_its_score = count == len(falling) or falling[count][0] < value
        if is_last_of_its_score and right >= precision * count:
            lowest = value
    return lowest


def _share(weights: np.ndarray, boxes: np.ndarray) -> float:
    total = weights[boxes].sum() / np.sqrt(max(len(boxes), 1)) + weights[-1]
    return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))
