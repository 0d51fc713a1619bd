"""An operator decides about a line that a shop disputed: it stands, or the platform gives the shop something for it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit
from foundation.ids import encode
from foundation.money import Money
from market.ledger import facade as ledger
from market.settlement import rules
from market.settlement.errors import AmountMakesNoSense, DecidedAlready, ItemNotFound
from market.settlement.models import Item, Line, Statement, move_lines
from market.settlement.states import LineState
from market.settlement.types import ItemKind


@transaction.atomic
def decide_dispute(*, item_id: UUID, grant_minor: int, operator_id: UUID, because: str, now: datetime) -> None:
    """
    Decide a dispute. What is granted is the platform's expense, and the shop's in its next statement.

    In: `grant_minor`, zero when the line stands as it is; at most what was taken from the line. Locks the statement,
    then the line. With the last dispute decided, the statement is confirmed when its time is up.

    :raises ItemNotFound, DecidedAlready, AmountMakesNoSense, SayWhy:
    """
    said = rules.check_reason(because)
    found = Item.objects.filter(pk=item_id, disputed_at__isnull=False).first()
    if found is None or found.statement_id is None:
        raise ItemNotFound
    statement = Statement.lock(found.statement_id)
    item = Item.objects.select_for_update().get(pk=item_id)
    if item.decided_at is not None:
        raise DecidedAlready
    if not 0 <= grant_minor <= item.taken.minor:
        raise AmountMakesNoSense(field="grant_minor", most=item.taken.minor)
    item.decided_at, item.decided_by, item.decision, item.granted_minor = now, operator_id, said, grant_minor
    item.save(update_fields=["decided_at", "decided_by", "decision", "granted_minor"])
    statement.open_disputes -= 1
    statement.save(update_fields=["open_disputes"])
    lines = Line.objects.select_for_update().filter(items=item, state=LineState.DISPUTED)
    move_lines(list(lines), LineState.IN_STATEMENT, now=now, because=said)
    if grant_minor:
        _grant(item, grant_minor, said, now)
    audit.record(
        actor_id=operator_id,
        action="settlement.decide",
        subject=encode("item", item.pk),
        holder_id=item.shop_id,
        after={"granted_minor": grant_minor},
        because=said,
    )


def _grant(item: Item, minor: int, because: str, now: datetime) -> None:
    amount = Money(item.currency, minor)
    shop = {"shop": item.shop_id}
    promised = ledger.entries("shop_compensated", shop, {"amount": amount})
    settled = ledger.entries("line_settled", shop, {"gross": amount, "net": amount})
    cause = f"grant:{item.pk}"
    ledger.post_many(
        [
            ledger.NewSet(f"promise:{item.pk}", "shop_compensated", promised, now, because),
            ledger.NewSet(cause, "line_settled", settled, now, because),
        ]
    )
    Item.objects.create(
        cause=cause,
        kind=ItemKind.GRANTED,
        shop_id=item.shop_id,
        currency=item.currency,
        line_id=item.line_id,
        order_id=item.order_id,
        at=now,
        gross_minor=minor,
        net_minor=minor,
    )
