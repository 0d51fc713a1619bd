"""Somebody joins a shop's staff."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.merchants.errors import AlreadyStaff, TooManyStaff
from market.merchants.models import Shop
from market.merchants.rules import MOST_STAFF, read_role
from market.merchants.types import StaffView


@transaction.atomic
def add_staff(*, shop_id: UUID, person_id: UUID, role: str, now: datetime, actor_id: UUID | None = None) -> StaffView:
    """
    Give a person a part in a shop. Locks the shop.

    :raises ShopNotFound, AlreadyStaff, TooManyStaff, RoleUnknown:
    """
    part = read_role(role)
    shop = Shop.objects.lock(shop_id)
    if shop.staff.filter(person_id=person_id).exists():
        raise AlreadyStaff
    if shop.staff.count() >= MOST_STAFF:
        raise TooManyStaff(most=MOST_STAFF)
    member = shop.staff.create(person_id=person_id, role=part, since=now)
    audit.record(
        actor_id=actor_id,
        action="merchants.add_staff",
        subject=encode("pers", person_id),
        holder_id=shop_id,
        after=part,
    )
    return member.view()
