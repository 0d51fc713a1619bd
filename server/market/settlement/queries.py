"""Questions settlement can answer. Nothing here writes."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from market.settlement.models import Terms
from market.settlement.types import TermsView


class AllTerms:
    """The terms of some shops and of the house, oldest first; asked once for many lines."""

    def __init__(self, shop_ids: Collection[UUID]) -> None:
        self._by_shop: Mapping[UUID | None, list[TermsView]] = defaultdict(list)
        own = Terms.objects.filter(shop_id__in=set(shop_ids)) | Terms.objects.filter(shop_id=None)
        for row in own.order_by("starts_at"):
            self._by_shop[row.shop_id].append(row.view())

    def at(self, shop_id: UUID, at: datetime) -> TermsView:
        """Return by which terms a shop sold at an instant: its own, else the house's."""
        for whose in (shop_id, None):
            valid = [one for one in self._by_shop[whose] if one.starts_at <= at]
            if valid:
                return valid[-1]
        raise AssertionError("the house has terms from the day it opened")


def commission_bps(terms: TermsView, category_path: Sequence[UUID]) -> int:
    """Return the rate of the nearest category that has one, else the general one. In: from the root down."""
    for category_id in reversed(category_path):
        if category_id in terms.commission_by_category:
            return terms.commission_by_category[category_id]
    return terms.commission_bps
