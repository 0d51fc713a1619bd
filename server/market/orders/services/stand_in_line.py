"""The door to placing orders: one person's drafts, wherever they are placed, are looked at one after the other."""

from collections.abc import Collection
from uuid import UUID

from foundation import sql


def stand_in_line(person_ids: Collection[UUID]) -> dict[UUID, int]:
    """
    Wait for these people's other placings, and count the checkouts that each has open. Nobody open: not in the answer.

    Holds a lock per person until the transaction ends, taken in the order of their keys, so that two lists never wait
    for one another in a ring. The count is a statement of its own, to see what the locks waited for.
    """
    sql.rows(
        """
        SELECT pg_advisory_xact_lock(key) FROM (
          SELECT DISTINCT hashtextextended('orders.checkouts:' || person_id, 0) AS key
          FROM unnest(%s::text[]) AS p (person_id) ORDER BY key) AS in_order
        """,
        [[str(person_id) for person_id in person_ids]],
    )
    return dict(
        sql.rows(
            "SELECT person_id, count(*) FROM orders_checkout WHERE state = 'open' AND person_id = ANY(%s::uuid[])"
            " GROUP BY person_id",
            [list(person_ids)],
        )
    )
