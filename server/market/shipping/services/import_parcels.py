"""Parcels come along from another market, as they went."""

from collections.abc import Sequence

from django.db import transaction

from market.shipping import rules
from market.shipping.models import Parcel, ParcelMove
from market.shipping.states import ParcelState
from market.shipping.types import PastParcel

BECAUSE = "imported"


@transaction.atomic
def import_parcels(past: Sequence[PastParcel]) -> None:
    """
    Write down parcels with the instants of then. Two statements. The caller sees to it that an order comes once.

    :raises UnknownCarrier, BadTrackingNumber:
    """
    rows = [_parcel(one) for one in past]
    Parcel.objects.bulk_create(rows)
    ParcelMove.objects.bulk_create(
        ParcelMove(
            parcel=row,
            before=ParcelState.SENT,
            after=ParcelState.DELIVERED,
            at=row.delivered_at,
            because=BECAUSE,
        )
        for row in rows
        if row.delivered_at is not None
    )


def _parcel(past: PastParcel) -> Parcel:
    carrier, number = rules.check_tracking(past.carrier, past.tracking_no)
    return Parcel(
        order_id=past.order_id,
        shop_id=past.shop_id,
        carrier=carrier.code,
        tracking_no=number,
        state=ParcelState.SENT if past.delivered_at is None else ParcelState.DELIVERED,
        sent_at=past.sent_at,
        delivered_at=past.delivered_at,
    )
