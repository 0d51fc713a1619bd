"""A shop opens."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import outbox
from foundation.words import Words, check_words
from market.merchants.errors import SlugTaken
from market.merchants.events import ShopChanged
from market.merchants.models import Shop
from market.merchants.rules import LONGEST_INTRO, LONGEST_NAME, check_licence, check_slug
from market.merchants.types import LicenceView, Role, ShopView


@transaction.atomic
def create_shop(
    *,
    slug: str,
    name: Words,
    intro: Words,
    licence: LicenceView,
    now: datetime,
    self_operated: bool = False,
    logo_picture_id: UUID | None = None,
    owner_id: UUID | None = None,
    source_key: str | None = None,
) -> ShopView:
    """
    Open a shop, and make somebody its owner when one is named.

    The same `source_key` twice gives the first shop again, unchanged.

    :raises SlugTaken, SlugInvalid, LicenceInvalid; foundation.WordsMissing:
    """
    if source_key and (known := Shop.objects.filter(source_key=source_key).first()):
        return known.view()
    check_licence(licence)
    try:
        with transaction.atomic():
            shop = Shop.objects.create(
                slug=check_slug(slug),
                name=check_words(name, field="name", longest=LONGEST_NAME),
                intro=check_words(intro, field="intro", longest=LONGEST_INTRO) if any(intro.values()) else {},
                logo_picture_id=logo_picture_id,
                self_operated=self_operated,
                licence_company=licence.company,
                licence_number=licence.number,
                licence_address=licence.address,
                licence_issued_on=licence.issued_on,
                licence_valid_until=licence.valid_until,
                licence_exemption=licence.exemption,
                source_key=source_key,
                opened_at=now,
            )
    except IntegrityError:
        if source_key and (known := Shop.objects.filter(source_key=source_key).first()):
            return known.view()
        raise SlugTaken(field="slug") from None
    if owner_id:
        shop.staff.create(person_id=owner_id, role=Role.OWNER, since=now)
    outbox.publish(ShopChanged(shop.id, now), key=shop.id)
    return shop.view()
