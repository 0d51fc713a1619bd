"""A category is hung into the tree."""

from uuid import UUID

from django.db import IntegrityError, transaction

from foundation.sql import broken_guard
from foundation.words import Words
from market.catalogue import queries, rules
from market.catalogue.errors import SlugTaken
from market.catalogue.models import Category
from market.catalogue.types import CategoryView


def create_category(
    *, slug: str, name: Words, parent_id: UUID | None = None, sort: int = 0, source_key: str | None = None
) -> CategoryView:
    """
    Add a category under its parent, or at the root. The same `source_key` again returns the first one, unchanged.

    :raises CategoryNotFound: no such parent; CategoryTooDeep, SlugTaken, BadSlug; words.WordsMissing:
    """
    if source_key is not None and (known := Category.objects.filter(source_key=source_key).first()):
        return known.view()
    above = queries.category(parent_id).path if parent_id else ()
    rules.check_depth(above)
    category = Category(
        slug=rules.check_slug(slug),
        name=rules.check_title(name, field="name", longest=rules.LONGEST_NAME),
        parent_id=parent_id,
        sort=sort,
        source_key=source_key,
    )
    category.path = [*above, category.id]
    try:
        with transaction.atomic():
            category.save(force_insert=True)
    except IntegrityError as error:
        if "source_key" in broken_guard(error):  # Somebody brought the same category a moment ago.
            return Category.objects.get(source_key=source_key).view()
        if "slug" in broken_guard(error):
            raise SlugTaken(field="slug", slug=slug) from None
        raise
    return category.view()
