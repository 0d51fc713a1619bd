"""What lies in shops' names at providers is sent to their banks: one payout per statement and provider."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from foundation.errors import ShopError
from foundation.money import Money
from market.approvals import facade as approvals
from market.payments import facade as payments
from market.payments.events import PayoutBounced, PayoutDone
from market.settlement.metrics import HELD, alert
from market.settlement.models import Book, Payout, Share, Statement, move_lines_where
from market.settlement.states import LineState, ShareState

RELEASE = "settlement.release_payout"  # Whose limit says how much of a day's goes to a shop by itself.
LIMIT_COVERS = timedelta(days=1)  # Many small ones are one large one.
AGAIN_AFTER = timedelta(days=1)  # A bank that bounces does so again a minute later.
OF_PAYOUT = (
    "l.id IN (SELECT i.line_id FROM settlement_item i JOIN settlement_share s"
    " ON (s.statement_id, s.order_id) = (i.statement_id, i.order_id)"
    " WHERE s.payout_id = %(payout)s AND i.kind = 'settled')"
)


def pay_out(*, now: datetime) -> int:
    """Ask for the payouts of all statements whose shares are through. Return how many. Safe beside itself."""
    _gather(now)
    HELD.set(Payout.objects.filter(held_at__isnull=False).count())
    asked = 0
    for payout_id in Payout.objects.filter(next_try_at__lte=now).order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            asked += _ask(payout_id, now)
    return asked


def _gather(now: datetime) -> None:
    """Write down what is to be paid out. Shares that a provider refuses hold nobody up: they follow in another."""
    through = Share.objects.filter(state=ShareState.DONE, payout=None)
    for statement_id in set(through.values_list("statement_id", flat=True)):
        with transaction.atomic():
            statement = Statement.lock(statement_id)
            if statement.shares.filter(state=ShareState.REQUESTED).exists():
                continue
            ready = statement.shares.filter(state=ShareState.DONE, payout=None).order_by()
            for provider, minor in ready.values_list("provider").annotate(Sum("amount_minor")):
                amount = Money(statement.currency, minor)
                is_held = _of_today(statement, now) + amount > approvals.limit(RELEASE, amount.currency)
                payout = Payout.objects.create(
                    statement=statement, shop_id=statement.shop_id, provider=provider, currency=amount.currency,
                    amount_minor=minor, asked_at=now, next_try_at=None if is_held else now,
                    held_at=now if is_held else None,
                )  # fmt: skip
                ready.filter(provider=provider).update(payout=payout)
                if is_held:
                    alert("payout_held", payout_id=payout.pk, shop_id=payout.shop_id, amount=str(amount))


def _of_today(statement: Statement, now: datetime) -> Money:
    """Return what went to this shop within a day without being held. Locks its book, so that two rounds count both."""
    Book.lock(statement.shop_id, statement.currency)
    gone = Payout.objects.filter(
        shop_id=statement.shop_id, currency=statement.currency, held_at=None, asked_at__gt=now - LIMIT_COVERS
    )
    return Money(statement.currency, gone.aggregate(sum=Sum("amount_minor"))["sum"] or 0)


def _ask(payout_id: UUID, now: datetime) -> bool:
    payout = Payout.objects.select_for_update().get(pk=payout_id)
    if payout.next_try_at is None or payout.next_try_at > now:
        return False
    try:
        with transaction.atomic():
            payments.request_payout(
                key=payout.key,
                provider=payout.provider,
                receiver=payout.shop_id,
                amount=payout.amount,
                now=now,
            )
    except ShopError as refusal:
        _wait(payout, refusal.code, now)
        return False
    payout.next_try_at, payout.trouble = None, ""
    payout.save(update_fields=["next_try_at", "trouble"])
    return True


def _wait(payout: Payout, trouble: str, now: datetime) -> None:
    payout.tries += 1
    payout.trouble, payout.next_try_at = trouble, now + AGAIN_AFTER
    payout.save(update_fields=["tries", "trouble", "next_try_at", "done_at"])
    alert("payout_refused", payout_id=payout.pk, shop_id=payout.shop_id, trouble=trouble)


def note_payout_done(event: PayoutDone) -> None:
    """The shop's bank has the money. Locks the payout. Repeating is harmless."""
    payout = _of_key(event.key)
    if payout is None:
        return
    payout.done_at = event.done_at
    payout.save(update_fields=["done_at"])
    move_lines_where(
        OF_PAYOUT, LineState.SPLIT_DONE, LineState.PAYOUT_DONE, now=event.done_at, because="the shop's bank has it",
        payout=payout.pk,
    )  # fmt: skip


def note_payout_bounced(event: PayoutBounced, *, now: datetime) -> None:
    """It lies in the shop's name at the provider again: another day, another payout. Repeating is harmless."""
    payout = _of_key(event.key)
    if payout is None:
        return
    payout.done_at = None
    _wait(payout, event.because, now)
    move_lines_where(
        OF_PAYOUT, LineState.PAYOUT_DONE, LineState.SPLIT_DONE, now=now, because=event.because[:200], payout=payout.pk
    )


def _of_key(key: str) -> Payout | None:
    """Return the payout that asked under this key, locked; none when it has asked again since."""
    head, _, rest = key.rpartition("settlement:payout:")
    payout_id, _, tries = rest.partition(":")
    if head or not tries.isdigit():
        return None
    return Payout.objects.select_for_update().filter(pk=UUID(payout_id), tries=int(tries)).first()
