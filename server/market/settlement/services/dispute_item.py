"""A shop says that a line of its statement is wrong."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from market.settlement import rules
from market.settlement.errors import DisputedAlready, ItemNotFound, StatementIsClosed
from market.settlement.models import Item, Line, Statement, move_lines
from market.settlement.states import LineState, StatementState
from market.settlement.types import ItemKind


@transaction.atomic
def dispute_item(*, statement_id: UUID, item_id: UUID, person_id: UUID, because: str, now: datetime) -> None:
    """
    Dispute one line of an open statement, which then waits until an operator has decided. Once per line.

    Whoever asks has been checked. Locks the statement, then the line.

    :raises StatementNotFound, StatementIsClosed, ItemNotFound, DisputedAlready, SayWhy:
    """
    said = rules.check_reason(because)
    statement = Statement.lock(statement_id)
    if statement.state != StatementState.OPEN or statement.confirm_by <= now:
        raise StatementIsClosed
    item = Item.objects.filter(pk=item_id, statement=statement).first()
    if item is None:
        raise ItemNotFound
    if item.disputed_at is not None:
        raise DisputedAlready
    item.disputed_at, item.disputed_by, item.dispute = now, person_id, said
    item.save(update_fields=["disputed_at", "disputed_by", "dispute"])
    statement.open_disputes += 1
    statement.save(update_fields=["open_disputes"])
    if item.kind == ItemKind.SETTLED:
        lines = Line.objects.select_for_update().filter(items=item, state=LineState.IN_STATEMENT)
        move_lines(list(lines), LineState.DISPUTED, now=now, because=said)
    audit.record(
        actor_id=person_id,
        action="settlement.dispute",
        subject=encode("item", item.pk),
        holder_id=statement.shop_id,
        because=said,
    )
