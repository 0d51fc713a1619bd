"""A shop changes how it presents itself. Its licence and its kind are changed by operators alone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from foundation.words import Words, check_words
from market.merchants.events import ShopChanged
from market.merchants.models import Shop
from market.merchants.rules import LONGEST_INTRO, LONGEST_NAME
from market.merchants.types import ShopView


@transaction.atomic
def edit_shop(
    *,
    shop_id: UUID,
    actor_id: UUID,
    now: datetime,
    name: Words | None = None,
    intro: Words | None = None,
    logo_picture_id: UUID | None = None,
) -> ShopView:
    """
    Change what is named; None leaves a thing as it is. Locks the shop.

    :raises ShopNotFound; foundation.WordsMissing:
    """
    shop = Shop.objects.lock(shop_id)
    changes: dict[str, Any] = {}
    if name is not None:
        changes["name"] = check_words(name, field="name", longest=LONGEST_NAME)
    if intro is not None:
        changes["intro"] = check_words(intro, field="intro", longest=LONGEST_INTRO) if any(intro.values()) else {}
    if logo_picture_id is not None:
        changes["logo_picture_id"] = logo_picture_id
    before = {field: getattr(shop, field) for field in changes}
    if before == changes:
        return shop.view()
    for field, value in changes.items():
        setattr(shop, field, value)
    shop.save(update_fields=list(changes))
    audit.record(
        actor_id=actor_id,
        action="merchants.edit_shop",
        subject=encode("shop", shop_id),
        holder_id=shop_id,
        before=before,
        after=changes,
    )
    outbox.publish(ShopChanged(shop_id, now), key=shop_id)
    return shop.view()
