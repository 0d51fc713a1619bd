from uuid import uuid4

import pytest

from foundation.models import AuditEntry
from foundation.testing import NOON, told, told_all
from market.catalogue.errors import BrandNotFound, CategoryNotFound, SlugTaken
from market.catalogue.events import ProductPicturesChosen
from market.catalogue.models import Product, Sku
from market.catalogue.services.create_product import create_product
from market.catalogue.states import ProductState
from market.catalogue.tests.factories import COLOUR, RED_ONE, SET, make_brand, make_category, make_mug, make_product
from market.catalogue.types import AttributeView, SkuDraft

pytestmark = pytest.mark.django_db


def test_a_whole_product_is_written_in_one_call_and_read_back_the_same():
    category, brand, shop_id = make_category(), make_brand(), uuid4()
    first, second, own = uuid4(), uuid4(), uuid4()
    material = AttributeView({"zh-CN": "材质", "en": "Material"}, {"zh-CN": "高温瓷", "en": "Porcelain"})

    view = create_product(
        shop_id=shop_id,
        slug="hand-thrown-mug",
        category_id=category.id,
        brand_id=brand.id,
        title={"zh-CN": " 马克杯 ", "en": "Mug"},
        subtitle={"zh-CN": "微波炉可用"},
        description={"en": "One potter throws each."},
        attributes=[material],
        options=[COLOUR, SET],
        skus=[RED_ONE, SkuDraft("BLUE-2", (1, 1), 760, own)],
        picture_ids=[first, second, first],
        origin={"zh-CN": "江西景德镇"},
        source_key="test:1",
        now=NOON,
    )

    assert view == Product.objects.get(slug="hand-thrown-mug").view()
    assert (view.shop_id, view.category_id, view.brand_id) == (shop_id, category.id, brand.id)
    assert (view.state, view.published_at) == (ProductState.DRAFT, None)
    assert (view.title, view.attributes, view.options) == ({"zh-CN": "马克杯", "en": "Mug"}, (material,), (COLOUR, SET))
    assert view.picture_ids == (first, second)
    red, blue = view.skus
    assert (red.code, red.option_text, red.picture_id, red.own_picture_id) == (
        "RED-1", {"zh-CN": "红 / 单只", "en": "Red / One"}, first, None,
    )  # fmt: skip
    assert (blue.option_values, blue.picture_id, blue.weight_grams, blue.is_sellable) == ((1, 1), own, 760, False)
    assert told(ProductPicturesChosen, key=view.id).picture_ids == (first, second, own)


def test_the_same_source_key_again_makes_nothing_and_changes_nothing():
    first = make_mug(source_key="elsewhere:1")

    again = make_product(source_key="elsewhere:1", title={"en": "Something else"})

    assert again == first
    assert (Product.objects.count(), Sku.objects.count()) == (1, 4)


def test_a_product_without_an_address_name_gets_one_from_its_title():
    assert make_product(title={"zh-CN": "陶瓷杯"}).slug.startswith("tao-ci-bei-")


def test_an_address_name_is_taken_once_in_a_shop_and_free_in_another():
    mug = make_product(slug="mug")

    with pytest.raises(SlugTaken):
        make_product(slug="mug", shop_id=mug.shop_id)

    assert make_product(slug="mug").id != mug.id
    assert Product.objects.filter(shop_id=mug.shop_id).count() == 1


def test_an_unknown_category_or_brand_is_refused_by_field():
    with pytest.raises(CategoryNotFound) as no_category:
        make_product(category_id=uuid4())
    with pytest.raises(BrandNotFound) as no_brand:
        make_product(brand_id=uuid4())

    assert (no_category.value.field, no_brand.value.field) == ("category_id", "brand_id")
    assert Product.objects.count() == 0


def test_what_a_person_makes_is_in_the_audit_trail_and_what_a_seed_makes_is_not():
    ana = uuid4()
    make_product()
    mug = make_product(actor_id=ana)

    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.action, entry.holder_id) == (ana, "catalogue.create_product", mug.shop_id)
    assert told_all(ProductPicturesChosen)[-1].product_id == mug.id
