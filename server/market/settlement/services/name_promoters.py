"""Somebody's recommendation brought an order: a part of its lines will be theirs."""

from collections.abc import Sequence
from uuid import UUID

from foundation import sql
from market.orders import facade as orders
from market.settlement.rules import MOST_PROMOTER_BPS, WHOLE_BPS
from market.settlement.services.follow_orders import note_refund
from market.settlement.services.take_in_orders import take_in_orders
from market.settlement.types import PromoterWish

GIVEN = (("line_id", "uuid"), ("person_id", "uuid"), ("rate_bps", "int"))


def name_promoters(wishes: Sequence[PromoterWish]) -> dict[UUID, int]:
    """
    Set a part of order lines aside for whoever brought them. Return the rate that each line gives, by order line.

    It is what was wished for, or what the line's other rates and the cap leave. A line that is settled already, or came
    back whole, gives nothing and is not in the answer. Nobody, at no rate, takes a promoter away. In the caller's
    transaction; lines that are not known yet are taken in. Locks the lines.
    """
    late = take_in_orders({wish.order_id for wish in wishes})
    for told in orders.refunds_told(late) if late else ():
        note_refund(told)
    rows = sorted((wish.line_id, wish.person_id, wish.rate_bps) for wish in wishes)
    return dict(
        sql.rows(
            f"""
            UPDATE settlement_line l SET promoter_id = g.person_id, promoter_bps = greatest(0, least(
                g.rate_bps, {MOST_PROMOTER_BPS},
                {WHOLE_BPS} - l.commission_bps - l.technical_bps - l.payment_bps - l.reserve_bps))
            FROM {sql.given(GIVEN, name="g")}
            WHERE l.source_id = g.line_id AND l.kind = 'goods' AND l.settled_at IS NULL AND l.state <> 'void'
            RETURNING l.source_id, l.promoter_bps
            """,
            [sql.pack(GIVEN, rows)],
        )
    )
