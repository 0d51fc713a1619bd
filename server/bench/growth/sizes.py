"""How large a market is made, and how much of everything a market of that size has."""

from dataclasses import dataclass

SENTENCE = "one of 1k, 20k, 200k, 1m"
NAMED = {"1k": 1_000, "20k": 20_000, "200k": 200_000, "1m": 1_000_000}


@dataclass(frozen=True, slots=True)
class Size:
    """A market by its number of products; there are as many people, who made as many orders in the last year."""

    name: str
    products: int

    @property
    def people(self) -> int:
        return self.products

    @property
    def orders(self) -> int:
        return self.products

    @property
    def shops(self) -> int:
        return round(40 * (self.products / 1_000) ** 0.75)  # 40 at a thousand products, about 7,000 at a million

    @property
    def makers(self) -> int:
        return round(60 * (self.products / 1_000) ** 0.6)

    @property
    def offers(self) -> int:
        return self.products // 10

    @property
    def teams(self) -> int:
        return self.orders * 12 // 100  # see sql/06_bought.sql

    @property
    def database(self) -> str:
        return f"growth_{self.name}"


def size(name: str) -> Size:
    """:raises ValueError: when no market of this name is made"""
    if name not in NAMED:
        raise ValueError(f"{name}: {SENTENCE}")
    return Size(name, NAMED[name])
