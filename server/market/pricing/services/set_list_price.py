"""A shop names its price."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from foundation.money import Money
from foundation.words import Words, check_words
from market.pricing import rules
from market.pricing.events import PriceChanged
from market.pricing.models import Price, PriceChange
from market.pricing.queries import lowest_before, prices
from market.pricing.services.note_deals import note_deals
from market.pricing.types import PriceView

LONGEST_SOURCE = 60  # One line beside a price.


@transaction.atomic
def set_list_price(
    sku_id: UUID,
    price: Money,
    *,
    now: datetime,
    because: str,
    compare_at: Money | None = None,
    compare_source: Words | None = None,
    actor_id: UUID | None = None,
    holder_id: UUID | None = None,
) -> PriceView:
    """
    List a SKU at this price from now on, perhaps beside a higher one. The same again changes nothing.

    Locks the SKU's price. `holder_id` is the shop whose goods they are.

    :raises PriceNotPositive, PriceTooHigh, WrongCurrency, ComparePriceNotHigher, ComparePriceUnfounded, WordsMissing:
    """
    source = check_words(compare_source, field="compare_source", longest=LONGEST_SOURCE) if compare_source else None
    rules.check_price(price, settings.CURRENCY, field="price")

    before = Price.objects.select_for_update().filter(pk=sku_id).first()
    if before and (before.price, before.compare_at, before.compare_source) == (price, compare_at, source):
        return prices([sku_id], now=now)[sku_id]
    if compare_at is not None:
        rules.check_price(compare_at, settings.CURRENCY, field="compare_at")
        rules.check_compare(price, compare_at, source, lowest_before(sku_id, before.price if before else None, now))

    if before is not None:
        note_deals([(sku_id, before.price, now)])  # Today is the last day on which it was listed so.
    values = {
        "price_minor": price.minor,
        "currency": price.currency,
        "compare_at_minor": compare_at.minor if compare_at else None,
        "compare_source": source,
    }
    Price.objects.update_or_create(sku_id=sku_id, defaults={**values, "since": now})
    PriceChange.objects.create(sku_id=sku_id, **values, at=now, because=because, actor_id=actor_id)
    if actor_id is not None:
        _record(sku_id, before, price, actor_id, holder_id, because)
    outbox.publish(PriceChanged(sku_id, price, now), key=sku_id)
    return prices([sku_id], now=now)[sku_id]


def _record(
    sku_id: UUID, before: Price | None, price: Money, actor_id: UUID, holder_id: UUID | None, because: str
) -> None:
    audit.record(
        actor_id=actor_id,
        action="pricing.set_list_price",
        subject=encode("sku", sku_id),
        holder_id=holder_id,
        before={"minor": before.price_minor, "currency": before.currency} if before else None,
        after={"minor": price.minor, "currency": price.currency},
        because=because,
    )
