"""A shop hands an order's parcel to a carrier."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.shipping import rules
from market.shipping.errors import AlreadySent
from market.shipping.models import Parcel
from market.shipping.types import ParcelView


@transaction.atomic
def send_parcel(order_id: UUID, shop_id: UUID, carrier: str, tracking_no: str, now: datetime) -> ParcelView:
    """
    Write down the carrier and number of an order's parcel. The same again is the same parcel.

    Two at once: the unique key on (order, number) lets one through. Touches no network.

    :raises UnknownCarrier, BadTrackingNumber, AlreadySent: with another carrier or number
    """
    known, number = rules.check_tracking(carrier, tracking_no)
    parcel, born = Parcel.objects.get_or_create(
        order_id=order_id,
        number=1,
        defaults={"shop_id": shop_id, "carrier": known.code, "tracking_no": number, "sent_at": now},
    )
    if not born and (parcel.carrier, parcel.tracking_no) != (known.code, number):
        raise AlreadySent(carrier=parcel.carrier, tracking_no=parcel.tracking_no)
    return parcel.view()
