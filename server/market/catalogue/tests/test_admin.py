"""The back office, through its pages."""

import pytest

from foundation.ids import encode
from foundation.models import AuditEntry
from foundation.testing import told_all
from market.catalogue.events import ProductPublished, ProductWithdrawn
from market.catalogue.models import Brand, Category, Product
from market.catalogue.queries import product
from market.catalogue.states import ProductState
from market.catalogue.tests.factories import make_brand, make_category, make_mug, make_product
from market.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(client):
    person = Person.objects.create_superuser(email="operator@example.com", password="a long one for tests")
    client.force_login(person)
    return person


def test_goods_are_found_by_the_beginning_of_either_title_and_by_outside_id(client, operator):
    mug = make_product(title={"zh-CN": "马克杯", "en": "Mug"}, slug="mug-1")
    make_product(title={"zh-CN": "灯", "en": "Lamp"}, slug="lamp-1")

    for asked in ("马克", "Mu", encode("prod", mug.id), str(mug.id)):
        page = client.get("/admin/catalogue/product/", {"q": asked}).content.decode()
        assert ("马克杯" in page, "lamp-1" in page) == (True, False), asked


def test_a_product_page_shows_its_skus_and_history_and_edits_nothing(client, operator):
    mug = make_mug(published=True)
    address = f"/admin/catalogue/product/{mug.id}/change/"

    page = client.get(address).content.decode()
    answer = client.post(address, {"slug": "hacked"})

    assert "RED-1" in page
    assert "红 / 单只" in page
    assert answer.status_code == 403
    assert product(mug.id) == mug


def test_an_operator_withdraws_and_publishes_and_the_trail_says_who(client, operator):
    mug, draft = make_mug(published=True), make_product(pictures=0)

    client.post("/admin/catalogue/product/", {"action": "withdraw", "_selected_action": [str(mug.id), str(draft.id)]})
    page = client.post(
        "/admin/catalogue/product/",
        {"action": "publish", "_selected_action": [str(mug.id), str(draft.id)]},
        follow=True,
    )

    assert Product.objects.get(pk=draft.id).state == ProductState.DRAFT
    assert "catalogue.not_ready_to_publish" in page.content.decode()
    assert [news.product_id for news in told_all(ProductWithdrawn)] == [mug.id]
    assert len(told_all(ProductPublished)) == 2
    trail = AuditEntry.objects.filter(actor_id=operator.id).order_by("at", "id")
    assert [entry.action for entry in trail] == ["catalogue.withdraw_product", "catalogue.publish_product"]


def test_an_operator_adds_a_category_under_its_parent_and_renames_it(client, operator):
    home = make_category()
    given = {"name_zh": "厨房", "name_en": "Kitchen", "slug": "kitchen", "parent": str(home.id), "sort": "3"}

    client.post("/admin/catalogue/category/add/", given)
    kitchen = Category.objects.get(slug="kitchen")
    client.post(f"/admin/catalogue/category/{kitchen.id}/change/", {"name_zh": "厨具", "slug": "other", "sort": "1"})

    kitchen.refresh_from_db()
    assert (kitchen.path, kitchen.slug) == ([home.id, kitchen.id], "kitchen")
    assert (kitchen.name, kitchen.sort, kitchen.parent_id) == ({"zh-CN": "厨具"}, 1, home.id)
    trail = AuditEntry.objects.filter(actor_id=operator.id).order_by("at", "id").values_list("action", flat=True)
    assert list(trail) == ["catalogue.create_category", "catalogue.change_category"]


def test_a_bad_category_is_refused_beside_its_field(client, operator):
    page = client.post("/admin/catalogue/category/add/", {"name_zh": "", "slug": "Bad Slug", "sort": "0"})

    errors = page.context["adminform"].form.errors
    assert set(errors) == {"name_zh", "slug"}
    assert Category.objects.count() == 0


def test_an_operator_adds_and_mends_a_brand(client, operator):
    client.post("/admin/catalogue/brand/add/", {"name_zh": "窑光", "slug": "kilnlight", "story_zh": "三口小窑。"})
    brand = Brand.objects.get()
    client.post(f"/admin/catalogue/brand/{brand.id}/change/", {"name_zh": "窑光", "name_en": "Kilnlight"})

    brand.refresh_from_db()
    assert (brand.slug, brand.name, brand.story) == ("kilnlight", {"zh-CN": "窑光", "en": "Kilnlight"}, {})


def test_lists_are_read_in_a_handful_of_queries(client, operator, django_assert_max_num_queries):
    for _ in range(5):
        make_product(brand_id=make_brand().id)

    with django_assert_max_num_queries(12):
        assert client.get("/admin/catalogue/product/").status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get("/admin/catalogue/category/").status_code == 200
