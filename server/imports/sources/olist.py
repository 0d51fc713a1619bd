"""
Olist: a Brazilian marketplace's sellers, products, customers, and its orders of 2016 to 2018 with items, payments,
deliveries and reviews, as CSV (MIT). The data has no titles, no names of people, and amounts in reais.
"""

from collections.abc import Iterator
from pathlib import Path

from foundation.tables import FileUnfit, Refusal, Remark, Tell
from imports import exchange
from imports.olist import goods, orders, people, reviews
from imports.olist.files import Files
from imports.olist.known import Known, gather
from imports.records import Record
from imports.source import Source


class Olist(Source):
    name = "olist"
    currency = "BRL"

    def __init__(self, folder: Path, tell: Tell) -> None:
        super().__init__(folder, tell)
        self.files = Files(folder, tell)

    def check_currency(self, market: str) -> None:
        if not exchange.can_convert(self.currency, market):
            raise FileUnfit(f"{self.name} is priced in {self.currency}, and no rate to {market} is known")

    def check(self) -> None:
        self.files.check()

    def records(self) -> Iterator[Record | Refusal | Remark]:
        files, known = self.files, Known(self.left_out)
        yield from gather(files, known)
        yield from goods.shops(files)
        yield from goods.categories(files, known)
        yield from goods.products(files, known)
        yield from people.people(files, known)
        yield from orders.orders(files, known)
        yield from reviews.reviews(files, known)
