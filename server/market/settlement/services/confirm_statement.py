"""A shop agrees with its statement, or says nothing for three days: now it is to be paid."""

from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from foundation import audit, sql
from foundation.ids import encode
from market.settlement.errors import StatementIsClosed, StatementIsDisputed
from market.settlement.metrics import alert
from market.settlement.models import Book, Statement, move_lines_where
from market.settlement.states import STATEMENT, LineState, StatementState
from market.settlement.types import StatementView

log = structlog.get_logger(__name__)
IN_IT = "l.id IN (SELECT line_id FROM settlement_item WHERE statement_id = %(statement)s AND kind = 'settled')"
# Only what an order brought can be split out of its payment. The others change what the shop owes.
OF_ORDERS = "('settled', 'clawed_back', 'reserve_released', 'granted')"


@transaction.atomic
def confirm_statement(*, statement_id: UUID, person_id: UUID | None, now: datetime) -> StatementView:
    """
    Close a statement and write down what each of its orders is to give to the shop. Whoever asks has been checked.

    What the shop owes is taken from these shares first, the oldest order's first. Locks the statement, then the shop's
    book; lines never come to Python. Repeating is refused.

    :raises StatementNotFound, StatementIsClosed, StatementIsDisputed:
    """
    statement = Statement.lock(statement_id)
    if statement.state != StatementState.OPEN:
        raise StatementIsClosed
    if statement.open_disputes:
        raise StatementIsDisputed
    STATEMENT.require(StatementState(statement.state), StatementState.CONFIRMED)
    statement.state = StatementState.CONFIRMED
    statement.confirmed_at, statement.confirmed_by = now, person_id
    statement.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    because = "confirmed by the shop" if person_id else "not objected to in time"
    move_lines_where(
        IN_IT, LineState.IN_STATEMENT, LineState.CONFIRMED, now=now, because=because, statement=statement.pk
    )
    _share_out(statement, now)
    if person_id is not None:
        audit.record(
            actor_id=person_id,
            action="settlement.confirm",
            subject=encode("stmt", statement.pk),
            holder_id=statement.shop_id,
            after={"net_minor": statement.net_minor},
        )
    return statement.view()


def confirm_overdue_statements(*, now: datetime) -> int:
    """
    Confirm every statement that nobody disputed in time. Return how many. A transaction each; safe beside itself.

    One that cannot be confirmed holds up no other: a person is called, and it is tried again next time.
    """
    due = Statement.objects.filter(state=StatementState.OPEN, confirm_by__lte=now, open_disputes=0)
    confirmed = 0
    for statement_id in due.order_by("confirm_by", "pk").values_list("pk", flat=True):
        try:
            with transaction.atomic():
                if due.select_for_update(skip_locked=True).filter(pk=statement_id).exists():
                    confirm_statement(statement_id=statement_id, person_id=None, now=now)
                    confirmed += 1
        except Exception:
            log.exception("settlement.not_confirmed", statement=encode("stmt", statement_id))
            alert("statement_not_confirmed", statement=encode("stmt", statement_id))
    return confirmed


def _share_out(statement: Statement, now: datetime) -> None:
    """Write one share per order, be it of nothing; what is left of the debt, or of the credit, stays in the book."""
    book = Book.lock(statement.shop_id, statement.currency)
    row = sql.one(
        f"""
        WITH sums AS (
          SELECT i.order_id, sum(i.net_minor)::bigint AS net
          FROM settlement_item i WHERE i.statement_id = %(statement)s AND i.kind IN {OF_ORDERS} GROUP BY i.order_id
        ), owed AS (
          SELECT %(debt)s::bigint - coalesce((SELECT sum(net) FROM sums WHERE net < 0), 0)::bigint
            - coalesce((SELECT sum(net_minor) FROM settlement_item
                        WHERE statement_id = %(statement)s AND kind NOT IN {OF_ORDERS}), 0)::bigint AS minor
        ), to_come AS (
          -- What is clawed back of these orders, and only a later statement takes: their buyers have that money again.
          SELECT i.id, i.order_id, -i.net_minor - i.lessened_minor AS minor
          FROM sums JOIN settlement_item i USING (order_id) LEFT JOIN settlement_statement s ON s.id = i.statement_id
          WHERE sums.net > 0 AND i.kind = 'clawed_back' AND -i.net_minor > i.lessened_minor
            AND (s.id IS NULL OR s.state = 'open')
        ), lessened AS (
          SELECT order_id, least(sums.net, sum(c.minor))::bigint AS minor
          FROM sums JOIN to_come c USING (order_id) GROUP BY order_id, sums.net
        ), marked AS (
          UPDATE settlement_item i SET lessened_minor = i.lessened_minor + one.minor
          FROM (
            SELECT c.id, greatest(0, least(c.minor, l.minor + c.minor
              - sum(c.minor) OVER (PARTITION BY c.order_id ORDER BY c.id)))::bigint AS minor
            FROM to_come c JOIN lessened l USING (order_id)
          ) one WHERE i.id = one.id
        ), earned AS (
          SELECT order_id, net, (sum(net) OVER (ORDER BY order_id))::bigint - net AS before
          FROM (
            SELECT order_id, greatest(net, 0) - coalesce(l.minor, 0) AS net
            FROM sums LEFT JOIN lessened l USING (order_id)
          ) AS one
        ), shared AS (
          SELECT order_id, net, least(net, greatest(0, owed.minor - before)) AS recovered FROM earned, owed
        ), written AS (
          INSERT INTO settlement_share (id, statement_id, shop_id, order_id, checkout_id, currency, earned_minor,
            recovered_minor, amount_minor, state, tries, next_try_at, trouble, provider)
          SELECT gen_random_uuid(), %(statement)s, %(shop)s, s.order_id,
            (SELECT checkout_id FROM settlement_line l WHERE l.order_id = s.order_id LIMIT 1),
            %(currency)s, net, recovered, net - recovered, 'waiting', 0, %(now)s, '', '' FROM shared s
        )
        SELECT (SELECT minor FROM owed) - coalesce((SELECT sum(recovered) FROM shared), 0)::bigint
          - coalesce((SELECT sum(minor) FROM lessened), 0)::bigint
        """,
        {
            "statement": statement.pk,
            "shop": statement.shop_id,
            "currency": statement.currency,
            "debt": book.debt_minor,
            "now": now,
        },
    )
    assert row is not None, "a difference is always one row"
    book.debt_minor = row[0]
    book.save(update_fields=["debt_minor"])
