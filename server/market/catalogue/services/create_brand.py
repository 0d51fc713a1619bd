"""A brand joins the market."""

from uuid import UUID

from django.db import IntegrityError, transaction

from foundation.sql import broken_guard
from foundation.words import Words
from market.catalogue import rules
from market.catalogue.errors import SlugTaken
from market.catalogue.models import Brand
from market.catalogue.types import BrandView


def create_brand(
    *,
    slug: str,
    name: Words,
    story: Words | None = None,
    logo_picture_id: UUID | None = None,
    source_key: str | None = None,
) -> BrandView:
    """
    Add a brand. The same `source_key` again returns the brand that it made the first time, unchanged.

    :raises SlugTaken, BadSlug; words.WordsMissing:
    """
    if source_key is not None and (known := Brand.objects.filter(source_key=source_key).first()):
        return known.view()
    brand = Brand(
        slug=rules.check_slug(slug),
        name=rules.check_title(name, field="name", longest=rules.LONGEST_NAME),
        story=rules.check_text(story or {}, field="story", longest=rules.LONGEST_DESCRIPTION),
        logo_picture_id=logo_picture_id,
        source_key=source_key,
    )
    try:
        with transaction.atomic():
            brand.save(force_insert=True)
    except IntegrityError as error:
        if "source_key" in broken_guard(error):  # Somebody brought the same brand a moment ago.
            return Brand.objects.get(source_key=source_key).view()
        if "slug" in broken_guard(error):
            raise SlugTaken(field="slug", slug=slug) from None
        raise
    return brand.view()
