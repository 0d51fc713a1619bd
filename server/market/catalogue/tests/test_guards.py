"""What the database refuses, whatever Python says."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from foundation import sql
from market.catalogue.models import Category, ProductMove
from market.catalogue.tests.factories import make_category, make_mug, make_product

pytestmark = pytest.mark.django_db


def refused(constraint: str, statement: str, params: list) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        sql.run(statement, params)
    assert sql.broken_guard(refusal.value) == constraint


def test_two_active_skus_of_one_combination():
    mug = make_mug()
    refused(
        "catalogue_combination_sold_once",
        "UPDATE catalogue_sku SET option_values = '{0,0}' WHERE product_id = %s AND code = 'RED-2'",
        [mug.id],
    )


def test_two_skus_of_one_code():
    mug = make_mug()
    refused(
        "catalogue_sku_code_once_per_product",
        "UPDATE catalogue_sku SET code = 'RED-1' WHERE product_id = %s AND code = 'RED-2'",
        [mug.id],
    )


def test_two_products_of_one_address_name_in_a_shop():
    mug = make_product(slug="mug")
    make_product(slug="bowl", shop_id=mug.shop_id)
    refused("catalogue_slug_once_per_shop", "UPDATE catalogue_product SET slug = 'mug' WHERE slug = 'bowl'", [])


def test_a_state_nobody_knows_and_a_product_on_sale_without_a_date():
    mug = make_product()
    refused("catalogue_product_state_known", "UPDATE catalogue_product SET state = 'lost', published_at = now()", [])
    refused(
        "catalogue_published_products_have_a_date",
        "UPDATE catalogue_product SET state = 'published' WHERE id = %s",
        [mug.id],
    )


def test_a_category_under_itself_or_beside_its_own_path():
    home = make_category()
    refused(
        "catalogue_category_not_its_own_parent", "UPDATE catalogue_category SET parent_id = id WHERE id = %s", [home.id]
    )
    refused(
        "catalogue_category_in_its_own_path", "UPDATE catalogue_category SET path = %s::uuid[]", [[uuid4()]]
    )  # fmt: skip
    assert Category.objects.get().path == [home.id]


def test_the_history_of_a_product_is_written_once():
    make_product(published=True)
    for statement in ("UPDATE catalogue_productmove SET because = ''", "DELETE FROM catalogue_productmove"):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            sql.run(statement)
    assert ProductMove.objects.count() == 1
