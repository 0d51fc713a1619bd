from uuid import uuid4

import pytest

from foundation import sql
from foundation.testing import NOON
from market.catalogue import facade
from market.catalogue.models import Product, Sku
from market.catalogue.tests.factories import make_mug, make_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("how_many", [1, 5])
def test_reading_goods_takes_the_same_queries_however_many(how_many, django_assert_num_queries):
    goods = {one.id: one for one in (make_mug(published=True) for _ in range(how_many))}
    skus = {sku.id: sku for product in goods.values() for sku in product.skus}

    with django_assert_num_queries(2):
        assert facade.products([*goods, uuid4()]) == goods
    with django_assert_num_queries(1):
        assert facade.skus([*skus, uuid4()]) == skus
    with django_assert_num_queries(1):
        assert facade.brands([uuid4()]) == {}


def test_plain_statements_read_what_django_reads():
    """JSON, arrays, dates and nothing at all, field by field."""
    make_mug()

    for kind in (Product, Sku):
        plain = sql.instances(kind, "ORDER BY id")
        usual = list(kind._default_manager.order_by("id"))
        assert [vars(one) | {"_state": 0} for one in plain] == [vars(one) | {"_state": 0} for one in usual] != []
        assert [(one._state.db, one._state.adding) for one in plain] == [("default", False)] * len(plain)


def test_a_sku_is_sellable_while_it_is_active_and_its_product_on_sale():
    draft, shown = make_product(), make_product(published=True)
    retired = make_mug(published=True)
    after = facade.update_product(retired.id, {"skus": [facade.SkuDraft("RED-1", (0, 0))]}, NOON)

    sellable = {sku_id for sku_id, sku in facade.skus(_ids(draft, shown, after)).items() if sku.is_sellable}

    assert sellable == {shown.skus[0].id, after.skus[0].id}


def _ids(*goods: facade.ProductView) -> list:
    return [sku.id for product in goods for sku in product.skus]


def test_a_product_is_found_by_its_address_name_and_its_source_key():
    mug = make_product(slug="mug", source_key="elsewhere:7")

    assert facade.product_by_slug(mug.shop_id, "mug") == mug
    assert facade.product_by_source("elsewhere:7") == mug
    assert facade.product_by_source("elsewhere:8") is None
    with pytest.raises(facade.ProductNotFound):
        facade.product_by_slug(uuid4(), "mug")


def test_ids_on_sale_are_walked_through_without_drafts():
    shown = [make_product(published=True).id for _ in range(3)]
    make_product()

    first = facade.published_product_ids(limit=2)
    rest = facade.published_product_ids(after=first[-1], limit=2)

    assert [*first, *rest] == shown


def test_what_an_import_made_is_counted_from_the_rows():
    make_mug(source_key="zh:1")
    make_product(source_key="zh:2", skus=())
    make_product(source_key="zhu:1")
    make_product()

    assert facade.count_of_source("zh") == (2, 4)
