"""An operator renames a category or moves it among its sisters."""

from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from foundation.words import Words
from market.catalogue import rules
from market.catalogue.errors import CategoryNotFound
from market.catalogue.events import CategoryRenamed
from market.catalogue.models import Category
from market.catalogue.types import CategoryView


@transaction.atomic
def change_category(*, category_id: UUID, name: Words, sort: int, actor_id: UUID | None) -> CategoryView:
    """
    Change what a category is called and where it stands. Its address name and parent stay, for links point to them.

    :raises CategoryNotFound; words.WordsMissing:
    """
    category = Category.objects.select_for_update().filter(pk=category_id).first()
    if category is None:
        raise CategoryNotFound(category_id=category_id)
    before = {"name": category.name, "sort": category.sort}
    category.name = rules.check_title(name, field="name", longest=rules.LONGEST_NAME)
    category.sort = sort
    category.save(update_fields=["name", "sort"])
    audit.record(
        actor_id=actor_id,
        action="catalogue.change_category",
        subject=encode("cat", category.id),
        before=before,
        after={"name": category.name, "sort": category.sort},
    )
    if category.name != before["name"]:
        outbox.publish(CategoryRenamed(category.id), key=category.id)
    return category.view()
