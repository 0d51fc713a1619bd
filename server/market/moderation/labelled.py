"""
Texts that people have labelled, in the layouts of COLD (Deng et al. 2022) and of Davidson et al. (2017), and how well
they are told apart.
"""

import csv
import gzip
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from market.moderation.errors import ListUnreadable

HELD_BACK_ONE_IN = 5  # Rows of a file that comes in one piece.
ENGLISH = {"0": "hate", "1": "offensive", "2": "neither"}
CHINESE = {"0": "safe", "1": "offensive"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """Rows to learn from, and rows held back: (text, class). No text of those held back is among those learnt from."""

    learnt: tuple[tuple[str, str], ...]
    held_back: tuple[tuple[str, str], ...]
    harmless: str  # the class of what breaks no rule


@dataclass(frozen=True, slots=True)
class Quality:
    """How well one class is told from the others; precision, recall and their harmonic mean in [0, 1]."""

    name: str
    count: int
    precision: float
    recall: float
    f1: float


def read_labelled(folder: Path) -> Labelled:
    """:raises ListUnreadable: the folder has neither layout"""
    if (folder / "train.csv.gz").exists():
        learnt, held = (_rows(folder / f"{part}.csv.gz", "TEXT", "label", CHINESE) for part in ("train", "dev"))
        return _apart(learnt, held, "safe")
    if (folder / "labeled_70.csv.gz").exists():
        rows = _rows(folder / "labeled_70.csv.gz", "tweet", "class", ENGLISH)
        held = rows[::HELD_BACK_ONE_IN]
        learnt = [row for place, row in enumerate(rows) if place % HELD_BACK_ONE_IN]
        return _apart(learnt, held, "neither")
    raise ListUnreadable(because=f"{folder} has neither train.csv.gz with dev.csv.gz, nor labeled_70.csv.gz")


def quality(truth: Sequence[str], said: Sequence[str], name: str) -> Quality:
    pairs = Counter(zip(truth, said, strict=True))
    right = pairs[name, name]
    meant = sum(count for (one, _), count in pairs.items() if one == name)
    found = sum(count for (_, one), count in pairs.items() if one == name)
    return Quality(
        name,
        meant,
        right / found if found else 0.0,
        right / meant if meant else 0.0,
        2 * right / (found + meant) if found + meant else 0.0,
    )


def _rows(file: Path, text: str, label: str, names: dict[str, str]) -> list[tuple[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as opened:
        return [(row[text], names[row[label]]) for row in csv.DictReader(opened)]


def _apart(learnt: list[tuple[str, str]], held: list[tuple[str, str]], harmless: str) -> Labelled:
    known = {text for text, _ in held}
    return Labelled(tuple(row for row in learnt if row[0] not in known), tuple(held), harmless)
