"""Group prices come in."""

from datetime import timedelta

from imports.bringing.named import product_of
from imports.bringing.run import Run
from imports.records import OfferRecord
from market.catalogue import facade as catalogue
from market.groupbuy import facade as groupbuy

REVIVED_FOR = timedelta(days=30)


def bring_offer(run: Run, record: OfferRecord) -> None:
    """
    Offer the product to groups as the source says. What has ended there is kept as a draft, since an old promise
    is not a new one; when asked to, we offer it anew from today beside that draft.
    """
    product = product_of([record])[record.product_key]
    sku_ids = {sku.code: sku.id for sku in catalogue.products([product])[product].skus}
    prices = [
        groupbuy.OfferPrice(sku_ids[code], price, pieces) for code, (price, pieces) in record.prices.items()
    ]  # fmt: skip
    is_over = record.ends_at <= run.now
    groupbuy.create_activity(
        product_id=product,
        prices=prices,
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        team_size=record.team_size,
        source_key=record.key,
        start=not is_over,
        now=run.now,
    )
    if is_over and run.revive_offers:
        groupbuy.create_activity(
            product_id=product,
            prices=prices,
            starts_at=run.now,
            ends_at=run.now + REVIVED_FOR,
            team_size=record.team_size,
            source_key=f"{record.key}:revived",
            now=run.now,
        )
