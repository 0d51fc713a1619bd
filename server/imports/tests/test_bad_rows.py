"""A bad row is named, counted and left out, with all that cannot be without it; the rest comes in."""

import gzip

import pytest

from imports.tests import litemall
from imports.tests.running import bring, state
from market.catalogue import facade as catalogue
from market.stock.models import Item

pytestmark = pytest.mark.django_db


@pytest.fixture
def reports(tmp_path):
    return tmp_path / "reports"


@pytest.fixture
def shop():
    return litemall.a_shop()


def is_there(goods_id: int) -> bool:
    return catalogue.product_by_source(f"zh_litemall:goods:{goods_id}") is not None


GOODS = [  # of goods 102, on line 3: the column, what stands there, and the reason
    ("retail_price", "abc", "is not an amount: 'abc'"),
    ("retail_price", "12.345", "is finer than CNY can pay: 12.345"),
    ("retail_price", "-5.00", "is not an amount: '-5.00'"),
    ("retail_price", "1e3", "is not an amount: '1e3'"),
    ("retail_price", "", "is not an amount: ''"),
    ("counter_price", "0.00", "is not more than nothing"),
    ("name", "  ", "is empty"),
    ("name", "长" * 301, "market.words_missing"),
    ("category_id", "77", "names zh_litemall:category:77, which was not brought in"),
    ("brand_id", "77", "names zh_litemall:brand:77, which was not brought in"),
    ("is_on_sale", "yes", "is neither 0 nor 1"),
    ("deleted", "", "is neither 0 nor 1"),
    ("id", "101", "101 stands on line 2 already"),
    ("id", "", "is empty"),
    ("brief", "\x00", "has a NUL character"),
]


@pytest.mark.parametrize(("column", "text", "reason"), GOODS)
def test_goods_that_make_no_sense_stay_out_with_what_hangs_on_them(tmp_path, reports, shop, column, text, reason):
    shop["goods"][1][column] = text
    folder = litemall.write(tmp_path / "shop", shop)

    answer, refused = bring(folder, reports)

    assert (refused[0][:3], reason in refused[0][3]) == (("litemall_goods.csv.gz", "3", column), True)
    assert (answer["products"], answer["skus"], answer["reviews"], answer["reconciled"]) == (2, 2, 2, True)
    assert answer["rejected"] == len(refused)
    assert (is_there(101), is_there(102)) == (True, False)
    hangers_on = {one[0] for one in refused[1:]}
    assert {"litemall_groupon_rules.csv.gz", "litemall_comment.csv.gz"} <= hangers_on


SKUS = [  # of SKU 3, on line 4
    ("price", "299,10", "is not an amount"),
    ("price", "0", "is not more than nothing"),
    ("number", "-1", "is not a whole number"),
    ("number", "1.5", "is not a whole number"),
    ("specifications", '["大", "灰"', "is not JSON"),
    ("specifications", '{"尺寸": "大"}', "is not a list of texts"),
    ("specifications", '["大"]', "names 1 values, and there are 2 to choose"),
    ("specifications", '["中", "灰"]', "names '中', which cannot be chosen"),
    ("specifications", "[" * 5_000, "is not JSON"),
]


@pytest.mark.parametrize(("column", "text", "reason"), SKUS)
def test_goods_with_one_bad_sku_stay_out_whole(tmp_path, reports, shop, column, text, reason):
    shop["goods_product"][2][column] = text
    folder = litemall.write(tmp_path / "shop", shop)

    answer, refused = bring(folder, reports)

    assert (refused[0][:3], reason in refused[0][3]) == (("litemall_goods_product.csv.gz", "4", column), True)
    assert refused[1][:3] == ("litemall_goods.csv.gz", "3", "")
    assert "litemall_goods_product.csv.gz line 4" in refused[1][3]
    assert (answer["products"], answer["skus"], answer["reconciled"]) == (2, 2, True)
    assert Item.objects.count() == 2


def test_two_skus_for_one_combination_are_refused_by_the_catalogue(tmp_path, reports, shop):
    shop["goods_product"][2]["specifications"] = '["小", "灰"]'

    answer, refused = bring(litemall.write(tmp_path / "shop", shop), reports)

    assert "catalogue.combination_twice" in refused[0][3]
    assert (answer["products"], answer["reconciled"]) == (2, True)


OTHERS = [  # table, row, column, text, the reason, products, reviews
    ("goods_product", 3, "goods_id", "999", "names goods '999', which are not there", 2, 3),
    ("goods_attribute", 0, "goods_id", "999", "names goods '999', which are not there", 3, 3),
    ("goods_attribute", 0, "value", " ", "is empty", 3, 3),
    ("goods_specification", 0, "value", " ", "is empty", 2, 1),
    ("category", 0, "pid", "77", "names zh_litemall:category:77, which was not brought in", 0, 0),
    ("category", 0, "sort_order", "x", "is not a whole number", 0, 0),
    ("category", 1, "name", "", "is empty", 0, 0),
    ("brand", 0, "name", "", "is empty", 2, 1),
    ("groupon_rules", 0, "discount", "199.00", "leaves nothing of the price: 199.00 less 199.00", 3, 3),
    ("groupon_rules", 0, "discount_member", "1", "groupbuy.bad_activity", 3, 3),
    ("groupon_rules", 0, "expire_time", "2020-13-01", "is not a date and time", 3, 3),
    ("groupon_rules", 0, "expire_time", "2020-01-01 00:00:00", "groupbuy.bad_activity", 3, 3),
    ("groupon_rules", 0, "goods_id", "999", "which were not brought in", 3, 3),
    ("comment", 2, "type", "1", "is not about goods: '1'", 3, 2),
    ("comment", 2, "star", "0", "community.stars_out_of_range", 3, 2),
    ("comment", 2, "star", "five", "is not a whole number", 3, 2),
    ("comment", 2, "value_id", "999", "names zh_litemall:goods:999, which was not brought in", 3, 2),
    ("comment", 2, "content", "长" * 5_001, "community.text_too_long", 3, 2),
    ("comment", 2, "add_time", "yesterday", "is not a date and time", 3, 2),
]


@pytest.mark.parametrize(("table", "number", "column", "text", "reason", "products", "reviews"), OTHERS)
def test_each_other_bad_row_is_named(tmp_path, reports, shop, table, number, column, text, reason, products, reviews):
    shop[table][number][column] = text

    answer, refused = bring(litemall.write(tmp_path / "shop", shop), reports)

    where = (f"litemall_{table}.csv.gz", str(number + 2), column)
    named = [one for one in refused if one[:3] == where and reason in one[3]]
    assert len(named) == 1, refused
    assert (answer["products"], answer["reviews"], answer["reconciled"]) == (products, reviews, True)
    assert answer["rejected"] == len(refused)


def test_what_is_deleted_is_left_out_and_is_no_mistake(tmp_path, reports, shop, capsys):
    shop["goods"][1]["deleted"] = "1"
    shop["brand"][0]["deleted"] = "1"

    answer, refused = bring(litemall.write(tmp_path / "shop", shop), reports)

    assert (refused, answer["products"], answer["skus"], answer["reviews"]) == ([], 2, 2, 2)
    said = capsys.readouterr().err
    assert "left out: 1 deleted rows of litemall_goods\n" in said
    assert "left out: 7 rows that belong to deleted goods" in said  # 3 specifications, 2 SKUs, a rule, a comment


def test_a_row_with_a_field_too_many_and_one_that_is_not_utf8_are_named_by_their_line(tmp_path, reports, shop):
    folder = litemall.write(tmp_path / "shop", shop)
    lines = litemall.as_csv("comment", shop["comment"]).encode().splitlines(keepends=True)
    lines[2] = lines[2].rstrip(b"\n") + b",more\n"
    lines[3] = lines[3].replace("暖和".encode(), b"\xff\xfe")
    lines.insert(2, b"\n")  # An empty line is no row, and counts as a line.
    (folder / "litemall_comment.csv.gz").write_bytes(gzip.compress(b"".join(lines)))

    answer, refused = bring(folder, reports)

    assert refused == [
        ("litemall_comment.csv.gz", "4", "", "has 13 fields, and the heading has 12"),
        ("litemall_comment.csv.gz", "5", "content", "is not UTF-8"),
    ]
    assert answer["reviews"] == 1


def test_a_row_put_right_comes_in_with_the_next_run(tmp_path, reports, shop):
    good = shop["goods_product"][2]["price"]
    shop["goods_product"][2]["price"] = "?"
    bring(litemall.write(tmp_path / "shop", shop), reports)
    shop["goods_product"][2]["price"] = good

    answer, refused = bring(litemall.write(tmp_path / "shop", shop), reports)

    assert (refused, answer["products"], answer["skus"], answer["reviews"]) == ([], 3, 4, 3)


def test_a_run_with_the_same_bad_rows_changes_nothing_and_says_the_same(tmp_path, reports, shop):
    shop["goods_product"][2]["price"] = "?"
    shop["comment"][0]["star"] = "9"
    folder = litemall.write(tmp_path / "shop", shop)
    first = bring(folder, reports)
    once = state()

    assert bring(folder, reports) == first
    assert state() == once
