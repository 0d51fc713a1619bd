"""Invented goods with believable skew: few large shelves, shops and brands, many small ones; prices around a middle."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from uuid import UUID

from bench.filling import vocabulary as words
from bench.filling.vocabulary import Pair
from foundation.words import Words
from market.catalogue.facade import AttributeView, OptionView, ProductDraft, SkuDraft

SHOPS, BRANDS, PICTURES = 240, 260, 4_000
MOST_SKUS = 6


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category without children, and the middle of its prices."""

    category_id: UUID
    noun: Pair
    price_minor: int


@dataclass(frozen=True, slots=True)
class Ware:
    """A product on its way in: what the catalogue is told, and per SKU its price and how many pieces there are."""

    draft: ProductDraft
    price_minor: tuple[int, ...]
    on_hand: tuple[int, ...]


def both(pair: Pair) -> Words:
    return {"zh-CN": pair[0], "en": pair[1]}


def brand_names(chance: random.Random) -> list[Pair]:
    """Return as many different names as there are brands."""
    every = [(zh + zh2, (en + en2).capitalize()) for zh, en in words.BRAND_HEADS for zh2, en2 in words.BRAND_TAILS]
    return chance.sample(every, BRANDS)


class Warehouse:
    """Draws goods, the same ones each time for the same seed."""

    def __init__(
        self,
        chance: random.Random,
        *,
        shelves: Sequence[Shelf],
        shop_ids: Sequence[UUID],
        brands: Sequence[tuple[UUID, Pair]],
        picture_ids: Sequence[UUID],
    ) -> None:
        self.chance = chance
        self.shelves, self.shelf_weights = shelves, _skew(len(shelves), 0.6)
        self.shop_ids, self.shop_weights = shop_ids, _skew(len(shop_ids), 0.8)
        self.brands, self.brand_weights = brands, _skew(len(brands), 0.8)
        self.picture_ids = picture_ids

    def wares(self, first: int, count: int) -> Iterator[Ware]:
        for number in range(first, first + count):
            yield self._ware(number)

    def _ware(self, number: int) -> Ware:
        chance = self.chance
        (shelf,) = chance.choices(self.shelves, cum_weights=self.shelf_weights)
        ((brand_id, brand),) = chance.choices(self.brands, cum_weights=self.brand_weights)
        (shop_id,) = chance.choices(self.shop_ids, cum_weights=self.shop_weights)
        trait, series, place = (chance.choice(kind) for kind in (words.TRAITS, words.SERIES, words.PLACES))
        model = f"{chance.choice('ABCDEFHJKMPRSTX')}{chance.randrange(10, 999)}"
        title = {
            "zh-CN": f"{brand[0]} {series[0]}{trait[0]}{shelf.noun[0]} {model}",
            "en": f"{brand[1]} {series[1]} {trait[1]} {shelf.noun[1]} {model}",
        }
        options = self._options()
        combinations = _combinations(options)
        price = max(990, int(shelf.price_minor * chance.lognormvariate(0, 0.6)) // 100 * 100 - 10)
        draft = ProductDraft(
            shop_id=shop_id,
            category_id=shelf.category_id,
            brand_id=brand_id,
            slug=f"bench-{number}",
            title=title,
            subtitle=both((f"{trait[0]}好用，{place[0]}制造", f"{trait[1]}, made in {place[1]}")),
            description=self._description(),
            attributes=self._attributes(brand, place, model),
            options=options,
            picture_ids=chance.sample(self.picture_ids, chance.randint(1, 4)),
            origin=both(place),
            skus=[
                SkuDraft(f"{model}-{place}", values, weight_grams=chance.randrange(50, 4000))
                for place, values in enumerate(combinations)
            ],
            source_key=f"bench:{number}",
        )
        # One thing in twelve is sold out, as in any shop.
        on_hand = tuple(0 if chance.random() < 1 / 12 else chance.randrange(5, 900) for _ in combinations)
        return Ware(draft, tuple(price + 1000 * place for place in range(len(combinations))), on_hand)

    def _options(self) -> list[OptionView]:
        wanted = self.chance.random()
        options = []
        if wanted > 0.4:
            colours = self.chance.sample(words.COLOURS, self.chance.randint(2, 3))
            options.append(OptionView(both(("颜色", "Colour")), tuple(both(one) for one in colours)))
        if wanted > 0.75:
            options.append(OptionView(both(("尺码", "Size")), tuple(both(one) for one in words.SIZES[:2])))
        return options

    def _attributes(self, brand: Pair, place: Pair, model: str) -> list[AttributeView]:
        material = self.chance.choice(words.MATERIALS)
        said = [
            (("品牌", "Brand"), brand),
            (("材质", "Material"), material),
            (("产地", "Origin"), place),
            (("型号", "Model"), (model, model)),
            (("质保", "Warranty"), (f"{self.chance.choice((6, 12, 24))} 个月", "One year")),
        ]
        return [AttributeView(both(name), both(value)) for name, value in said]

    def _description(self) -> Words:
        told = self.chance.sample(words.SENTENCES, 5)
        return {"zh-CN": "\n\n".join(zh for zh, _ in told), "en": "\n\n".join(en for _, en in told)}


def _combinations(options: Sequence[OptionView]) -> list[tuple[int, ...]]:
    """Return every choice of one value per option, at most MOST_SKUS."""
    found: list[tuple[int, ...]] = [()]
    for option in options:
        found = [(*before, value) for before in found for value in range(len(option.values))]
    return found[:MOST_SKUS]


def _skew(count: int, how_much: float) -> list[float]:
    """Return cumulative weights after Zipf: the n-th of them is wanted 1 / n ** how_much as often as the first."""
    return list(accumulate(1 / (place + 1) ** how_much for place in range(count)))
