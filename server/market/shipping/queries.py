"""Questions shipping can answer. Nothing here writes."""

from collections.abc import Collection, Sequence
from uuid import UUID

from foundation import sql
from foundation.money import Money
from market.shipping import carriers as known
from market.shipping import rules
from market.shipping.models import Parcel, Rule
from market.shipping.types import CarrierView, ParcelView, RuleView, ShopGoods, Tariff


def tariff(shop_ids: Collection[UUID]) -> Tariff:
    """Read the rules of these shops once, to price any number of orders. One query."""
    found = {}
    for shop_id, country, currency, flat, free_over in sql.rows(
        "SELECT shop_id, country, currency, flat_minor, free_over_minor FROM shipping_rule"
        " WHERE shop_id = ANY(%s::uuid[])",
        [list(shop_ids)],
    ):
        free = None if free_over is None else Money(currency, free_over)
        found[shop_id, country] = RuleView(shop_id, country, Money(currency, flat), free)
    return Tariff(found)


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


def parcels(parcel_ids: Collection[UUID]) -> dict[UUID, ParcelView]:
    """Return those that exist, by id. One query, none for no ids."""
    return {row.pk: row.view() for row in Parcel.objects.filter(pk__in=set(parcel_ids))} if parcel_ids else {}


def read_tracking(carrier: str, tracking_no: str) -> tuple[str, str]:
    """Return a carrier's code and a number as it writes it. :raises UnknownCarrier, BadTrackingNumber:"""
    carrier_known, number = rules.check_tracking(carrier, tracking_no)
    return carrier_known.code, number


def tracking_url(carrier: str, tracking_no: str) -> str | None:
    """Return the carrier's page about a number, if it has one."""
    return known.carriers().get(carrier, known.carriers()["other"]).url(tracking_no)


def carriers() -> list[CarrierView]:
    """Return whom a shop may send with, in the order to offer them."""
    return [CarrierView(carrier.code, carrier.name) for carrier in known.carriers().values()]
