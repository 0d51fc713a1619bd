from dataclasses import replace
from datetime import date

import pytest

from foundation.testing import told
from foundation.words import WordsMissing
from market.merchants.errors import LicenceInvalid, SlugInvalid, SlugTaken
from market.merchants.events import ShopChanged
from market.merchants.models import Shop
from market.merchants.queries import permissions_of, shop_by_slug, shops
from market.merchants.tests.factories import LICENCE, make_person, make_shop

pytestmark = pytest.mark.django_db


def test_a_shop_opens_with_its_licence_and_its_owner():
    ana = make_person()

    shop = make_shop(slug="hearth", owner_id=ana.id, self_operated=True)

    assert shops([shop.id]) == {shop.id: shop}
    assert shop_by_slug("hearth").licence == LICENCE
    assert (shop.self_operated, shop.state) == (True, "open")
    assert "staff.edit" in permissions_of(ana.id, shop.id)
    assert told(ShopChanged, key=shop.id).shop_id == shop.id


def test_one_source_opens_one_shop():
    assert make_shop(source_key="demo:hearth").id == make_shop(source_key="demo:hearth").id

    assert Shop.objects.count() == 1


def test_two_shops_never_share_an_address():
    make_shop(slug="hearth")

    with pytest.raises(SlugTaken):
        make_shop(slug="hearth")


@pytest.mark.parametrize("slug", ["", "a", "-a", "a-", "Hearth", "hearth kiln", "壶", "a" * 41, "a/b"])
def test_an_address_is_letters_digits_and_hyphens(slug: str):
    with pytest.raises(SlugInvalid):
        make_shop(slug=slug)


@pytest.mark.parametrize(
    "licence",
    [
        replace(LICENCE, number=""),
        replace(LICENCE, number="有"),
        replace(LICENCE, company=""),
        replace(LICENCE, issued_on=None),
        replace(LICENCE, valid_until=date(2023, 6, 9)),
    ],
)
def test_a_shop_without_a_whole_licence_does_not_open(licence):
    with pytest.raises(LicenceInvalid):
        make_shop(licence=licence)

    assert Shop.objects.exists() is False


def test_who_needs_no_licence_says_why():
    exempt = replace(LICENCE, number="", company="", address="", issued_on=None, exemption="个人销售自产农副产品")

    assert make_shop(licence=exempt).licence.exemption == "个人销售自产农副产品"


def test_a_shop_has_a_name():
    with pytest.raises(WordsMissing):
        make_shop(name={"zh-CN": "  "})
