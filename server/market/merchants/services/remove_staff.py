"""Somebody leaves a shop's staff, or is asked to."""

from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.merchants.models import Shop
from market.merchants.rules import check_an_owner_stays
from market.merchants.types import Role


@transaction.atomic
def remove_staff(*, shop_id: UUID, person_id: UUID, actor_id: UUID) -> None:
    """
    End a person's part in a shop. Locks the shop, so that two owners cannot leave at once.

    :raises ShopNotFound, StaffNotFound, LastOwner:
    """
    shop = Shop.objects.lock(shop_id)
    member = shop.member(person_id)
    before = Role(member.role)
    check_an_owner_stays(before, None, shop.roles())
    member.delete()
    audit.record(
        actor_id=actor_id,
        action="merchants.remove_staff",
        subject=encode("pers", person_id),
        holder_id=shop_id,
        before=before,
    )
