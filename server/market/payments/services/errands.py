"""What sending a split, a return and a payout have in common: a try begins, and one that led nowhere is made again."""

from datetime import datetime

from market.payments import rules
from market.payments.models import Payout, Split, SplitReturn
from market.payments.services.alert import alert
from market.payments.services.ask_providers import LEASE
from market.payments.states import PayoutState, SplitState

AnErrand = Split | SplitReturn | Payout


def begin(errand: AnErrand, *, now: datetime) -> None:
    """Write that a try is made. In: the row locked, with something left to ask."""
    errand.tries += 1
    errand.next_try_at = now + LEASE
    if errand.state in (SplitState.SENT, PayoutState.DONE):
        errand.save(update_fields=["tries", "next_try_at"])
    else:
        _move(errand, "sent", now=now, because=f"try {errand.tries}")


def note_trouble(errand: AnErrand, trouble: str, *, now: datetime, is_refused: bool) -> None:
    """
    Try again later; after many tries call for a person, once, and go on trying. In: the row locked.

    What was refused is asked for anew, whatever the provider called it before.
    """
    if errand.next_try_at is None:
        return
    errand.ask_later(trouble, now=now, wait=rules.refund_wait(errand.tries))
    if errand.tries >= rules.ALERT_AFTER_TRIES:
        call_for_a_person(errand, f"{type(errand).__name__.lower()}_stuck", trouble, now=now)
    if is_refused and errand.state == SplitState.SENT:
        errand.provider_ref = ""
        _move(errand, "failing", now=now, because=trouble)
    else:
        errand.save(update_fields=["trouble", "next_try_at", "alerted_at"])


def call_for_a_person(errand: AnErrand, kind: str, trouble: str, *, now: datetime) -> None:
    """Ring once per errand. Writes no row of it."""
    if errand.alerted_at is None:
        errand.alerted_at = now
        alert(kind, errand.id, key=errand.key, provider=errand.provider, tries=errand.tries, trouble=trouble)


def _move(errand: AnErrand, after: str, *, now: datetime, because: str) -> None:
    if isinstance(errand, Payout):
        errand.move_to(PayoutState(after), now=now, because=because)
    else:
        errand.move_to(SplitState(after), now=now, because=because)
