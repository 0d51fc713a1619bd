from datetime import timedelta

import pytest

from foundation.access import RoleTooSmall, require
from foundation.models import AuditEntry
from foundation.states import IllegalMove
from foundation.testing import NOON, told_all
from market.merchants.events import ShopChanged
from market.merchants.models import ShopMove
from market.merchants.services.move_shop import move_shop
from market.merchants.states import SHOP, ShopState
from market.merchants.tests.factories import make_person, make_shop, make_staff


@pytest.mark.parametrize("before", ShopState)
@pytest.mark.parametrize("after", ShopState)
def test_every_pair_of_states_is_either_in_the_table_or_refused(before, after):
    if before != after:
        SHOP.require(before, after)
    else:
        with pytest.raises(IllegalMove):
            SHOP.require(before, after)


@pytest.mark.django_db
def test_a_suspended_shop_keeps_its_promises_and_makes_no_new_ones():
    shop = make_shop()
    owner, operator = make_staff(shop, "owner"), make_person()

    view = move_shop(
        shop_id=shop.id,
        after=ShopState.SUSPENDED,
        actor_id=operator.id,
        because="licence ran out",
        now=NOON + timedelta(days=1),
    )

    assert view.state == "suspended"
    require(owner.id, shop.id, "orders.ship")
    require(owner.id, shop.id, "refunds.make")
    with pytest.raises(RoleTooSmall):
        require(owner.id, shop.id, "goods.edit")
    assert ShopMove.objects.get(shop_id=shop.id).because == "licence ran out"
    assert AuditEntry.objects.get(action="merchants.move_shop").after == "suspended"
    assert len(told_all(ShopChanged)) == 2


@pytest.mark.django_db
def test_a_shop_is_not_suspended_twice():
    shop, operator = make_shop(), make_person()

    def suspend() -> None:
        move_shop(shop_id=shop.id, after=ShopState.SUSPENDED, actor_id=operator.id, because="x", now=NOON)

    suspend()
    with pytest.raises(IllegalMove):
        suspend()

    assert ShopMove.objects.count() == 1
