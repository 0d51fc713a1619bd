"""Questions merchants can answer. Nothing here writes."""

from collections.abc import Collection
from uuid import UUID

from foundation import sql
from market.merchants.errors import ShopNotFound
from market.merchants.models import Shop, Staff
from market.merchants.rules import permissions
from market.merchants.states import ShopState
from market.merchants.types import Role, ShopView, StaffView


def shops(ids: Collection[UUID]) -> dict[UUID, ShopView]:
    """Return those that exist, by id. One query."""
    return {shop.id: shop.view() for shop in Shop.objects.filter(pk__in=set(ids))} if ids else {}


def open_shops(ids: Collection[UUID]) -> set[UUID]:
    """Return which of these shops sell now. One plain statement: every quote asks it."""
    found = sql.rows(
        "SELECT id FROM merchants_shop WHERE id = ANY(%s::uuid[]) AND state = %s", [list(ids), ShopState.OPEN.value]
    )
    return {shop_id for (shop_id,) in found}


def shop(shop_id: UUID) -> ShopView:
    """:raises ShopNotFound:"""
    found = Shop.objects.filter(pk=shop_id).first()
    if found is None:
        raise ShopNotFound
    return found.view()


def shop_by_slug(slug: str) -> ShopView:
    """:raises ShopNotFound:"""
    found = Shop.objects.filter(slug=slug).first()
    if found is None:
        raise ShopNotFound
    return found.view()


def shops_of(person_id: UUID) -> list[tuple[ShopView, Role]]:
    """Return the shops where a person works, with their role, oldest part first."""
    parts = Staff.objects.filter(person_id=person_id).select_related("shop").order_by("since", "id")
    return [(part.shop.view(), Role(part.role)) for part in parts[:100]]


def staff_of(shop_id: UUID) -> list[StaffView]:
    """Return who works in a shop, owners first. At most a hundred do."""
    return staff_of_shops([shop_id])[shop_id]


def staff_of_shops(shop_ids: Collection[UUID]) -> dict[UUID, list[StaffView]]:
    """Return who works in each of these shops, owners first. One query."""
    rank = {Role.OWNER: 0, Role.MANAGER: 1, Role.CLERK: 2}
    found: dict[UUID, list[StaffView]] = {shop_id: [] for shop_id in shop_ids}
    for part in Staff.objects.filter(shop_id__in=list(found)).order_by("since", "id"):
        found[part.shop_id].append(part.view())
    return {shop_id: sorted(parts, key=lambda part: rank[part.role]) for shop_id, parts in found.items()}


def permissions_of(person_id: UUID, shop_id: UUID) -> frozenset[str]:
    """Return what a person may do in a shop; nothing for a stranger. One query."""
    part = Staff.objects.filter(shop_id=shop_id, person_id=person_id).values_list("role", "shop__state").first()
    return permissions(Role(part[0]), ShopState(part[1])) if part else frozenset()


def shop_ids_of_source(source_keys: Collection[str]) -> dict[str, UUID]:
    """Return which shops imports made under these keys, for the keys that are known. One query."""
    found = Shop.objects.filter(source_key__in=source_keys).values_list("source_key", "id")
    return {key: shop_id for key, shop_id in found if key is not None}


def count_of_source(source: str) -> int:
    """Count the shops that an import made: those whose key begins with "source:"."""
    return Shop.objects.filter(source_key__startswith=f"{source}:").count()
