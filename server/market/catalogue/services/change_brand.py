"""An operator mends what a brand is called or how it tells its story."""

from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from foundation.words import Words
from market.catalogue import rules
from market.catalogue.errors import BrandNotFound
from market.catalogue.events import BrandRenamed
from market.catalogue.models import Brand
from market.catalogue.types import BrandView


@transaction.atomic
def change_brand(*, brand_id: UUID, name: Words, story: Words, actor_id: UUID | None) -> BrandView:
    """
    Change a brand's name and story. Its address name stays, for links point to it.

    :raises BrandNotFound; words.WordsMissing:
    """
    brand = Brand.objects.select_for_update().filter(pk=brand_id).first()
    if brand is None:
        raise BrandNotFound(brand_id=brand_id)
    before = {"name": brand.name, "story": brand.story}
    brand.name = rules.check_title(name, field="name", longest=rules.LONGEST_NAME)
    brand.story = rules.check_text(story, field="story", longest=rules.LONGEST_DESCRIPTION)
    brand.save(update_fields=["name", "story"])
    audit.record(
        actor_id=actor_id,
        action="catalogue.change_brand",
        subject=encode("brd", brand.id),
        before=before,
        after={"name": brand.name, "story": brand.story},
    )
    if brand.name != before["name"]:
        outbox.publish(BrandRenamed(brand.id), key=brand.id)
    return brand.view()
