"""
What a word weighs in a product: BM25 over fields (Robertson, Zaragoza 2004), worked out when the product is indexed.

The usual lengths are constants, so that a product's weights depend on that product alone.
"""

import math
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from uuid import UUID

SATURATION = 1.2  # BM25's k1: how soon saying a word again adds nothing.
HEAVIEST = 255  # A weight is one byte.
LONGEST_DESCRIPTION = 300  # Lexemes; what a thing is stands in the beginning.
HIGHEST_LEVEL = 24
HIGHEST_PRICE = 160  # The step of 10^12 minor units, the most that a filter may say.


@dataclass(frozen=True, slots=True)
class Field:
    weight: float
    length_matters: float  # BM25's b, 0 to 1: how much a long text takes from each of its words.
    usual_length: int


# Tuned on the tuning halves of two public sets; see docs/search.md.
FIELDS: Mapping[str, Field] = {
    "title": Field(5.0, 0.5, 12),
    "brand": Field(2.0, 0.3, 2),
    "category": Field(3.0, 0.3, 8),
    "details": Field(1.0, 0.6, 40),
    "description": Field(0.5, 0.75, 120),
}


def weigh(texts: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Weigh every lexeme of a product. In: lexemes by field. Out: lexeme -> 1..255."""
    amounts: Counter[str] = Counter()
    for name, lexemes in texts.items():
        field = FIELDS[name]
        length = 1 - field.length_matters + field.length_matters * len(lexemes) / field.usual_length
        for lexeme, count in Counter(lexemes).items():
            amounts[lexeme] += field.weight * count / length  # type: ignore[assignment]
    return {lexeme: max(1, round(HEAVIEST * amount / (SATURATION + amount))) for lexeme, amount in amounts.items()}


def rarity(document_count: int, all_count: int) -> float:
    """Return how telling a word is: BM25's inverse document frequency, never negative."""
    known = min(document_count, all_count)
    return math.log(1 + (all_count - known + 0.5) / (known + 0.5))


def key(lexeme: str) -> int:
    """Return a lexeme's place in the weights: 32 bits, signed, for an int4."""
    number = zlib.crc32(lexeme.encode())
    return number - (1 << 32) if number >= 1 << 31 else number


def neighbours(sequence: Sequence[str]) -> list[str]:
    """Name the pairs of words that stand side by side."""
    return [f"{first} {second}" for first, second in pairwise(sequence)]


def label_id(kind: str, value: str) -> int:
    """Return the id of something to filter by: 63 bits, the same wherever and whenever it is worked out."""
    return int.from_bytes(blake2b(f"{kind}={value}".encode(), digest_size=8).digest(), "big") >> 1


def level(product_id: UUID, sold_count: int) -> int:
    """
    Place a product on a level: half of those on one level are on the next, and what sells stands higher.

    Words that half the market shares are looked for among high levels only, so that no search reads the whole market.
    """
    chance = product_id.int & ((1 << HIGHEST_LEVEL) - 1)
    luck = (chance & -chance).bit_length() - 1 if chance else HIGHEST_LEVEL
    return min(HIGHEST_LEVEL, luck + int(math.log2(1 + max(0, sold_count))))


def price_step(price_minor: int) -> int:
    """Place a price on a ladder whose steps are a fifth apart, so that a range of prices is a few steps."""
    return int(4 * math.log2(1 + max(0, price_minor)))


# What is filtered by is a lexeme as well. No word begins with these signs.
def of_label(identity: int) -> str:
    return f"#{identity:x}"


def of_shop(shop_id: UUID) -> str:
    return f"${label_id('shop', str(shop_id)):x}"


def of_title(lexeme: str) -> str:
    return f"^{lexeme}"


def of_level(number: int) -> str:
    return f"~{number}"


def of_price(step: int) -> str:
    return f"¥{step}"


IN_STOCK, IN_GROUP = "+stock", "+group"
EVERYTHING = "*"  # Every product has it; its count is the size of the index.
SCALARS = ("~", "¥", "+")  # Signs of what changes without the texts.
