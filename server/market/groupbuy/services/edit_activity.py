"""The terms of an offer change, for teams to come."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from foundation import audit, outbox
from foundation.ids import encode
from foundation.sql import broken_guard
from market.catalogue import facade as catalogue
from market.groupbuy.errors import ActivityOverlaps, BadActivity
from market.groupbuy.events import ActivityChanged
from market.groupbuy.models import Activity, ActivityPrice
from market.groupbuy.rules import check_terms
from market.groupbuy.services.create_activity import check_prices, write_prices
from market.groupbuy.types import ActivityView, OfferPrice, Terms


@transaction.atomic
def edit_activity(
    activity_id: UUID, *, terms: Terms, prices: Sequence[OfferPrice], actor_id: UUID | None, now: datetime
) -> ActivityView:
    """
    Change an activity's terms, and the price and quota of the SKUs named; other SKUs stay as they are.

    Open teams keep their size, deadline and prices; limits per person and order apply to whoever joins from now on.
    `OfferPrice.quota` is the new total: it cannot be less than what is already promised. Nothing is ever taken out of
    an activity, since seats hold its goods: a quota of what is promised sells no more.

    Locks the activity, then its prices. Writes the audit trail.

    :raises ActivityNotFound, BadActivity, ActivityOverlaps:
    """
    activity = Activity.objects.lock(activity_id)
    check_terms(terms)
    product = catalogue.products([activity.product_id])[activity.product_id]
    if prices:
        check_prices(prices, {sku.id for sku in product.skus}, activity.currency)
    before = Terms.of(activity)
    for field, value in terms.as_columns().items():
        setattr(activity, field, value)
    try:
        with transaction.atomic():
            activity.save(update_fields=list(terms.as_columns()))
    except IntegrityError as refusal:
        if broken_guard(refusal) != "groupbuy_one_offer_at_a_time":
            raise
        raise ActivityOverlaps(product_id=encode("prod", activity.product_id)) from refusal
    known = {row.sku_id: row for row in activity.prices.select_for_update().order_by("pk")}
    for place, price in enumerate(prices):
        if price.sku_id in known:
            _reprice(known[price.sku_id], price, f"prices.{place}.quota")
    write_prices(activity, [price for price in prices if price.sku_id not in known])
    outbox.publish(ActivityChanged(activity.id, activity.product_id, now), key=activity.product_id)
    audit.record(
        actor_id=actor_id,
        action="groupbuy.edit_activity",
        subject=encode("act", activity.id),
        holder_id=activity.shop_id,
        before=before.as_columns(),
        after=terms.as_columns(),
    )
    return Activity.objects.get(pk=activity_id).view()


def _reprice(row: ActivityPrice, price: OfferPrice, field: str) -> None:
    promised = row.quota_total - row.quota_left
    if price.quota < promised:
        raise BadActivity(field=field, reason="less than what is already promised", promised=promised)
    row.price_minor = price.price.minor
    row.leader_price_minor = price.leader_price.minor if price.leader_price is not None else None
    row.quota_total = price.quota
    row.quota_left = price.quota - promised
    row.save(update_fields=["price_minor", "leader_price_minor", "quota_total", "quota_left"])
