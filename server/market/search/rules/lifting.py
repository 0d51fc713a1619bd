"""What lifts a note among those that have the words: how fresh it is, and what people did with it. And when it was."""

import math
from datetime import datetime

LOVE_LIFTS = 0.1  # of its words' worth, for each doubling of what people did
FRESHNESS_LIFTS = 1.0  # of its words' worth, on the day; half of it after FRESH_DAYS
FRESH_DAYS = 30
SPANS = (1, 8, 64, 512, 4096)  # Hours. Each note lies in one stretch of each length.


def love(likes: int, saves: int, comments: int) -> float:
    """Return how many doublings people's deeds are worth; as in discover, to keep is worth three likes, to talk two."""
    return math.log2(1 + likes + 3 * saves + 2 * comments)


def stretch(at: datetime, span: int) -> int:
    """Return the number of the stretch of so many hours that a moment lies in."""
    return int(at.timestamp()) // 3600 // span


def of_stretch(span: int, number: int) -> str:
    """Write a stretch as a lexeme. No word begins with this sign."""
    return f"@{span}:{number}"


def of_topic(topic: str) -> str:
    return f"#{topic}"


LIFTED = f"""(1 + {LOVE_LIFTS} * love + {FRESHNESS_LIFTS} / (1 + greatest(0,
  extract(epoch FROM %(as_of)s::timestamptz - published_at)) / 86400 / {FRESH_DAYS}))"""
