"""`make audit` says what it found, and its exit status says whether it found anything."""

from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from market.orders.tests.factories import make_buyer, make_sku, pay, place
from market.people.models import Person
from market.storefront.models import Card

pytestmark = pytest.mark.django_db


def test_a_sound_house_has_nothing_amiss(capsys):
    checkout = place(make_buyer(), (make_sku(), 1), now=timezone.now())
    pay(checkout, now=timezone.now())

    call_command("audit")

    assert capsys.readouterr().out == "0 findings\n"


def test_an_orphaned_id_is_named_and_ends_with_one(capsys):
    buyer, lost = make_buyer(), uuid4()
    Person.objects.filter(pk=buyer.id).update(avatar_picture_id=lost)
    Card.objects.create(product_id=lost, shop_id=lost, card_zh="", card_en="", body_zh="", body_en="")

    with pytest.raises(SystemExit) as end:
        call_command("audit")

    assert end.value.code == 1
    said = capsys.readouterr().out
    assert f"people_person.avatar_picture_id {lost}: nothing in media_picture" in said
    assert f"storefront_card.product_id {lost}: nothing in catalogue_product" in said
