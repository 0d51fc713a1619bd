"""What is reported: nDCG@10, and which queries may be tuned on."""

import math
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

DEPTH = 10
SEED = "jishi"


def ndcg(ranked: Sequence[str], gains: Mapping[str, float]) -> float | None:
    """
    Return how near a ranking comes to the best one, 0 to 1; None when nothing judged is any good.

    Gains count as they are, not as powers of two; what was not judged counts as worthless. Järvelin & Kekäläinen 2002.
    """
    best = _discounted(sorted(gains.values(), reverse=True))
    return _discounted([gains.get(one, 0.0) for one in ranked]) / best if best else None


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains[:DEPTH]))


def tuning_half(queries: Collection[str]) -> set[str]:
    """Choose the half that may be tuned on: by a hash of each query, so that nobody chose."""
    ranked = sorted(queries, key=lambda query: sha256(f"{SEED}:{query}".encode()).hexdigest())
    return set(ranked[: len(ranked) // 2])
