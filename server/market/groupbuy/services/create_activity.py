"""A shop offers a product to groups."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from foundation import audit, outbox
from foundation.ids import encode
from market.catalogue import facade as catalogue
from market.groupbuy.errors import BadActivity
from market.groupbuy.events import ActivityChanged
from market.groupbuy.models import Activity, ActivityPrice
from market.groupbuy.rules import check_terms
from market.groupbuy.services.start_activity import start_locked
from market.groupbuy.types import ActivityView, Audience, OfferPrice, Terms


@transaction.atomic
def create_activity(
    *,
    product_id: UUID,
    prices: Sequence[OfferPrice],
    starts_at: datetime,
    ends_at: datetime,
    team_size: int,
    now: datetime,
    team_ttl_seconds: int = 24 * 60 * 60,
    pay_ttl_seconds: int = 15 * 60,
    min_quantity: int = 1,
    max_quantity: int = 10,
    per_person: int = 5,
    opens_per_day: int | None = None,
    one_open_team: bool = False,
    audience: Audience = Audience.ALL,
    source_key: str | None = None,
    start: bool = True,
    actor_id: UUID | None = None,
) -> ActivityView:
    """
    Offer a product to teams of `team_size` between two instants, at a price and up to a quota per SKU.

    Idempotent on `source_key`: the activity made before is returned as it is. With `start` it runs at once, within its
    window; otherwise it is a draft. `actor_id` is the operator, for the audit trail; None for imports and seeds.

    :raises BadActivity, ActivityOverlaps:
    """
    if source_key is not None and (known := Activity.objects.filter(source_key=source_key).first()) is not None:
        return known.view()
    product = catalogue.products([product_id]).get(product_id)
    if product is None:
        raise BadActivity(field="product_id", reason="no such product")
    terms = Terms(
        starts_at=starts_at,
        ends_at=ends_at,
        team_size=team_size,
        team_ttl_seconds=team_ttl_seconds,
        pay_ttl_seconds=pay_ttl_seconds,
        min_quantity=min_quantity,
        max_quantity=max_quantity,
        per_person=per_person,
        opens_per_day=opens_per_day,
        one_open_team=one_open_team,
        audience=audience,
    )
    check_terms(terms)
    check_prices(prices, {sku.id for sku in product.skus}, settings.CURRENCY)
    activity = Activity.objects.create(
        source_key=source_key,
        product_id=product_id,
        shop_id=product.shop_id,
        currency=settings.CURRENCY,
        created_at=now,
        **terms.as_columns(),
    )
    write_prices(activity, prices)
    if start:
        start_locked(activity, now=now)
    outbox.publish(ActivityChanged(activity.id, product_id, now), key=product_id)
    if actor_id is not None:
        audit.record(
            actor_id=actor_id,
            action="groupbuy.create_activity",
            subject=encode("act", activity.id),
            holder_id=activity.shop_id,
            after=terms.as_columns(),
        )
    return activity.view()


def check_prices(prices: Sequence[OfferPrice], sku_ids: set[UUID], currency: str) -> None:
    """:raises BadActivity:"""
    if not prices:
        raise BadActivity(field="prices", reason="no price")
    if len({price.sku_id for price in prices}) < len(prices):
        raise BadActivity(field="prices", reason="the same SKU twice")
    for place, price in enumerate(prices):
        if price.sku_id not in sku_ids:
            raise BadActivity(field=f"prices.{place}.sku_id", reason="not a SKU of this product")
        if price.price.currency != currency or price.price.minor <= 0:
            raise BadActivity(field=f"prices.{place}.price", reason="a price is more than nothing", currency=currency)
        leader = price.leader_price
        if leader is not None and not (leader.currency == currency and 0 <= leader.minor <= price.price.minor):
            raise BadActivity(field=f"prices.{place}.leader_price", reason="at most what the others pay")
        if price.quota < 0:
            raise BadActivity(field=f"prices.{place}.quota", reason="not below nothing")


def write_prices(activity: Activity, prices: Sequence[OfferPrice]) -> None:
    ActivityPrice.objects.bulk_create(
        ActivityPrice(
            activity=activity,
            sku_id=price.sku_id,
            price_minor=price.price.minor,
            leader_price_minor=price.leader_price.minor if price.leader_price is not None else None,
            quota_total=price.quota,
            quota_left=price.quota,
        )
        for price in prices
    )
