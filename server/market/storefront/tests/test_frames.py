"""What stands around the cards: drawn again when it would show something else, and left alone otherwise."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.ids import encode
from foundation.testing import NOON, deliver_news
from market.catalogue.facade import categories, create_category, products, update_product, withdraw_product
from market.catalogue.services.change_category import change_category
from market.media.tests.factories import make_picture
from market.orders.tests.factories import make_sku
from market.storefront.models import Heading
from market.storefront.queries import cards
from market.storefront.services.hang_banner import hang_banner
from market.storefront.services.mark_stale import mark_stale
from market.storefront.services.refresh_frames import refresh_frames
from market.storefront.services.refresh_products import refresh_stale

pytestmark = pytest.mark.django_db


def settle():
    """Let all news be heard, stale pages be made again and then what stands around them."""
    deliver_news()
    while refresh_stale(now=timezone.now(), at_once=True):
        pass
    refresh_frames()


def shown():
    """Return the home page's categories by their ids, with the address of their pictures."""
    home = Client().get("/api/storefront/home", headers={"Accept-Language": "en"}).json()
    return {one["category_id"]: one["picture"] and one["picture"]["url_320"] for one in home["categories"]}


def category_of(sku):
    return products([sku.product_id])[sku.product_id].category_id


def give_picture(sku):
    """Give a product a new picture, and return its address."""
    picture = make_picture()
    update_product(sku.product_id, {"picture_ids": [picture.id]}, NOON)
    return picture.urls["320"]


def statements_of_a_round():
    with CaptureQueriesContext(connection) as asked:
        refresh_frames()
    return [one["sql"] for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def test_while_nothing_moves_neither_cards_nor_shelves_are_read_and_nothing_is_drawn():
    """Without the return where no picture changed: fails with the headings written each time."""
    make_sku()
    settle()

    asked = statements_of_a_round()

    assert len(asked) <= 4  # The marks, the tree, the banners, and what was drawn from.
    assert not [one for one in asked if "storefront_card" in one or "storefront_shelf" in one or "heading" in one]


def test_one_sale_has_only_the_pictures_of_its_own_categories_looked_at():
    """Without the marks, where all categories are looked at: fails with the other category's id in the statement."""
    mug, _ = make_sku(), make_sku()
    settle()
    mark_stale([mug.product_id])
    refresh_stale(now=timezone.now(), at_once=True)

    asked = statements_of_a_round()

    (looked,) = [one for one in asked if "storefront_shelf" in one]
    assert [one.id for one in categories() if one.id.hex in looked.replace("-", "")] == [category_of(mug)]
    assert not [one for one in asked if "storefront_heading" in one]  # It begins with the same card as before.


def test_a_category_shows_the_picture_of_its_first_card_and_goes_with_its_last():
    """Without marking what a product left: fails with a picture of what is no longer on sale."""
    first = make_sku()
    category_id = category_of(first)
    second = make_sku()
    update_product(second.product_id, {"category_id": category_id}, NOON)
    pictures = {give_picture(first), give_picture(second)}
    settle()
    key = encode("cat", category_id)
    before = shown()[key]
    assert before in pictures

    leading = cards(category_id, after=None, limit=1, language="en").items[0]
    on_top, other = (first, second) if encode("prod", first.product_id).encode() in bytes(leading) else (second, first)
    withdraw_product(on_top.product_id, now=NOON)
    settle()
    assert shown()[key] == (pictures - {before}).pop()

    withdraw_product(other.product_id, now=NOON)
    settle()
    assert key not in shown()


def test_a_product_that_moves_takes_its_picture_out_of_the_old_category_and_into_the_new():
    """Without the lists that a product stood on before: fails with the old category still there."""
    mug, bowl = make_sku(), make_sku()
    settle()
    old, new = category_of(mug), category_of(bowl)
    withdraw_product(bowl.product_id, now=NOON)
    update_product(mug.product_id, {"category_id": new}, NOON)

    settle()

    assert set(shown()) == {encode("cat", new)}
    assert encode("cat", old) not in shown()


def test_a_new_picture_of_the_first_card_is_the_categorys_picture():
    mug = make_sku()
    give_picture(mug)
    settle()

    address = give_picture(mug)
    settle()

    assert shown() == {encode("cat", category_of(mug)): address}


def test_what_no_news_tells_is_seen_at_the_next_round():
    """Without `drawn_from`: fails with the old name, no banner, and no heading for the new category."""
    mug = make_sku()
    settle()

    change_category(category_id=category_of(mug), name={"zh-CN": "茶杯", "en": "Tea cups"}, sort=3, actor_id=None)
    empty = create_category(slug="empty", name={"zh-CN": "空", "en": "Empty"})
    hang_banner(
        source_key="tests:spring", title={"zh-CN": "春", "en": "Spring"}, subtitle={}, action={}, link="/",
        picture_id=None, dark_picture_id=None, sort=1,
    )  # fmt: skip
    refresh_frames()

    home = Client().get("/api/storefront/home", headers={"Accept-Language": "en"}).json()
    assert [one["name"] for one in home["categories"]] == ["Tea cups"]
    assert [one["title"] for one in home["banners"]] == ["Spring"]
    assert Heading.objects.filter(category_id=empty.id).exists()
