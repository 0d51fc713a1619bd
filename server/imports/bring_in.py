"""
Bring records into the market, through its doors, in batches.

A batch is one transaction: a product comes with its SKUs, prices and stock, or not at all. A batch that the market
refuses is undone and brought in one by one, so that only what is wrong stays out. Whatever is known by its key is left
as it is, so a run that was killed is simply run again.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from foundation.errors import ShopError
from foundation.tables import Refusal, Remark
from imports.bringing.offers import bring_offer
from imports.bringing.orders import bring_orders, bring_people
from imports.bringing.products import bring_products
from imports.bringing.reviews import bring_reviews
from imports.bringing.run import RowRefused, Run
from imports.bringing.shelves import bring_brand, bring_category, bring_shops
from imports.records import (
    BrandRecord,
    CategoryRecord,
    OfferRecord,
    OrderRecord,
    PersonRecord,
    ProductRecord,
    Record,
    ReviewRecord,
    ShopRecord,
)

BATCH = 200  # Enough to share the statements, few enough for a transaction of a fraction of a second.


class Importer:
    """One run's way into the market. Remembers what it has met, for the reckoning at the end."""

    def __init__(
        self,
        *,
        now: datetime,
        refuse: Callable[[Refusal], None],
        remark: Callable[[Remark], None],
        revive_offers: bool = False,
        pieces: int = 0,
    ) -> None:
        self.refuse = refuse
        self.remark = remark
        self.run = Run(now, revive_offers, pieces)
        self.product_keys: dict[str, int] = {}  # What must be in the market at the end, and how many SKUs of it.
        self.order_keys: set[str] = set()
        self.review_keys: set[str] = set()

    def bring_in(self, records: Iterable[Record | Refusal | Remark]) -> None:
        waiting: list[Record] = []
        for record in records:
            if isinstance(record, Refusal):
                self.refuse(record)
                continue
            if isinstance(record, Remark):
                self.remark(record)
                continue
            if waiting and (type(record) is not type(waiting[0]) or len(waiting) == BATCH):
                self._bring(waiting)
                waiting = []
            waiting.append(record)
        if waiting:
            self._bring(waiting)

    def _bring(self, records: Sequence[Record]) -> None:
        """Bring a batch; halve it where the market refuses something, until what is refused stands alone."""
        try:
            with transaction.atomic():
                self._bring_kind(records)
        except (RowRefused, ShopError) as error:
            for record in records:
                self.run.shelves.pop(record.key, None)  # What was made is undone.
            if len(records) == 1:
                self.refuse(_refusal(records[0], error))
                return
            self._bring(records[: len(records) // 2])
            self._bring(records[len(records) // 2 :])
        else:
            self.product_keys |= {one.key: len(one.skus) for one in records if isinstance(one, ProductRecord)}
            self.order_keys |= {one.key for one in records if isinstance(one, OrderRecord)}
            self.review_keys |= {one.key for one in records if isinstance(one, ReviewRecord)}

    def _bring_kind(self, records: Sequence[Record]) -> None:
        run = self.run
        bring_shops(run, [one for one in records if isinstance(one, ShopRecord)])
        bring_products(run, [one for one in records if isinstance(one, ProductRecord)])
        bring_people([one for one in records if isinstance(one, PersonRecord)])
        bring_orders(run, [one for one in records if isinstance(one, OrderRecord)])
        bring_reviews([one for one in records if isinstance(one, ReviewRecord)])
        for one in records:
            match one:
                case CategoryRecord():
                    bring_category(run, one)
                case BrandRecord():
                    bring_brand(run, one)
                case OfferRecord():
                    bring_offer(run, one)
                case ShopRecord() | ProductRecord() | PersonRecord() | OrderRecord() | ReviewRecord():
                    pass  # Brought above, all together.


def _refusal(record: Record, error: RowRefused | ShopError) -> Refusal:
    """Say what was refused in the source's own words for the columns."""
    if isinstance(error, RowRefused):
        column, reason = error.column, error.reason
    else:
        column = error.field or ""
        said = (type(error).__doc__ or "").strip().splitlines()[0]
        facts = ", ".join(f"{name} {fact}" for name, fact in error.facts.items())
        reason = f"{said} [{error.code}{': ' if facts else ''}{facts}]"
    names = getattr(record, "columns", {})
    return Refusal(record.place, names.get(column.split(".")[0], column), reason)
