"""Who joins, rises, steps down and leaves, and that a shop is never left without an owner."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.errors import Conflict, NotFound
from foundation.models import AuditEntry
from foundation.testing import NOON
from market.merchants.errors import AlreadyStaff, LastOwner, RoleUnknown, StaffNotFound, TooManyStaff
from market.merchants.models import Staff
from market.merchants.queries import shops_of, staff_of
from market.merchants.services.add_staff import add_staff
from market.merchants.services.change_staff_role import change_staff_role
from market.merchants.services.remove_staff import remove_staff
from market.merchants.tests.factories import make_person, make_shop, make_staff
from market.merchants.types import Role

pytestmark = pytest.mark.django_db


def test_staff_are_listed_owners_first_and_every_change_leaves_a_trail():
    ana, ben = make_person("安"), make_person("本")
    shop = make_shop(owner_id=ana.id)

    add_staff(shop_id=shop.id, person_id=ben.id, role="clerk", actor_id=ana.id, now=NOON)
    change_staff_role(shop_id=shop.id, person_id=ben.id, role="manager", actor_id=ana.id)

    assert [(member.person_id, member.role) for member in staff_of(shop.id)] == [(ana.id, "owner"), (ben.id, "manager")]
    assert [(found.id, role) for found, role in shops_of(ben.id)] == [(shop.id, "manager")]
    trail = AuditEntry.objects.filter(holder_id=shop.id).order_by("at", "id")
    assert [entry.action for entry in trail] == ["merchants.add_staff", "merchants.change_staff_role"]
    assert (trail[1].before, trail[1].after, trail[1].actor_id) == ("clerk", "manager", ana.id)


def test_nobody_has_two_parts_in_one_shop():
    shop = make_shop()
    ben = make_staff(shop, "clerk")

    with pytest.raises(AlreadyStaff):
        add_staff(shop_id=shop.id, person_id=ben.id, role="owner", now=NOON)


def test_the_last_owner_neither_leaves_nor_steps_down():
    shop = make_shop()
    ana = make_staff(shop, "owner")
    make_staff(shop, "manager")

    with pytest.raises(LastOwner):
        remove_staff(shop_id=shop.id, person_id=ana.id, actor_id=ana.id)
    with pytest.raises(LastOwner):
        change_staff_role(shop_id=shop.id, person_id=ana.id, role="clerk", actor_id=ana.id)

    assert Staff.objects.get(person_id=ana.id).role == "owner"


def test_an_owner_leaves_when_another_stays():
    shop = make_shop()
    ana, ben = make_staff(shop, "owner"), make_staff(shop, "owner")

    remove_staff(shop_id=shop.id, person_id=ana.id, actor_id=ben.id)

    assert [member.person_id for member in staff_of(shop.id)] == [ben.id]


def test_a_stranger_cannot_be_let_go():
    with pytest.raises(StaffNotFound):
        remove_staff(shop_id=make_shop().id, person_id=make_person().id, actor_id=make_person().id)


def test_a_role_that_is_none_is_refused():
    with pytest.raises(RoleUnknown):
        add_staff(shop_id=make_shop().id, person_id=make_person().id, role="king", now=NOON)


def test_a_shop_has_at_most_a_hundred_staff():
    shop = make_shop()
    Staff.objects.bulk_create(
        Staff(shop_id=shop.id, person_id=UUID(int=number), role=Role.CLERK, since=NOON) for number in range(100)
    )

    with pytest.raises(TooManyStaff):
        make_staff(shop, "clerk")


acts = st.lists(st.tuples(st.sampled_from(["add", "change", "remove"]), st.integers(0, 3), st.sampled_from(Role)))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=acts)
def test_whatever_is_done_to_staff_an_owner_stays_and_nobody_has_two_parts(acts):
    people = [UUID(int=number + 1) for number in range(4)]
    shop = make_shop(owner_id=people[0])

    for act, number, role in acts:
        who = {"shop_id": shop.id, "person_id": people[number]}
        try:
            if act == "add":
                add_staff(**who, role=role, now=NOON)
            elif act == "change":
                change_staff_role(**who, role=role, actor_id=people[0])
            else:
                remove_staff(**who, actor_id=people[0])
        except (Conflict, NotFound):
            pass

    staff = staff_of(shop.id)
    assert any(member.role == Role.OWNER for member in staff)
    assert len({member.person_id for member in staff}) == len(staff)


@pytest.mark.django_db(transaction=True)
def test_twenty_owners_leave_at_once_and_exactly_one_stays():
    """Without the lock on the shop: fails with no owner left, since each leaver still sees the others."""
    shop = make_shop()
    owners, gun = [make_staff(shop, "owner") for _ in range(20)], Barrier(20)

    def leave(person_id: UUID) -> str:
        try:
            gun.wait()
            remove_staff(shop_id=shop.id, person_id=person_id, actor_id=person_id)
            return "left"
        except LastOwner:
            return "stays"
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(leave, [owner.id for owner in owners]))

    assert sorted(outcomes) == ["left"] * 19 + ["stays"]
    assert [member.role for member in staff_of(shop.id)] == ["owner"]
