"""The words that invented goods are made of, from vocabulary.json. Each pair is Chinese and English."""

import json
from pathlib import Path
from typing import Any, TypeAlias

Pair: TypeAlias = tuple[str, str]

_KEPT: dict[str, Any] = json.loads(Path(__file__).with_name("vocabulary.json").read_text())


def _pairs(name: str) -> tuple[Pair, ...]:
    return tuple(_KEPT[name].items())


# A shelf of the market: its name, what stands on it, and the middle of what such a thing costs, in yuan.
SHELVES: tuple[tuple[Pair, tuple[Pair, ...], int], ...] = tuple(
    ((one["name"][0], one["name"][1]), tuple(one["things"].items()), one["yuan"]) for one in _KEPT["shelves"]
)
TRAITS = _pairs("traits")
SERIES = _pairs("series")
BRAND_HEADS = _pairs("brand_heads")
BRAND_TAILS = _pairs("brand_tails")
PLACES = _pairs("places")
COLOURS = _pairs("colours")
SIZES = _pairs("sizes")
MATERIALS = _pairs("materials")
SENTENCES = _pairs("sentences")
PRAISE: tuple[str, ...] = tuple(_KEPT["praise"])
NICKNAMES: tuple[str, ...] = tuple(_KEPT["nicknames"])
