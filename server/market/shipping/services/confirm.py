"""The buyer has the parcels of an order."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.shipping.errors import ParcelNotFound
from market.shipping.models import Parcel
from market.shipping.states import ParcelState


@transaction.atomic
def confirm(order_id: UUID, now: datetime) -> None:
    """Mark an order's parcels delivered. Twice is once. Locks the parcels. :raises ParcelNotFound: none was sent"""
    parcels = list(Parcel.objects.select_for_update().filter(order_id=order_id).order_by("number"))
    if not parcels:
        raise ParcelNotFound
    _deliver(parcels, now)


@transaction.atomic
def confirm_parcel(parcel_id: UUID, now: datetime) -> None:
    """Mark one parcel delivered. Twice is once. Locks it. :raises ParcelNotFound:"""
    parcels = list(Parcel.objects.select_for_update().filter(pk=parcel_id))
    if not parcels:
        raise ParcelNotFound
    _deliver(parcels, now)


def _deliver(parcels: list[Parcel], now: datetime) -> None:
    for parcel in parcels:
        if parcel.state != ParcelState.DELIVERED:
            parcel.move_to(ParcelState.DELIVERED, now=now, because="received")
