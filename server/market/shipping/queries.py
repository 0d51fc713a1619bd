"""Questions shipping can answer. Nothing here writes."""

from collections.abc import Collection, Sequence
from uuid import UUID

from foundation.money import Money
from market.shipping import carriers as known
from market.shipping.models import Parcel, Rule
from market.shipping.types import CarrierView, ParcelView, RuleView, ShopGoods, Tariff


def tariff(shop_ids: Collection[UUID]) -> Tariff:
    """Read the rules of these shops once, to price any number of orders. One query."""
    views = [rule.view() for rule in Rule.objects.filter(shop_id__in=shop_ids)]
    return Tariff({(view.shop_id, view.country): view for view in views})


def fees(goods: Sequence[ShopGoods], country: str) -> dict[UUID, Money]:
    """Return what each shop asks for sending its goods to a country. One query."""
    return tariff({one.shop_id for one in goods}).fees(goods, country)


def rules_of(shop_ids: Collection[UUID]) -> dict[UUID, list[RuleView]]:
    """Return the rules of each shop, the general one first. One query."""
    answer: dict[UUID, list[RuleView]] = {shop_id: [] for shop_id in shop_ids}
    for rule in Rule.objects.filter(shop_id__in=shop_ids).order_by("country"):
        answer[rule.shop_id].append(rule.view())
    return answer


def parcels_of(order_ids: Collection[UUID]) -> dict[UUID, list[ParcelView]]:
    """Return the parcels of each order in the order they were sent. One query."""
    answer: dict[UUID, list[ParcelView]] = {order_id: [] for order_id in order_ids}
    for parcel in Parcel.objects.filter(order_id__in=order_ids).order_by("number"):
        answer[parcel.order_id].append(parcel.view())
    return answer


def parcel_of(order_id: UUID) -> ParcelView | None:
    """Return an order's parcel, if it was sent."""
    parcels = parcels_of([order_id])[order_id]
    return parcels[0] if parcels else None


def carriers() -> list[CarrierView]:
    """Return whom a shop may send with, in the order to offer them."""
    return [CarrierView(carrier.code, carrier.name) for carrier in known.carriers().values()]
