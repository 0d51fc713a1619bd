"""What media does when others tell news. Each runs at least once, so each is safe to repeat."""

from collections.abc import Sequence

from django.utils import timezone

from foundation.outbox import on_many
from market.catalogue.events import ProductPicturesChosen
from market.media.services.keep_pictures import keep_pictures


@on_many(ProductPicturesChosen)
def keep_product_pictures(events: Sequence[ProductPicturesChosen]) -> None:
    keep_pictures({picture_id for event in events for picture_id in event.picture_ids}, timezone.now())
