"""When the shops of a checkout have what is theirs, the provider is told that nothing more will be shared out."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.errors import ShopError
from market.orders import facade as orders
from market.payments import facade as payments
from market.settlement.metrics import alert
from market.settlement.models import Line, Rest
from market.settlement.services.request_shares import wait_after
from market.settlement.states import REST, LineState, RestState

AT_A_TIME = 1_000

# What can still give a shop something out of the payment.
OPEN = """
    SELECT EXISTS (SELECT 1 FROM settlement_line WHERE checkout_id = %(checkout)s
                   AND (state NOT IN ('split_done', 'payout_done', 'void') OR reserve_minor > 0))
        OR EXISTS (SELECT 1 FROM settlement_share
                   WHERE checkout_id = %(checkout)s AND state IN ('waiting', 'requested'))
        OR EXISTS (SELECT 1 FROM settlement_item i JOIN settlement_line l ON l.id = i.line_id
                   LEFT JOIN settlement_statement s ON s.id = i.statement_id
                   WHERE l.checkout_id = %(checkout)s AND i.net_minor > 0 AND (s.id IS NULL OR s.state = 'open'))
"""


def let_rests_go(*, now: datetime) -> int:
    """Have the provider free what is left of every payment that is shared out. Return how many were asked for."""
    due = Rest.objects.filter(state=RestState.WAITING, look_at__lte=now).order_by("look_at", "pk")
    asked = 0
    for checkout_id in due.values_list("pk", flat=True)[:AT_A_TIME]:
        with transaction.atomic():
            asked += _let_go(checkout_id, now)
    return asked


def _let_go(checkout_id: UUID, now: datetime) -> bool:
    """Locks the checkout's lines, then its rest, then the payment: as everybody who gives a line something."""
    lines = list(Line.objects.select_for_update().filter(checkout_id=checkout_id).order_by("pk"))
    rest = Rest.objects.select_for_update().get(pk=checkout_id)
    if rest.state != RestState.WAITING or rest.look_at is None or rest.look_at > now:
        return False
    rest.look_at = None
    if sql.one(OPEN, {"checkout": checkout_id}) == (True,) or _is_one_missing(checkout_id, lines):
        rest.save(update_fields=["look_at"])  # Until the next of them comes to its end.
        return False
    if all(line.state == LineState.VOID for line in lines):
        move_rest(rest, RestState.DONE, now)  # All of it went back to the buyer.
        return False
    try:
        with transaction.atomic():
            payments.request_split(ref=checkout_id, key=rest.key, shares=[], is_last=True, now=now)
    except (payments.SplitsAreOver, payments.CannotSplit, payments.PaidElsewhere):
        move_rest(rest, RestState.DONE, now)  # Nothing is held there.
        return False
    except ShopError as refusal:
        ask_again(rest, refusal.code, now)
        return False
    move_rest(rest, RestState.REQUESTED, now)
    return True


def _is_one_missing(checkout_id: UUID, lines: list[Line]) -> bool:
    """Tell whether an order of the checkout has brought money, and its news has not come here yet."""
    known = {line.order_id for line in lines}
    return any(order.total.minor and order.id not in known for order in orders.checkout_view(checkout_id).orders)


def move_rest(rest: Rest, after: RestState, now: datetime) -> None:
    """The only line of code that writes a rest's `state`. :raises IllegalMove:"""
    REST.require(RestState(rest.state), after)
    rest.state = after
    if after == RestState.DONE:
        rest.done_at, rest.trouble = now, ""
    rest.save(update_fields=["state", "look_at", "done_at", "trouble", "tries"])


def ask_again(rest: Rest, trouble: str, now: datetime) -> None:
    """Look again later, under another key, and call for a person: until then the platform's part lies there."""
    rest.tries += 1
    rest.trouble = trouble
    rest.look_at = now + wait_after(rest.tries)
    rest.save(update_fields=["tries", "trouble", "look_at"])
    alert("rest_refused", checkout_id=rest.checkout_id, trouble=trouble, tries=rest.tries)
