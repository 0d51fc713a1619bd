"""What crosses the facade: frozen, framework-free."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from foundation.ids import typed_id
from foundation.money import Money
from foundation.words import Words
from market.shipping.states import ParcelState

ParcelId = typed_id("prcl")
ELSEWHERE = ""  # A rule for every country that has none of its own.


@dataclass(frozen=True, slots=True)
class CarrierView:
    code: str
    name: Words


@dataclass(frozen=True, slots=True)
class ShopGoods:
    """What one shop sends in one order."""

    shop_id: UUID
    payable: Money  # after every discount
    weight_grams: int = 0


@dataclass(frozen=True, slots=True)
class RuleView:
    shop_id: UUID
    country: str  # ISO 3166-1 alpha-2, or ELSEWHERE
    flat: Money
    free_over: Money | None  # from this amount on sending costs nothing; None: always the flat fee


@dataclass(frozen=True, slots=True)
class Tariff:
    """The rules of some shops, read once: prices any number of orders without asking again."""

    rules: Mapping[tuple[UUID, str], RuleView]

    def fees(self, goods: Sequence[ShopGoods], country: str) -> dict[UUID, Money]:
        """Return each shop's fee for sending there. A shop without a rule sends for nothing."""
        return {one.shop_id: self._fee(one, country) for one in goods}

    def _fee(self, goods: ShopGoods, country: str) -> Money:
        rule = self.rules.get((goods.shop_id, country)) or self.rules.get((goods.shop_id, ELSEWHERE))
        if rule is None or (rule.free_over is not None and rule.free_over <= goods.payable):
            return Money.zero(goods.payable.currency)
        return rule.flat


@dataclass(frozen=True, slots=True)
class PastParcel:
    """A box that went its way on another market."""

    order_id: UUID
    shop_id: UUID
    carrier: str
    tracking_no: str
    sent_at: datetime
    delivered_at: datetime | None


@dataclass(frozen=True, slots=True)
class ParcelView:
    id: UUID
    order_id: UUID
    shop_id: UUID
    carrier: str
    carrier_name: Words
    tracking_no: str
    tracking_url: str | None
    state: ParcelState
    sent_at: datetime
    delivered_at: datetime | None
