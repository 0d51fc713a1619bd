import pytest

from foundation.testing import told, told_all
from market.catalogue.events import BrandRenamed, CategoryRenamed
from market.catalogue.services.change_brand import change_brand
from market.catalogue.services.change_category import change_category
from market.catalogue.tests.factories import make_brand, make_category

pytestmark = pytest.mark.django_db


def test_a_renamed_brand_is_told_and_a_new_story_is_not():
    brand = make_brand()

    change_brand(brand_id=brand.id, name=brand.name, story={"en": "Three small kilns."}, actor_id=None)
    assert told_all(BrandRenamed) == []
    change_brand(brand_id=brand.id, name={"en": "Kilnlight & Sons"}, story={}, actor_id=None)

    assert told(BrandRenamed, key=brand.id) == BrandRenamed(brand.id)


def test_a_renamed_category_is_told_and_a_new_place_is_not():
    category = make_category()

    change_category(category_id=category.id, name=category.name, sort=7, actor_id=None)
    assert told_all(CategoryRenamed) == []
    change_category(category_id=category.id, name={"en": "Cups"}, sort=7, actor_id=None)

    assert told(CategoryRenamed, key=category.id) == CategoryRenamed(category.id)
