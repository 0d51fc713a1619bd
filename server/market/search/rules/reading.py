"""What of a product goes into the index: its words and what they weigh, what it is filtered by, how it is spelt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from foundation.words import Words
from market.search.rules import weighing
from market.search.rules.cutting import CHINESE, LONGEST_SPELLING, lexemes, sequence, stem, surfaces
from market.search.types import AttributeDraft, DocumentDraft, LabelView

LONGEST_VALUE = 60  # Letters of an attribute's value that one may filter by; longer ones are prose.
MOST_LABELS = 40  # Of one product; each is counted in every search that finds it.
SIGN_WEIGHT = (
    60  # Of 255: a Chinese sign of the title that is no word by itself there; 床 finds 床单, after what is a 床.
)
READER = "2"  # Change it with how texts are read: every product is then read again when it is next indexed.


@dataclass(frozen=True, slots=True)
class Reading:
    terms: frozenset[str]  # Words, words of the title, labels, the shop.
    keys: tuple[int, ...]
    weights: bytes  # One for each key.
    labels: tuple[LabelView, ...]
    spellings: frozenset[tuple[str, str]]  # (as written, lexeme), of titles and names.


def digest(draft: DocumentDraft) -> bytes:
    """Return a short sum of everything that `read` looks at."""
    said = (READER, draft.shop_id, draft.brand_id, draft.category_ids, draft.title, draft.brand, draft.categories,
            draft.details, draft.description, draft.attributes)  # fmt: skip
    return blake2b(repr(said).encode(), digest_size=12).digest()


def read(draft: DocumentDraft) -> Reading:
    """Read a product's texts, in all their languages."""
    title = _cut([draft.title])
    fields = {
        "title": title,
        "brand": _cut([draft.brand]),
        "category": _cut(draft.categories),
        "details": _cut(draft.details),
        "description": _cut([draft.description])[: weighing.LONGEST_DESCRIPTION],
    }
    weights = weighing.weigh(fields)
    for sign in "".join(CHINESE.findall(draft.title.get("zh-CN", ""))):
        weights.setdefault(sign, SIGN_WEIGHT)
    pairs = {pair for text in draft.title.values() for pair in weighing.neighbours(sequence(text))}
    by_key = {weighing.key(lexeme): weight for lexeme, weight in weights.items()}
    by_key |= dict.fromkeys(map(weighing.key, pairs), weighing.HEAVIEST)
    labels = tuple(_labels(draft))
    return Reading(
        terms=frozenset(
            [
                weighing.EVERYTHING,
                weighing.of_shop(draft.shop_id),
                *weights,
                *map(weighing.of_title, title),
                *(weighing.of_label(label.id) for label in labels),
            ]
        ),
        keys=tuple(by_key),
        weights=bytes(by_key.values()),
        labels=labels,
        spellings=frozenset(_spellings([draft.title, draft.brand, *draft.categories])),
    )


def scalars(draft: DocumentDraft) -> frozenset[str]:
    """Return what a product is found by that changes without its texts."""
    highest = weighing.level(draft.product_id, draft.sold_count)
    return frozenset(
        [
            *(weighing.of_level(number) for number in range(1, highest + 1)),
            weighing.of_price(weighing.price_step(draft.price_minor)),
            *([weighing.IN_STOCK] if draft.in_stock else []),
            *([weighing.IN_GROUP] if draft.has_group else []),
        ]
    )


def _cut(texts: Sequence[Words]) -> list[str]:
    return [lexeme for words in texts for text in words.values() for lexeme in lexemes(text)]


def _labels(draft: DocumentDraft) -> Iterator[LabelView]:
    if draft.brand_id:
        identity = weighing.label_id("brand", str(draft.brand_id))
        yield LabelView(identity, "brand", "brand", {}, draft.brand, None, draft.brand_id)
    for category_id, name in zip(draft.category_ids, draft.categories, strict=True):
        identity = weighing.label_id("category", str(category_id))
        yield LabelView(identity, "category", "category", {}, name, None, category_id)
    seen: set[int] = set()
    for attribute in draft.attributes:
        label = _attribute_label(attribute)
        if label is not None and label.id not in seen and len(seen) < MOST_LABELS:
            seen.add(label.id)
            yield label


def _attribute_label(attribute: AttributeDraft) -> LabelView | None:
    said = attribute.value.get("en") or next(iter(attribute.value.values()), "")
    if not said.strip() or len(said) > LONGEST_VALUE:
        return None
    value = said.strip().casefold() if attribute.number is None else f"{attribute.number:g}"
    identity = weighing.label_id(attribute.key, value)
    return LabelView(identity, "attribute", attribute.key, attribute.name, attribute.value, attribute.number, None)


def _spellings(texts: Sequence[Words]) -> Iterator[tuple[str, str]]:
    for words in texts:
        for text in words.values():
            for word in surfaces(text):
                if len(word) <= LONGEST_SPELLING:
                    yield word, stem(word)
