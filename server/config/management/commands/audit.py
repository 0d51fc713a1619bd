"""
Compare what the database cannot: ids that point into other rooms, and counters with the journals they come from.
Changes nothing; ends with 1 when anything is amiss.
"""

from typing import Any

from django.core.management.base import BaseCommand

from foundation import sql
from market.ledger import facade as ledger
from market.points import facade as points
from market.stock import facade as stock

# Foreign keys stay inside a room, so these columns are looked after here: (table, column, where it points).
POINTERS = [
    ("aftersales_case", "line_id", "orders_orderline"),
    ("aftersales_case", "parcel_id", "shipping_parcel"),
    ("aftersales_case", "person_id", "people_person"),
    ("catalogue_product", "shop_id", "merchants_shop"),
    ("community_review", "product_id", "catalogue_product"),
    ("coupons_coupon", "order_id", "orders_order"),
    ("coupons_coupon", "person_id", "people_person"),
    ("coupons_template", "shop_id", "merchants_shop"),
    ("groupbuy_activity", "product_id", "catalogue_product"),
    ("groupbuy_seat", "order_id", "orders_order"),
    ("groupbuy_seat", "person_id", "people_person"),
    ("groupbuy_team", "leader_id", "people_person"),
    ("merchants_staff", "person_id", "people_person"),
    ("notices_notice", "person_id", "people_person"),
    ("orders_checkout", "intent_id", "payments_intent"),
    ("orders_checkout", "person_id", "people_person"),
    ("orders_order", "shop_id", "merchants_shop"),
    ("orders_orderline", "sku_id", "catalogue_sku"),
    ("payments_intent", "ref", "orders_checkout"),
    ("people_person", "avatar_picture_id", "media_picture"),
    ("points_account", "person_id", "people_person"),
    ("pricing_price", "sku_id", "catalogue_sku"),
    ("settlement_line", "order_id", "orders_order"),
    ("shipping_parcel", "order_id", "orders_order"),
    ("stock_item", "sku_id", "catalogue_sku"),
    ("storefront_card", "product_id", "catalogue_product"),
    ("search_document", "product_id", "catalogue_product"),
]
MOST_SHOWN = 20


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        findings = [*self._orphans(), *self._stock(), *self._points(), *self._book()]
        for finding in findings[: MOST_SHOWN * 3]:
            self.stdout.write(finding)
        self.stdout.write(f"{len(findings)} findings")
        if findings:
            raise SystemExit(1)

    def _orphans(self) -> list[str]:
        found = []
        for table, column, target in POINTERS:
            lost = sql.rows(
                f"SELECT t.{column} FROM {table} t LEFT JOIN {target} o ON o.id = t.{column} "
                f"WHERE t.{column} IS NOT NULL AND o.id IS NULL LIMIT %s",
                [MOST_SHOWN],
            )
            found += [f"{table}.{column} {identity}: nothing in {target}" for (identity,) in lost]
        return found

    def _stock(self) -> list[str]:
        return [f"stock of {one.sku_id}: counters {one.counters}, journal {one.journal}" for one in stock.differences()]

    def _points(self) -> list[str]:
        return [
            f"points of {person_id}: account {has}, entries {said}" for person_id, has, said in points.differences()
        ]

    def _book(self) -> list[str]:
        proof = ledger.prove()
        sets = [f"ledger: posting set {identity} is out of balance" for identity in proof.sets_out_of_balance]
        return [
            *sets,
            *(f"ledger: {currency} is out by {minor}" for currency, minor in proof.currencies_out_of_balance),
        ]
