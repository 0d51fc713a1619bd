"""Terms are changed by two operators, hold for what is paid from then on, and never change what was."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.ids import encode, uuid7
from foundation.models import AuditEntry
from foundation.testing import at_once
from market.approvals.models import Approval
from market.catalogue import facade as catalogue
from market.merchants.tests.factories import make_shop
from market.people.models import Person
from market.settlement.errors import TermsMakeNoSense
from market.settlement.models import Terms
from market.settlement.queries import AllTerms
from market.settlement.services.set_terms import set_terms
from market.settlement.tests.factories import make_terms
from market.settlement.types import Conditions, Rhythm

FAIR = Conditions(300, 60, 60, 500, 30, 15, Rhythm.WEEKLY)
SAID = {
    "shop": "", "commission_by_category": "", "commission_bps": "3", "technical_bps": "0.6", "payment_bps": "0.6",
    "reserve_bps": "5", "reserve_days": "30", "tier_days": "15", "rhythm": "weekly", "because": "agreed by letter",
}  # fmt: skip


def operator(name: str) -> Client:
    client = Client()
    client.force_login(Person.objects.create_superuser(email=f"{name}@example.com", password="x"))
    return client


def category(slug: str) -> catalogue.CategoryView:
    return catalogue.create_category(slug=slug, name={"zh-CN": slug})


def desk() -> str:
    return reverse(
        "admin:settlement_terms_change_terms", args=[Terms.objects.filter(shop_id=None).latest("version").pk]
    )


def set_for(shop_id, conditions=FAIR, *, now=None):
    return set_terms(
        shop_id=shop_id, conditions=conditions, decided_by=uuid7(), because="agreed", now=now or timezone.now()
    )


@pytest.mark.django_db
def test_terms_of_a_shop_take_two_operators_and_hold_from_then_on():
    """Without `approvals.ask` in the desk: fails, one operator changes them alone."""
    shop, first, second = make_shop(), operator("first"), operator("second")
    before = timezone.now()

    first.post(desk(), {**SAID, "shop": encode("shop", shop.id)})
    assert not Terms.objects.filter(shop_id=shop.id).exists()
    grant = reverse("admin:approvals_approval_grant", args=[Approval.objects.get().pk])
    first.post(grant, {"because": "fine"})
    assert not Terms.objects.filter(shop_id=shop.id).exists()
    second.post(grant, {"because": "I have seen the letter"})

    terms = AllTerms([shop.id])
    assert terms.at(shop.id, before).shop_id is None
    now = terms.at(shop.id, timezone.now())
    assert (now.shop_id, now.version, now.conditions) == (shop.id, 1, FAIR)
    assert AuditEntry.objects.get(action="settlement.set_terms").because == "agreed by letter"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"shop": "shop_nobody"}, {"commission_bps": "101"}, {"commission_bps": "-1"}, {"technical_bps": "0.001"},
        {"reserve_days": "181"}, {"tier_days": "3"}, {"rhythm": "hourly"}, {"because": "x"}, {"because": "x" * 201},
        {"commission_bps": "94"}, {"commission_by_category": "nothing 2"}, {"commission_by_category": "fruit"},
        {"commission_by_category": "fruit 94"}, {"commission_by_category": "fruit 2,5"},
    ],
    ids=str,
)  # fmt: skip
def test_what_makes_no_sense_is_told_by_its_field_and_changes_nothing(wrong):
    (field,) = wrong
    category("fruit")

    answer = operator("first").post(desk(), SAID | wrong)

    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Approval.objects.exists()


@pytest.mark.django_db
def test_rates_that_leave_nothing_are_refused_wherever_they_come_from():
    """Without `check_conditions` in the service: fails with the database's refusal, and not at all for a category."""
    with pytest.raises(TermsMakeNoSense):
        set_for(None, replace(FAIR, commission_bps=9_400))
    with pytest.raises(TermsMakeNoSense):
        set_for(None, replace(FAIR, commission_by_category={uuid7(): 9_400}))


@pytest.mark.django_db
def test_categories_have_rates_of_their_own_and_the_form_begins_with_those_that_hold():
    fruit, tea, first, second = category("fruit"), category("tea"), operator("a"), operator("b")
    make_terms(None, commission_by_category={str(fruit.id): 100})
    assert "fruit 1" in first.get(desk()).content.decode()

    first.post(desk(), SAID | {"commission_by_category": "fruit 1.5\n\ntea 0"})
    second.post(reverse("admin:approvals_approval_grant", args=[Approval.objects.get().pk]), {"because": "fine"})

    held = AllTerms([]).at(uuid7(), timezone.now())
    assert held.commission_by_category == {fruit.id: 150, tea.id: 0}


@pytest.mark.django_db
def test_who_waited_begins_after_the_one_it_waited_for():
    """Without the later of the two instants: fails, the first holds, though the second was agreed upon after it."""
    shop_id, now = make_shop().id, timezone.now()

    set_for(shop_id, now=now)
    set_for(shop_id, replace(FAIR, commission_bps=200), now=now - timedelta(seconds=1))

    assert AllTerms([shop_id]).at(shop_id, now + timedelta(seconds=1)).commission_bps == 200


@pytest.mark.django_db(transaction=True)
def test_changes_at_once_follow_each_other():
    """Without the lock: fails, two of them write the same version."""
    shop_id = make_shop().id

    at_once([lambda: set_for(shop_id)] * 4)

    versions = Terms.objects.filter(shop_id=shop_id).order_by("starts_at").values_list("version", flat=True)
    assert list(versions) == [1, 2, 3, 4]
