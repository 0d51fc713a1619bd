"""A shop sends another parcel of an order that was sent: what was missing, or in place of what was bad."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.shipping import rules
from market.shipping.models import Parcel
from market.shipping.types import ParcelView


@transaction.atomic
def send_another(order_id: UUID, shop_id: UUID, carrier: str, tracking_no: str, now: datetime) -> ParcelView:
    """
    Write down the carrier and number of one more parcel, numbered after those that were sent. Touches no network.

    Each call is another parcel: the caller sees to it that it comes once. Holds a lock on the order's numbers until the
    transaction ends.

    :raises UnknownCarrier, BadTrackingNumber:
    """
    known, number = rules.check_tracking(carrier, tracking_no)
    sql.rows("SELECT pg_advisory_xact_lock(hashtextextended('shipping.parcels:' || %s, 0))", [str(order_id)])
    sent = Parcel.objects.filter(order_id=order_id).order_by("-number").values_list("number", flat=True).first()
    parcel = Parcel.objects.create(
        order_id=order_id,
        number=max(sent or 0, 1) + 1,  # The first number is the order's own, sent or not.
        shop_id=shop_id,
        carrier=known.code,
        tracking_no=number,
        sent_at=now,
    )
    return parcel.view()
