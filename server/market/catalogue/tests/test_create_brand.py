import pytest

from foundation.words import WordsMissing
from market.catalogue.errors import BrandNotFound, SlugTaken
from market.catalogue.queries import brand_by_slug, brands, brands_after
from market.catalogue.services.create_brand import create_brand

pytestmark = pytest.mark.django_db


def test_a_brand_is_found_by_its_id_and_its_address_name():
    kilnlight = create_brand(slug="kilnlight", name={"zh-CN": "窑光"}, story={"zh-CN": "三口小窑。"})

    assert brand_by_slug("kilnlight") == kilnlight
    assert brands([kilnlight.id]) == {kilnlight.id: kilnlight}
    with pytest.raises(BrandNotFound):
        brand_by_slug("nobody")


def test_brands_come_in_pages_by_address_name():
    for slug in ("carpenter", "arrow", "baker"):
        create_brand(slug=slug, name={"en": slug})

    first, more = brands_after(None, 2)
    rest, end = brands_after(more, 2)

    assert [brand.slug for brand in [*first, *rest]] == ["arrow", "baker", "carpenter"]
    assert (more, end) == ("baker", None)


def test_the_same_source_key_gives_the_first_one_again_and_a_taken_name_is_refused():
    first = create_brand(slug="muji", name={"en": "MUJI"}, source_key="elsewhere:1")

    assert create_brand(slug="other", name={"en": "Other"}, source_key="elsewhere:1") == first
    with pytest.raises(SlugTaken):
        create_brand(slug="muji", name={"en": "MUJI"})
    with pytest.raises(WordsMissing):
        create_brand(slug="nameless", name={"en": "  "})
