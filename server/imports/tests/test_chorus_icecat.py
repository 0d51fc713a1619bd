"""Electronics come in with their brands, shelves, GTINs, prices and attributes to filter by."""

import pytest
from django.core.management import CommandError, call_command

from foundation import sql
from foundation.money import Money
from imports.tests import icecat_files
from imports.tests.running import bring, remarks, state
from market.catalogue import facade as catalogue
from market.catalogue.facade import AttributeKind, AttributeView
from market.pricing import facade as pricing
from market.stock import facade as stock

pytestmark = pytest.mark.django_db
TEXT, NUMBER, FLAG = AttributeKind.TEXT, AttributeKind.NUMBER, AttributeKind.FLAG


@pytest.fixture
def folder(tmp_path):
    return icecat_files.write(tmp_path / "icecat", icecat_files.a_catalogue())


def product(number):
    found = catalogue.product_by_source(f"chorus_icecat:product:{number}")
    assert found is not None
    return found


def test_a_notebook_says_all_that_its_row_says(folder, tmp_path):
    line, refused = bring(folder, tmp_path / "reports", "chorus_icecat")

    assert (line, refused) == (
        {"source": "chorus_icecat", "products": 3, "skus": 3, "shops": 1, "people": 0, "orders": 0, "reviews": 0,
         "rejected": 0, "reconciled": True},
        [],
    )  # fmt: skip
    notebook = product(11)
    assert notebook.title == {"en": 'Tidemark M11 notebook 35.6 cm (14")'}
    assert notebook.origin == {"en": "Japan"}
    assert notebook.description["en"].startswith("For the desk\n\nManual:\nlong long")
    assert notebook.attributes == (
        AttributeView({"zh-CN": "上市日期", "en": "Released"}, {"en": "2019-03-04"}),
        AttributeView({"zh-CN": "产品类型", "en": "Product type"}, {"en": "Notebook"}, "product_type"),
        AttributeView({"zh-CN": "内存", "en": "Internal memory"}, {"en": "16"}, "internal_memory", NUMBER, 16.0),
        AttributeView({"zh-CN": "触摸屏", "en": "Touchscreen"}, {"zh-CN": "否", "en": "No"}, "touchscreen", FLAG, 0.0),
        AttributeView({"en": "Contrast ratio (typical)"}, {"en": "700:1"}, "contrast_ratio_typical"),
        AttributeView({"en": "Size"}, {"en": "Small"}, "size"),
        AttributeView({"zh-CN": "重量", "en": "Weight"}, {"en": "1.35"}, "weight", NUMBER, 1.35),
        AttributeView({"zh-CN": "产地", "en": "Country of origin"}, {"en": "Japan"}, "country_of_origin"),
    )
    (sku,) = notebook.skus
    assert sku.gtins == ("0036000291452", "4006381333931")
    assert pricing.list_prices([sku.id])[sku.id] == Money("CNY", 4_995)
    categories = {one.id: one for one in catalogue.categories()}
    assert categories[notebook.category_id].slug == "icecat-notebooks"
    assert catalogue.brands([notebook.brand_id])[notebook.brand_id].name == {"en": "Tidemark"}


def test_an_attribute_that_is_a_text_here_and_a_number_there_has_two_keys(folder, tmp_path):
    bring(folder, tmp_path / "reports", "chorus_icecat")

    assert [one.key for one in product(12).attributes] == ["", "size_number"]


def test_what_is_wrong_with_a_row_that_comes_in_is_remarked(folder, tmp_path):
    bring(folder, tmp_path / "reports", "chorus_icecat")

    assert product(12).skus[0].gtins == ("0036000291452",)
    assert product(12).subtitle == {"en": "Reef 3000"}
    assert product(13).skus[0].gtins == ()
    assert remarks(tmp_path / "reports") == [
        ("products.parquet", "2", "ean", "is no GTIN, since its check digit is wrong or it is none: 4006381333932"),
        ("products.parquet", "2", "attributes_json", "attr_t_colour says nothing: \"' '\""),
        ("products.parquet", "3", "ean", "has no GTIN that is right, so the product comes in without"),
    ]


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("title", " ", "is empty"),
        ("title", "x" * 301, "A text is needed in at least one of the market's languages."),
        ("id", "", "is empty"),
        ("id", "12", "12 stands on line 2 already"),
        ("price_cents", 0, "is not more than nothing"),
        ("price_cents", -5, "is no whole number of cents: '-5'"),
        ("price_cents", None, "is no whole number of cents: ''"),
        ("attributes_json", "[1]", "is no object of JSON: '[1]'"),
        ("attributes_json", "{", "is no object of JSON: '{'"),
    ],
)
def test_rows_that_make_no_sense_stay_out(tmp_path, column, value, reason):
    rows = icecat_files.a_catalogue()
    rows[2][column] = value
    folder = icecat_files.write(tmp_path / "icecat", rows)

    line, refused = bring(folder, tmp_path / "reports", "chorus_icecat")

    assert (line["products"], line["rejected"], line["reconciled"]) == (2, 1, True)
    ((file, number, where, why),) = refused
    assert (file, number, where) == ("products.parquet", "3", column)
    assert why.startswith(reason)


def test_a_second_run_changes_nothing_and_says_the_same(folder, tmp_path):
    first, _ = bring(folder, tmp_path / "first", "chorus_icecat", pieces=7)
    before = state()

    again, _ = bring(folder, tmp_path / "again", "chorus_icecat", pieces=9)

    assert (again, state()) == (first, before)
    (sku,) = product(11).skus
    assert stock.levels([sku.id])[sku.id].on_hand == 7


def test_a_file_without_a_column_or_none_at_all_begins_nothing(tmp_path):
    columns = {name: kind for name, kind in icecat_files.COLUMNS.items() if name != "ean"}
    folder = icecat_files.write(tmp_path / "icecat", icecat_files.a_catalogue(), columns)
    before = state()

    for spoil, said in (
        (lambda file: None, "has no column ean"),
        (lambda file: file.write_bytes(file.read_bytes()[:200]), "is damaged"),
        (lambda file: file.unlink(), "has no file products.parquet"),
    ):
        spoil(folder / "products.parquet")
        with pytest.raises(CommandError, match=said):
            call_command("import_market", "chorus_icecat", str(folder), reports=tmp_path / "reports")
    assert state() == before


def test_what_is_wrong_in_the_market_is_said(folder, tmp_path):
    """Without the check of what was brought: fails with reconciled being true."""
    bring(folder, tmp_path / "first", "chorus_icecat")
    (sku,) = product(11).skus
    sql.run("DELETE FROM pricing_price WHERE sku_id = %s", [sku.id])

    with pytest.raises(CommandError, match="does not add up"):
        bring(folder, tmp_path / "again", "chorus_icecat")
