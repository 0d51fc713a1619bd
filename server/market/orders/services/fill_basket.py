"""A basket's lines: set, choose, take out, and carry over from the guest one was."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.web import Visitor
from market.catalogue import facade as catalogue
from market.orders import rules
from market.orders.errors import BasketIsFull, NotForSale, SkuNotFound
from market.orders.models import BasketLine


def put_in_basket(
    *, owner: Visitor, sku_id: UUID, quantity: int, add: bool, is_selected: bool | None, now: datetime
) -> int:
    """
    Set how many of an article the basket holds, or with `add` put more to what is there. Return how many lines it has.

    One statement decides about the quantity, so two taps at once are both counted.

    :raises SkuNotFound, NotForSale, QuantityOutOfRange, BasketIsFull:
    """
    rules.check_quantity(quantity)
    sku = catalogue.skus([sku_id]).get(sku_id)
    if sku is None:
        raise SkuNotFound(field="sku_id")
    if not sku.is_sellable:
        raise NotForSale(field="sku_id")
    column, key = _owner(owner)
    held = sql.one(
        f"""
        WITH basket AS (
          SELECT count(*) AS lines, coalesce(bool_or(sku_id = %s), false) AS has_it
          FROM orders_basketline WHERE {column} = %s
        )
        INSERT INTO orders_basketline (person_id, guest_key, sku_id, quantity, is_selected, added_at)
        SELECT %s::uuid, %s::text, %s::uuid, %s::int, %s::bool, %s::timestamptz
        FROM basket WHERE lines < %s OR has_it
        ON CONFLICT ({column}, sku_id) DO UPDATE SET
          quantity = least(%s, excluded.quantity + CASE WHEN %s THEN orders_basketline.quantity ELSE 0 END),
          is_selected = coalesce(%s, orders_basketline.is_selected)
        RETURNING (SELECT lines + CASE WHEN has_it THEN 0 ELSE 1 END FROM basket)
        """,
        [sku_id, key, owner.person_id, None if owner.person_id else owner.guest_key, sku_id, quantity,
         is_selected is not False, now, rules.MOST_LINES, rules.MOST_OF_ONE, add, is_selected],
    )  # fmt: skip
    if held is None:
        raise BasketIsFull(field="sku_id", most=rules.MOST_LINES)
    return int(held[0])


def take_out_of_basket(*, owner: Visitor, sku_ids: list[UUID]) -> int:
    """Take articles out; those that are not there are no matter, nor is a guest who has no basket. Return how many."""
    if owner.person_id is None and owner.guest_key is None:
        return 0
    column, key = _owner(owner)
    return BasketLine.objects.filter(**{column: key}, sku_id__in=sku_ids).delete()[0]


@transaction.atomic
def merge_basket(*, guest_key: str, person_id: UUID) -> int:
    """
    Carry a guest's lines over to the person they turned out to be; of an article in both, both quantities count.

    Return how many lines were carried. Safe to repeat: the guest's lines are gone after the first time.
    """
    return sql.run(
        """
        WITH left_behind AS (DELETE FROM orders_basketline WHERE guest_key = %s RETURNING *)
        INSERT INTO orders_basketline (person_id, guest_key, sku_id, quantity, is_selected, added_at)
        SELECT %s, NULL, sku_id, quantity, is_selected, added_at FROM left_behind
        ON CONFLICT (person_id, sku_id) DO UPDATE SET
          quantity = least(%s, orders_basketline.quantity + excluded.quantity),
          is_selected = orders_basketline.is_selected OR excluded.is_selected
        """,
        [guest_key, person_id, rules.MOST_OF_ONE],
    )


def _owner(owner: Visitor) -> tuple[str, UUID | str]:
    if owner.person_id is not None:
        return "person_id", owner.person_id
    assert owner.guest_key, "a guest who writes has been given a key"
    return "guest_key", owner.guest_key
