"""
The face shipping shows the rest of the market: the only file others import to ask or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise. Nothing here touches a network.
"""

from market.shipping.errors import AlreadySent, BadRule, BadTrackingNumber, ParcelNotFound, UnknownCarrier
from market.shipping.queries import (
    carriers,
    fees,
    parcel_of,
    parcels,
    parcels_of,
    read_tracking,
    rules_of,
    tariff,
    tracking_url,
)
from market.shipping.services.confirm import confirm, confirm_parcel
from market.shipping.services.import_parcels import import_parcels
from market.shipping.services.send_another import send_another
from market.shipping.services.send_parcel import send_parcel
from market.shipping.services.set_rule import set_rule
from market.shipping.states import ParcelState
from market.shipping.types import CarrierView, ParcelId, ParcelView, PastParcel, RuleView, ShopGoods, Tariff

__all__ = [
    "AlreadySent",
    "BadRule",
    "BadTrackingNumber",
    "CarrierView",
    "ParcelId",
    "ParcelNotFound",
    "ParcelState",
    "ParcelView",
    "PastParcel",
    "RuleView",
    "ShopGoods",
    "Tariff",
    "UnknownCarrier",
    "carriers",
    "confirm",
    "confirm_parcel",
    "fees",
    "import_parcels",
    "parcel_of",
    "parcels",
    "parcels_of",
    "read_tracking",
    "rules_of",
    "send_another",
    "send_parcel",
    "set_rule",
    "tariff",
    "tracking_url",
]
