"""Somebody's part in a shop becomes another one."""

from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.merchants.models import Shop
from market.merchants.rules import check_an_owner_stays, read_role
from market.merchants.types import Role, StaffView


@transaction.atomic
def change_staff_role(*, shop_id: UUID, person_id: UUID, role: str, actor_id: UUID) -> StaffView:
    """
    Give somebody of the staff another role. Locks the shop, so that two owners cannot step down at once.

    :raises ShopNotFound, StaffNotFound, RoleUnknown, LastOwner:
    """
    after = read_role(role)
    shop = Shop.objects.lock(shop_id)
    member = shop.member(person_id)
    before = Role(member.role)
    check_an_owner_stays(before, after, shop.roles())
    if before != after:
        member.role = after
        member.save(update_fields=["role"])
        audit.record(
            actor_id=actor_id,
            action="merchants.change_staff_role",
            subject=encode("pers", person_id),
            holder_id=shop_id,
            before=before,
            after=after,
        )
    return member.view()
