from datetime import timedelta
from uuid import uuid4

import pytest

from foundation.models import AuditEntry
from foundation.states import IllegalMove
from foundation.testing import NOON, told, told_all
from market.catalogue.errors import NotReadyToPublish, ProductNotFound
from market.catalogue.events import ProductPublished, ProductWithdrawn
from market.catalogue.models import Product, ProductMove
from market.catalogue.services.publish_product import publish_product
from market.catalogue.services.withdraw_product import withdraw_product
from market.catalogue.states import ProductState
from market.catalogue.tests.factories import make_product

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


def test_publishing_puts_a_draft_on_sale_and_tells_it():
    mug, ana = make_product(), uuid4()

    view = publish_product(mug.id, NOON, actor_id=ana)

    assert (view.state, view.published_at, view.skus[0].is_sellable) == (ProductState.PUBLISHED, NOON, True)
    assert told(ProductPublished, key=mug.id) == ProductPublished(mug.id, mug.shop_id, NOON)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.before, entry.after) == (
        "catalogue.publish_product", {"state": "draft"}, {"state": "published"},
    )  # fmt: skip


def test_publishing_again_is_as_good_as_once():
    mug = make_product(published=True)

    assert publish_product(mug.id, LATER).published_at == NOON

    assert len(told_all(ProductPublished)) == 1


def test_a_product_without_a_picture_stays_a_draft_and_one_that_was_imported_goes_on_sale():
    bare = make_product(pictures=0)
    imported = make_product(pictures=0, source_key="elsewhere:1")

    with pytest.raises(NotReadyToPublish) as refusal:
        publish_product(bare.id, NOON)

    assert refusal.value.facts == {"missing": ["picture"]}
    assert Product.objects.get(pk=bare.id).state == ProductState.DRAFT
    assert publish_product(imported.id, NOON).state == ProductState.PUBLISHED
    assert told_all(ProductPublished) == [ProductPublished(imported.id, imported.shop_id, NOON)]


def test_a_product_goes_off_sale_and_back_on_and_its_history_says_so():
    mug = make_product(published=True)

    gone = withdraw_product(mug.id, LATER, because="sold out for good")
    again = withdraw_product(mug.id, LATER)
    back = publish_product(mug.id, LATER)

    assert gone == again
    assert (gone.state, gone.published_at, gone.skus[0].is_sellable) == (ProductState.WITHDRAWN, NOON, False)
    assert (back.state, back.published_at) == (ProductState.PUBLISHED, LATER)
    assert told(ProductWithdrawn, key=mug.id).at == LATER
    moves = ProductMove.objects.order_by("id").values_list("before", "after", "because")
    assert list(moves) == [
        ("draft", "published", "published"),
        ("published", "withdrawn", "sold out for good"),
        ("withdrawn", "published", "published"),
    ]


def test_a_draft_cannot_be_withdrawn():
    mug = make_product()
    with pytest.raises(IllegalMove):
        withdraw_product(mug.id, NOON)
    assert told_all(ProductWithdrawn) == []


def test_an_unknown_product_is_not_found():
    with pytest.raises(ProductNotFound):
        publish_product(uuid4(), NOON)
    with pytest.raises(ProductNotFound):
        withdraw_product(uuid4(), NOON)
