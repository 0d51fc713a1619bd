"""What each column becomes, from a small shop of our own in litemall's layout."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from foundation.money import Money
from imports.tests import litemall
from imports.tests.running import bring, state
from market.catalogue import facade as catalogue
from market.catalogue.facade import ProductState, ProductView
from market.community import facade as community
from market.groupbuy.models import Activity
from market.merchants import facade as merchants
from market.pricing import facade as pricing
from market.shipping import facade as shipping
from market.stock import facade as stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return litemall.write(tmp_path / "shop", litemall.a_shop())


@pytest.fixture
def reports(tmp_path):
    return tmp_path / "reports"


def product(goods_id: int) -> ProductView:
    found = catalogue.product_by_source(f"zh_litemall:goods:{goods_id}")
    assert found is not None
    return found


def test_it_ends_with_what_is_in_the_database(folder, reports):
    answer, refused = bring(folder, reports)

    assert answer == {
        "source": "zh_litemall", "products": 3, "skus": 4, "shops": 1, "people": 0, "orders": 0, "reviews": 3,
        "rejected": 0, "reconciled": True,
    }  # fmt: skip
    assert refused == []


def test_a_product_comes_with_its_texts_shelf_and_brand(folder, reports):
    bring(folder, reports)

    case = product(101)

    assert (case.title, case.subtitle) == ({"zh-CN": "亚麻枕套"}, {"zh-CN": "亚麻枕套的简介"})
    assert case.description == {"zh-CN": "先洗 后用\n\n阴干\n不烘"}
    assert [(one.name["zh-CN"], one.value["zh-CN"]) for one in case.attributes] == [
        ("材质", "100%亚麻"), ("温馨提示", "首次使用， 请先清洗"),
    ]  # fmt: skip
    assert case.options == ()
    assert [(sku.code, sku.option_values) for sku in case.skus] == [("SN101-1", ())]
    assert case.state == ProductState.PUBLISHED
    shelf = {one.id: one for one in catalogue.categories()}[case.category_id]
    assert [{one.id: one for one in catalogue.categories()}[step].name["zh-CN"] for step in shelf.path] == [
        "居家", "床品",
    ]  # fmt: skip
    brand = catalogue.brands([case.brand_id])[case.brand_id]
    assert (brand.name, brand.story) == ({"zh-CN": "云杉作坊"}, {"zh-CN": "山里的作坊，\n一天只织三匹布。"})


def test_specifications_become_options_and_each_combination_its_price_and_stock(folder, reports):
    bring(folder, reports)

    quilt = product(102)
    small, large = quilt.skus

    assert [(one.name["zh-CN"], [value["zh-CN"] for value in one.values]) for one in quilt.options] == [
        ("尺寸", ["小", "大"]), ("颜色", ["灰"]),
    ]  # fmt: skip
    assert (small.option_text, large.option_text) == ({"zh-CN": "小 / 灰"}, {"zh-CN": "大 / 灰"})
    listed = pricing.prices([small.id, large.id])
    assert (listed[small.id].price, listed[large.id].price) == (Money("CNY", 19_900), Money("CNY", 29_910))
    assert listed[small.id].compare_at is None  # nobody can prove the counter price
    levels = stock.levels([small.id, large.id])
    assert (levels[small.id].on_hand, levels[large.id].on_hand) == (5, 0)


def test_goods_that_are_not_on_sale_stay_drafts(folder, reports):
    bring(folder, reports)

    assert product(103).state == ProductState.DRAFT
    assert product(103).brand_id is None


def test_the_shop_says_that_it_is_test_data_and_asks_the_freight_of_the_source(folder, reports):
    bring(folder, reports)

    shop = merchants.shop_by_slug("zh-litemall")
    (rule,) = shipping.rules_of([shop.id])[shop.id]

    assert "测试数据" in shop.licence.company
    assert shop.licence.number == "TEST-DATA-NOT-A-LICENCE"
    assert "测试" in shop.intro["zh-CN"]
    assert (rule.flat, rule.free_over) == (Money("CNY", 1_000), Money("CNY", 8_800))


def test_comments_become_reviews_on_the_clock_of_china(folder, reports):
    bring(folder, reports)

    case = product(101)
    reviews = community.latest_reviews([case.id])[case.id]

    assert {(one.nickname, one.stars, one.text, one.at, one.origin) for one in reviews} == {
        ("严选用户12", 5, "很舒服", datetime(2021, 5, 4, 0, 30, tzinfo=UTC), "zh_litemall"),
        ("严选用户12", 2, "有点薄", datetime(2021, 5, 4, 0, 30, tzinfo=UTC), "zh_litemall"),
    }
    assert [one.reply.text for one in reviews if one.reply] == ["谢谢"]
    assert community.reviews_of([case.id])[case.id].average_x100 == 350


def offers() -> dict[str, tuple]:
    return {
        str(one.source_key): (
            one.state,
            one.team_size,
            [(price.price_minor, price.quota_left) for price in one.prices.order_by("price_minor")],
        )
        for one in Activity.objects.all()
    }


def test_a_group_rule_that_is_over_is_a_draft_and_one_that_is_not_runs(folder, reports):
    bring(folder, reports)

    assert offers() == {
        "zh_litemall:groupon_rules:1": ("draft", 3, [(16_900, 5), (26_910, 0)]),
        "zh_litemall:groupon_rules:2": ("running", 2, [(4_995, 12)]),
    }
    old = Activity.objects.get(source_key="zh_litemall:groupon_rules:1")
    assert old.ends_at == datetime(2021, 12, 31, 16, tzinfo=UTC)


def test_asked_to_it_offers_anew_what_is_over_and_does_so_once(folder, reports):
    bring(folder, reports)

    bring(folder, reports, revive_offers=True)
    once = state()
    bring(folder, reports, revive_offers=True)

    assert offers()["zh_litemall:groupon_rules:1:revived"] == ("running", 3, [(16_900, 5), (26_910, 0)])
    assert len(offers()) == 3
    anew = Activity.objects.get(source_key="zh_litemall:groupon_rules:1:revived")
    assert (anew.ends_at - anew.starts_at).days == 30
    assert state() == once


def test_a_second_run_changes_nothing_not_even_what_the_shop_has_changed(folder, reports):
    first, _ = bring(folder, reports)
    case = product(101)
    pricing.set_list_price(
        case.skus[0].id, Money("CNY", 4_990), now=datetime.now(UTC), because="the shop's own price"
    )  # fmt: skip
    catalogue.update_product(case.id, {"title": {"zh-CN": "亚麻枕套（新）"}}, datetime.now(UTC))
    after_the_first = {**state(), "cards": [], "shelves": []}

    again, _ = bring(folder, reports)

    assert again == first
    assert {**state(), "cards": [], "shelves": []} == after_the_first
    assert product(101).title == {"zh-CN": "亚麻枕套（新）"}


def test_what_came_in_is_found_by_word_by_sound_and_on_its_shelf(folder, reports):
    bring(folder, reports)
    client = Client()

    def titles(path: str, **query: str) -> list[str]:
        return [card["title"] for card in client.get(f"/api/storefront/{path}", query).json()["items"]]

    assert titles("search", q="枕套") == ["亚麻枕套"]
    assert titles("search", q="zhentao") == ["亚麻枕套"]
    assert titles("search", q="毛毯") == []  # not on sale
    assert set(titles("categories/litemall-1")) == {"亚麻枕套", "四季被"}


def test_files_may_be_unpacked_and_begin_with_a_mark(tmp_path, reports):
    shop = litemall.a_shop()
    folder = litemall.write(tmp_path / "shop", shop)
    (folder / "litemall_goods.csv.gz").unlink()
    (folder / "litemall_goods.csv").write_text("\ufeff" + litemall.as_csv("goods", shop["goods"]), encoding="utf-8")

    assert bring(folder, reports)[0]["products"] == 3
