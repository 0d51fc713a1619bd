from uuid import uuid4

import pytest

from foundation.testing import NOON, told, told_all
from market.catalogue.errors import BrandNotFound, CategoryNotFound, NotReadyToPublish, ProductNotFound, SlugTaken
from market.catalogue.events import ProductPicturesChosen, ProductPublished
from market.catalogue.models import Product, ProductMove, Sku
from market.catalogue.queries import product_ids_of_source, products
from market.catalogue.services.create_product import create_product
from market.catalogue.services.create_products import create_products
from market.catalogue.services.publish_products import publish_products
from market.catalogue.states import ProductState
from market.catalogue.tests.factories import COLOUR, RED_ONE, SET, make_category, make_product
from market.catalogue.types import AttributeView, ProductDraft, SkuDraft

pytestmark = pytest.mark.django_db


def a_draft(number: int, **more) -> ProductDraft:
    words = {
        "shop_id": uuid4(),
        "category_id": more.pop("category_id", None) or make_category().id,
        "title": {"zh-CN": f"马克杯{number}"},
        "skus": [SkuDraft("ONLY", (), 500)],
        "slug": f"mug-{number}",
        "source_key": f"elsewhere:goods:{number}",
    }
    return ProductDraft(**{**words, **more})


def test_many_are_written_just_as_one_is():
    category, picture = make_category().id, uuid4()
    whole = {
        "options": (COLOUR, SET), "skus": [RED_ONE], "picture_ids": [picture],
        "attributes": [AttributeView({"zh-CN": "材质"}, {"zh-CN": "陶"})], "description": {"zh-CN": "手作"},
    }  # fmt: skip
    draft = a_draft(1, category_id=category, **whole)
    alone = create_product(
        shop_id=draft.shop_id, category_id=category, title=draft.title, slug="twin", now=NOON, **whole
    )

    first, second = create_products([draft, a_draft(2)], now=NOON)

    def texts(view):
        return (view.title, view.description, view.options, view.attributes, view.picture_ids, view.state)

    assert texts(first) == texts(alone)
    assert [(sku.code, sku.option_text) for sku in first.skus] == [("RED-1", {"zh-CN": "红 / 单只", "en": "Red / One"})]
    assert (second.slug, second.source_key) == ("mug-2", "elsewhere:goods:2")
    assert told(ProductPicturesChosen, key=first.id).picture_ids == (picture,)


def test_what_is_known_stays_as_it_is_and_keeps_its_place():
    (known,) = create_products([a_draft(1)], now=NOON)

    views = create_products([a_draft(2), a_draft(1, title={"zh-CN": "别的名字"}), a_draft(3)], now=NOON)

    assert [view.slug for view in views] == ["mug-2", "mug-1", "mug-3"]
    assert views[1] == known
    assert set(product_ids_of_source(["elsewhere:goods:1", "elsewhere:goods:9"])) == {"elsewhere:goods:1"}


def test_one_that_is_wrong_leaves_none_behind():
    with pytest.raises(CategoryNotFound):
        create_products([a_draft(1), a_draft(2, category_id=uuid4())], now=NOON)
    with pytest.raises(BrandNotFound):
        create_products([a_draft(1), a_draft(2, brand_id=uuid4())], now=NOON)
    shop_id = uuid4()
    with pytest.raises(SlugTaken):
        create_products([a_draft(1, shop_id=shop_id), a_draft(2, shop_id=shop_id, slug="mug-1")], now=NOON)

    assert (Product.objects.count(), Sku.objects.count()) == (0, 0)


def test_the_number_of_statements_does_not_grow_with_the_products(django_assert_max_num_queries):
    category_id = make_category().id
    few, many = ([a_draft(number, category_id=category_id) for number in range(*ends)] for ends in ((0, 2), (2, 60)))

    with django_assert_max_num_queries(30) as spent:
        publish_products([view.id for view in create_products(few, now=NOON)], NOON)
    with django_assert_max_num_queries(len(spent)):
        publish_products([view.id for view in create_products(many, now=NOON)], NOON)


def test_many_go_on_sale_and_each_is_told():
    views = create_products([a_draft(1), a_draft(2)], now=NOON)

    publish_products([view.id for view in views], NOON)

    assert {view.state for view in products([view.id for view in views]).values()} == {ProductState.PUBLISHED}
    assert told(ProductPublished, key=views[0].id) == ProductPublished(views[0].id, views[0].shop_id, NOON)
    publish_products([view.id for view in views], NOON)
    assert (len(told_all(ProductPublished)), ProductMove.objects.count()) == (2, 2)


def test_none_goes_on_sale_when_one_is_not_ready():
    (ready,) = create_products([a_draft(1)], now=NOON)
    bare = make_product(pictures=0)

    with pytest.raises(NotReadyToPublish):
        publish_products([ready.id, bare.id], NOON)
    with pytest.raises(ProductNotFound):
        publish_products([ready.id, uuid4()], NOON)

    assert Product.objects.filter(state=ProductState.PUBLISHED).count() == 0
