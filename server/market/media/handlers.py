"""What media does when others tell news. Each runs at least once, so each is safe to repeat."""

from django.utils import timezone

from foundation.outbox import on
from market.catalogue.events import ProductPicturesChosen
from market.media.services.keep_pictures import keep_pictures


@on(ProductPicturesChosen)
def keep_product_pictures(event: ProductPicturesChosen) -> None:
    keep_pictures(event.picture_ids, timezone.now())
