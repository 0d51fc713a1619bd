import pytest

from foundation.access import PERMISSIONS
from market.merchants.rules import permissions
from market.merchants.states import ShopState
from market.merchants.types import Role

TABLE = {
    Role.OWNER: PERMISSIONS,
    Role.MANAGER: {
        "shop.read", "goods.edit", "price.edit", "stock.edit", "orders.read", "orders.ship", "refunds.make",
        "money.read", "money.confirm",
    },
    Role.CLERK: {"shop.read", "stock.edit", "orders.read", "orders.ship"},
}  # fmt: skip


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", sorted(PERMISSIONS))
def test_a_role_may_do_what_the_readme_says(role, permission):
    assert (permission in permissions(role, ShopState.OPEN)) == (permission in TABLE[role])


@pytest.mark.parametrize("role", Role)
def test_suspension_never_adds_a_right(role):
    assert permissions(role, ShopState.SUSPENDED) <= permissions(role, ShopState.OPEN)
