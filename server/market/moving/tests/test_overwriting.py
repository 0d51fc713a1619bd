"""A merchant takes the goods out, changes them in a spreadsheet, and brings them in again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.money import Money
from foundation.testing import NOON
from market.catalogue import facade as catalogue
from market.catalogue.facade import AttributeKind, AttributeView
from market.catalogue.tests.factories import make_mug
from market.moving.shopify.beyond import read_beyond
from market.moving.shopify.layout import BEYOND
from market.moving.shopify.reading import ware_of
from market.moving.tests.givers import Shop, mug, read, sheet, written
from market.pricing import facade as pricing
from market.stock import facade as stock


@pytest.fixture
def shop(db) -> Shop:
    return Shop()


@pytest.fixture
def cup(shop):
    """A product as staff wrote it: in two languages, with an attribute, a brand, pictures, prices and stock."""
    made = make_mug(
        shop_id=shop.id,
        category_id=shop.category.id,
        slug="cup",
        published=True,
        description={"zh-CN": "陶 & 木", "en": "Clay & wood"},
        attributes=[AttributeView({"en": "Height"}, {"en": "9"}, "height", AttributeKind.NUMBER, 9.0)],
    )
    pricing.set_first_prices({sku.id: Money("CNY", 1_000) for sku in made.skus}, now=NOON, because="t")
    stock.receive_many([stock.Delivery(sku.id, 5, f"d-{sku.code}") for sku in made.skus], because="t", now=NOON)
    return made


def now(cup):
    return catalogue.products([cup.id])[cup.id]


def test_what_goes_out_and_comes_in_unaltered_changes_nothing(shop, cup):
    """Without what stands in the shop compared with the file: fails with changed, columns kept."""
    shop.brought(sheet(mug("moved in", Tags="clay")))
    before = shop.exported()

    done = shop.brought(before, key="k-2", overwrites=True)

    assert done["counts"] == {"new": 0, "changed": 0, "unchanged": 2, "left": 0, "refused": 0, "remark": 0}
    assert shop.exported() == before


def test_a_price_and_a_title_change_and_nothing_else_does(shop, cup):
    """Without the words of other languages put beside: fails with {'zh-CN': '大马克杯'} for the title."""
    rows = read(shop.exported())
    rows[0] |= {"Title": "大马克杯", "Variant Price": "12.50"}

    done = shop.brought(written(rows), overwrites=True)

    answer = shop.client.get(f"/api/moving/imports/{done['import_id']}/lines", headers={"Accept-Language": "en"}).json()
    assert [(one["line"], one["verdict"], one["message"]) for one in answer["items"]] == [
        (2, "changed", "changes: title, prices")
    ]
    after = now(cup)
    assert after.title == {**cup.title, "zh-CN": "大马克杯"}
    assert (after.attributes, after.options, after.picture_ids, after.description, after.state) == (
        cup.attributes, cup.options, cup.picture_ids, cup.description, "published",
    )  # fmt: skip
    assert [(sku.id, sku.own_picture_id) for sku in after.skus] == [(sku.id, sku.own_picture_id) for sku in cup.skus]
    assert sorted(price.minor for price in pricing.list_prices([sku.id for sku in cup.skus]).values()) == [
        1_000, 1_000, 1_000, 1_250,
    ]  # fmt: skip


def test_without_being_asked_nothing_that_is_there_changes(shop, cup):
    rows = read(shop.exported())
    rows[0]["Title"] = "大马克杯"

    done = shop.brought(written(rows))

    assert shop.lines(done["import_id"]) == [(2, "refused", "Handle", "handle_taken")]
    assert now(cup) == cup


def test_a_column_that_the_file_has_not_stays_as_it_is(shop, cup):
    """Without the columns filled from the shop: fails with the weights of 0 and the description gone."""
    rows = [{"Handle": "cup", "Title": "杯" if not at else "", "Variant SKU": sku.code, "Variant Price": "11"}
            for at, sku in enumerate(cup.skus)]  # fmt: skip

    done = shop.brought(sheet(*rows), overwrites=True)

    assert done["counts"]["changed"] == 1
    after = now(cup)
    assert after.title == {**cup.title, "zh-CN": "杯"}
    assert (after.description, after.options, after.attributes, after.state) == (
        cup.description, cup.options, cup.attributes, "published",
    )  # fmt: skip
    assert [(sku.code, sku.option_values, sku.weight_grams) for sku in after.skus] == [
        (sku.code, sku.option_values, sku.weight_grams) for sku in cup.skus
    ]


def test_what_other_systems_say_stays_when_the_file_says_nothing_of_it(shop):
    shop.brought(sheet(mug("a", Tags="clay", Cost_per_item="3.10")))

    shop.brought(sheet({"Handle": "a", "Title": "New", "Variant SKU": "SKU-a", "Variant Price": "20"}), key="k-2",
                 overwrites=True)  # fmt: skip

    (row,) = read(shop.exported(made_for="shop_system"))
    assert (row["Title"], row["Variant Price"], row["Tags"], row["Cost per item"]) == ("New", "20", "clay", "3.10")


def test_a_variant_comes_and_another_goes_off_sale(shop, cup):
    rows = read(shop.exported())
    rows[3] |= {"Variant SKU": "GREEN-1", "Option1 Value": "绿", "Option2 Value": "单只", "Variant Inventory Qty": "4"}

    done = shop.brought(written(rows), overwrites=True)

    assert (5, "remark", "Variant SKU", "sku_rests") not in shop.lines(done["import_id"])
    assert (2, "remark", "Variant SKU", "sku_rests") in shop.lines(done["import_id"])
    skus = {sku.code: sku for sku in now(cup).skus}
    assert {code for code, sku in skus.items() if sku.is_active} == {"RED-1", "RED-2", "BLUE-1", "GREEN-1"}
    assert skus["GREEN-1"].option_text == {"zh-CN": "绿 / 单只", "en": "绿 / One"}
    assert skus["RED-1"].option_text == {"zh-CN": "红 / 单只", "en": "Red / One"}
    assert stock.levels([skus["GREEN-1"].id])[skus["GREEN-1"].id].on_hand == 4


def test_what_is_counted_is_not_changed_by_a_file(shop, cup):
    """Between the writing of a file and its reading people buy: a count of last week would sell what is gone."""
    rows = read(shop.exported())
    rows[0] |= {"Variant Inventory Qty": "50", "Variant Price": "11"}

    done = shop.brought(written(rows), overwrites=True)

    assert (2, "remark", "Variant Inventory Qty", "stock_left") in shop.lines(done["import_id"])
    assert {level.on_hand for level in stock.levels([sku.id for sku in cup.skus]).values()} == {5}


def test_a_product_is_taken_off_sale_and_put_on_again(shop, cup):
    rows = read(shop.exported())
    rows[0]["Status"] = "draft"
    shop.brought(written(rows), overwrites=True)
    assert now(cup).state == "withdrawn"

    rows[0]["Status"] = "active"
    shop.brought(written(rows), key="k-2", overwrites=True)
    assert now(cup).state == "published"


def test_a_product_that_was_renamed_here_is_known_by_what_it_came_as(shop):
    """Without the look for the source's key: fails with ValueError, zip() argument 2 is longer."""
    data = sheet(mug("a", Option1_Name="Size", Option1_Value="S"))
    shop.brought(data)
    product = catalogue.product_by_slug(shop.id, "a")
    catalogue.update_product(product.id, {"slug": "renamed"}, NOON)
    more = sheet(mug("a", Option1_Name="Size", Option1_Value="S"), mug("a", Option1_Value="L", Variant_SKU="L"))

    assert shop.brought(more, key="k-2")["counts"]["left"] == 1
    assert shop.brought(more, key="k-3", overwrites=True)["counts"]["changed"] == 1
    assert len(catalogue.product_by_slug(shop.id, "renamed").skus) == 2


def test_changes_stand_in_the_trail_under_whoever_started_them(shop, cup):
    from foundation.models import AuditEntry

    rows = read(shop.exported())
    rows[0] |= {"Title": "大马克杯", "Variant Price": "12.50"}
    shop.brought(written(rows), overwrites=True)

    trail = AuditEntry.objects.filter(holder_id=shop.id, actor_id=shop.owner.id).values_list("action", flat=True)
    assert {"moving.take_file", "moving.start_import", "catalogue.update_product", "pricing.set_list_price"} <= set(
        trail
    )


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
PARTS = ("title", "subtitle", "description", "origin", "attributes", "options", "variants")
GOOD = {
    "title": {"en": "Mug"}, "subtitle": {}, "description": {}, "origin": {},
    "attributes": [{"name": {"en": "H"}, "value": {"en": "9"}, "key": "h", "kind": "number", "number": 9.0}],
    "options": [], "variants": [{"code": "SKU-mug", "option_values": [], "gtins": []}],
}  # fmt: skip


INNER = ("", "option_values", "gtins", "number", "key", "kind")


@given(part=st.sampled_from(PARTS), said=junk, inner=st.sampled_from(INNER))
def test_whatever_a_stranger_writes_into_our_column_is_read_or_left(part, said, inner):
    changed = {**GOOD, part: [{**GOOD["variants"][0], **GOOD["attributes"][0], inner: said}] if inner else said}
    row = {**mug(), BEYOND: json.dumps(changed)}

    read_beyond(row[BEYOND])
    ware = ware_of([row], "en", "CNY")

    assert ware.slug == "mug"


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN", "1e400", '"9"', "true", "9" * 400])
def test_a_number_that_is_none_keeps_the_product_out_or_our_column_unread(shop, number):
    """Without OverflowError among what is foreseen: fails with it, on the number of 400 digits."""
    said = json.dumps(GOOD).replace("9.0", number)

    done = shop.brought(sheet({**mug(), BEYOND: said}))

    assert done["state"] == "done"
    assert done["counts"]["new"] + done["counts"]["refused"] == 1
