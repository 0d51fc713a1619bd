"""Many shops open together, as they come along from elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import outbox
from foundation.sql import broken_guard
from foundation.words import check_words
from market.merchants.errors import SlugTaken
from market.merchants.events import ShopChanged
from market.merchants.models import Shop
from market.merchants.queries import shop_ids_of_source
from market.merchants.rules import LONGEST_INTRO, LONGEST_NAME, check_licence, check_slug
from market.merchants.types import ShopDraft


def create_shops(drafts: Sequence[ShopDraft], *, now: datetime) -> dict[str, UUID]:
    """
    Open shops without staff, all of them or none. Return their ids by key; what is known by its key stays as it is.

    A fixed number of statements, whatever the number.

    :raises SlugTaken, SlugInvalid, LicenceInvalid; foundation.WordsMissing:
    """
    known = shop_ids_of_source([draft.source_key for draft in drafts])
    fresh = [_shop(draft, now) for draft in drafts if draft.source_key not in known]
    try:
        _write(fresh, now)
    except IntegrityError as error:
        if "slug" in broken_guard(error):
            raise SlugTaken(field="slug") from None
        raise
    return {**known, **{row.source_key: row.id for row in fresh if row.source_key}}


def _shop(draft: ShopDraft, now: datetime) -> Shop:
    licence = check_licence(draft.licence)
    return Shop(
        slug=check_slug(draft.slug),
        name=check_words(draft.name, field="name", longest=LONGEST_NAME),
        intro=check_words(draft.intro, field="intro", longest=LONGEST_INTRO) if any(draft.intro.values()) else {},
        licence_company=licence.company,
        licence_number=licence.number,
        licence_address=licence.address,
        licence_issued_on=licence.issued_on,
        licence_valid_until=licence.valid_until,
        licence_exemption=licence.exemption,
        source_key=draft.source_key,
        opened_at=now,
    )


@transaction.atomic
def _write(fresh: Sequence[Shop], now: datetime) -> None:
    Shop.objects.bulk_create(fresh)
    outbox.publish_many([(ShopChanged(row.id, now), row.id) for row in fresh])
