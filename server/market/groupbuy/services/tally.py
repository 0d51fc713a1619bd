"""
The counters that several teams share: what each person has used of an activity, and what is left of its quota.

A tally locks the counters it is made for in the room's order (people, then goods, each by id), adds up the changes of
one write, and writes them in two guarded statements.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from foundation import sql
from market.groupbuy.models import ActivityPrice

Who = tuple[UUID, UUID]  # (activity_id, person_id)
What = tuple[UUID, UUID]  # (activity_id, sku_id)


@dataclass(slots=True)
class _Used:
    orders_count: int
    opens_date: date | None
    opens_count: int
    is_changed: bool = False


class Tally:
    """Locked counters, and what this write does to them."""

    def __init__(self, people: Iterable[Who], goods: Iterable[What]) -> None:
        self._used = _lock_people(sorted(set(people)))
        wanted = set(goods)
        rows = ActivityPrice.objects.select_for_update(of=("self",)).filter(
            activity_id__in={activity_id for activity_id, _ in wanted}, sku_id__in={sku_id for _, sku_id in wanted}
        )
        self._prices = {(row.activity_id, row.sku_id): row for row in rows.order_by("pk")}
        self._taken: dict[What, int] = dict.fromkeys(self._prices, 0)

    def price_row(self, activity_id: UUID, sku_id: UUID) -> ActivityPrice | None:
        return self._prices.get((activity_id, sku_id))

    def quota_left(self, activity_id: UUID, sku_id: UUID) -> int:
        what = (activity_id, sku_id)
        return self._prices[what].quota_left - self._taken[what] if what in self._prices else 0

    def orders_count(self, activity_id: UUID, person_id: UUID) -> int:
        return self._used[activity_id, person_id].orders_count

    def opens_count(self, activity_id: UUID, person_id: UUID, today: date) -> int:
        used = self._used[activity_id, person_id]
        return used.opens_count if used.opens_date == today else 0

    def take(self, activity_id: UUID, person_id: UUID, sku_id: UUID, quantity: int) -> None:
        """Count one more order of the person, of so many pieces."""
        self._count(activity_id, person_id, 1)
        self._taken[activity_id, sku_id] += quantity

    def give_back(self, activity_id: UUID, person_id: UUID, sku_id: UUID, quantity: int) -> None:
        """Count such an order no more."""
        self._count(activity_id, person_id, -1)
        self._taken[activity_id, sku_id] -= quantity

    def note_open(self, activity_id: UUID, person_id: UUID, today: date) -> None:
        used = self._used[activity_id, person_id]
        used.opens_count = self.opens_count(activity_id, person_id, today) + 1
        used.opens_date = today
        used.is_changed = True

    def forget_open(self, activity_id: UUID, person_id: UUID, opened_on: date) -> None:
        """Take back a team that never came to be; an earlier day's number matters to nobody any more."""
        used = self._used[activity_id, person_id]
        if used.opens_date == opened_on:
            used.opens_count -= 1
            used.is_changed = True

    def write(self) -> None:
        """Write every change. The quota is guarded once more here, and by a CHECK."""
        people = [(who, used) for who, used in self._used.items() if used.is_changed]
        if people:
            sql.run(
                """
                UPDATE groupbuy_personcount c
                SET orders_count = n.orders_count, opens_date = n.opens_date, opens_count = n.opens_count
                FROM unnest(%s::uuid[], %s::uuid[], %s::int[], %s::date[], %s::int[])
                  AS n (activity_id, person_id, orders_count, opens_date, opens_count)
                WHERE c.activity_id = n.activity_id AND c.person_id = n.person_id
                """,
                [
                    [activity_id for (activity_id, _), _ in people],
                    [person_id for (_, person_id), _ in people],
                    [used.orders_count for _, used in people],
                    [used.opens_date for _, used in people],
                    [used.opens_count for _, used in people],
                ],
            )
        goods = [(self._prices[what].pk, taken) for what, taken in self._taken.items() if taken]
        if goods:
            touched = sql.run(
                """
                UPDATE groupbuy_activityprice p SET quota_left = p.quota_left - n.taken
                FROM unnest(%s::bigint[], %s::int[]) AS n (id, taken) WHERE p.id = n.id AND p.quota_left >= n.taken
                """,
                [[pk for pk, _ in goods], [taken for _, taken in goods]],
            )
            assert touched == len(goods), "the rows are locked, so the quota is what the rules were told"

    def _count(self, activity_id: UUID, person_id: UUID, change: int) -> None:
        used = self._used[activity_id, person_id]
        used.orders_count += change
        used.is_changed = True


def _lock_people(people: list[Who]) -> dict[Who, _Used]:
    """Make the counters that are missing and lock all of them. In: sorted, so that two writes cannot cross."""
    if not people:
        return {}
    found = sql.rows(
        """
        INSERT INTO groupbuy_personcount AS c (activity_id, person_id, orders_count, opens_count)
        SELECT activity_id, person_id, 0, 0
        FROM unnest(%s::uuid[], %s::uuid[]) WITH ORDINALITY AS n (activity_id, person_id, place) ORDER BY place
        ON CONFLICT (activity_id, person_id) DO UPDATE SET orders_count = c.orders_count
        RETURNING activity_id, person_id, orders_count, opens_date, opens_count
        """,
        [[activity_id for activity_id, _ in people], [person_id for _, person_id in people]],
    )
    return {(activity_id, person_id): _Used(*rest) for activity_id, person_id, *rest in found}
