from uuid import uuid4

import pytest

from market.catalogue.errors import BadSlug, CategoryNotFound, CategoryTooDeep, SlugTaken
from market.catalogue.models import Category
from market.catalogue.queries import categories
from market.catalogue.services.create_category import create_category
from market.catalogue.tests.factories import make_category

pytestmark = pytest.mark.django_db


def test_a_category_knows_its_path_from_the_root():
    home = make_category()
    kitchen = make_category(parent_id=home.id)
    knives = make_category(parent_id=kitchen.id)

    assert home.path == (home.id,)
    assert knives.path == (home.id, kitchen.id, knives.id)
    assert knives.parent_id == kitchen.id


def test_the_tree_is_read_parents_first_and_sisters_in_order(django_assert_num_queries):
    food, home = make_category(sort=2), make_category(sort=1)
    tea = make_category(parent_id=food.id)
    lamps, cups = make_category(parent_id=home.id, sort=2), make_category(parent_id=home.id, sort=1)

    with django_assert_num_queries(1):
        tree = categories()

    assert tree == [home, cups, lamps, food, tea]


def test_the_same_source_key_gives_the_first_one_again():
    first = create_category(slug="home", name={"en": "Home"}, source_key="elsewhere:1")
    again = create_category(slug="other", name={"en": "Other"}, source_key="elsewhere:1")

    assert again == first
    assert Category.objects.count() == 1


def test_an_address_name_is_taken_once():
    create_category(slug="home", name={"en": "Home"})
    with pytest.raises(SlugTaken):
        create_category(slug="home", name={"en": "Home"})
    with pytest.raises(BadSlug):
        create_category(slug="Home page", name={"en": "Home"})
    assert Category.objects.count() == 1


def test_an_unknown_parent_and_a_fifth_level_are_refused():
    with pytest.raises(CategoryNotFound):
        make_category(parent_id=uuid4())

    deep = make_category(parent_id=make_category(parent_id=make_category(parent_id=make_category().id).id).id)
    with pytest.raises(CategoryTooDeep):
        make_category(parent_id=deep.id)
