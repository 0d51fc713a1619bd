"""People come in, and their orders as they went."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from imports.bringing.run import RowRefused, Run
from imports.records import OrderRecord, PersonRecord
from market.catalogue import facade as catalogue
from market.orders import facade as orders
from market.payments import facade as payments
from market.people import facade as people
from market.storefront import facade as storefront

LANGUAGE_ABROAD = "en"  # The nearer of the two that the market speaks.


def bring_people(records: Sequence[PersonRecord]) -> None:
    people.import_people(
        [
            people.PersonDraft(one.key, one.nickname, one.email, LANGUAGE_ABROAD, one.city, one.joined_at)
            for one in records
        ]
    )


def bring_orders(run: Run, records: Sequence[OrderRecord]) -> None:
    """Orders as they went; what was paid for and kept counts among what was sold, once, with the order."""
    if not records:
        return
    person_ids = people.person_ids_of_source({record.person_key for record in records})
    products = catalogue.brought_products(
        {line.product_key for record in records for shop in record.shops for line in shop.lines}
    )
    for record in records:
        if record.person_key not in person_ids:
            raise RowRefused("customer_id", f"names {record.person_key}, who was not brought in")
        for shop in record.shops:
            for line in shop.lines:
                if line.product_key not in products:
                    raise RowRefused("lines", f"has {line.product_key}, which was not brought in")
    pasts = {record.key: _past(run, record, person_ids[record.person_key], products) for record in records}
    fresh = orders.import_history(list(pasts.values()))
    product_of = {one.sku_ids[0]: one.id for one in products.values()}
    storefront.count_sales(
        [
            (product_of[line.sku_id], line.quantity)
            for past in fresh
            if past.paid_at is not None
            for order in past.orders
            if order.refunded_at is None
            for line in order.lines
        ],
        sign=1,
    )


def _past(
    run: Run, record: OrderRecord, person_id: UUID, products: Mapping[str, catalogue.BroughtView]
) -> orders.PastCheckout:
    return orders.PastCheckout(
        source_key=record.key,
        person_id=person_id,
        address={
            "recipient": "",
            "phone": "",
            "country": record.country,
            "region_names": list(record.region_names),
            "line1": "",
            "line2": "",
            "postcode": record.postcode,
        },
        placed_at=record.placed_at,
        paid_at=record.paid_at,
        cancelled_at=record.cancelled_at,
        orders=tuple(
            orders.PastOrder(
                shop_id=run.shelf(shop.shop_key, "shop_id"),
                lines=tuple(
                    orders.PastLine(products[line.product_key].sku_ids[0], line.quantity, line.unit)
                    for line in shop.lines
                ),
                freight=shop.freight,
                tracking_no=shop.tracking_no,
                shipped_at=shop.shipped_at,
                delivered_at=shop.delivered_at,
                refunded_at=shop.refunded_at,
            )
            for shop in record.shops
        ),
        parts=tuple(payments.PastPart(*part) for part in record.payments),
    )
