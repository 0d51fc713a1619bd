"""An attempt hangs in the air: ask its provider what became of it, or have it closed when nobody needs it any more."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from foundation import sql
from market.payments import rules
from market.payments.errors import AttemptNotFound
from market.payments.models import Attempt
from market.payments.providers.base import NoSuchPayment, Refused, Unclear
from market.payments.providers.registry import provider
from market.payments.services.alert import alert
from market.payments.services.ask_providers import LEASE
from market.payments.services.calling import call
from market.payments.services.learn_payment import DoesNotFit, learn_payment
from market.payments.states import AttemptState, IntentState

SOON = timedelta(seconds=2)  # Longer than a notice takes, shorter than a person waits before they reload the page.
MOST_HURRIED = 6  # Times that one attempt is asked about in a hurry: past that its provider hangs, or somebody plays.


def resolve_attempt(attempt_id: UUID, *, now: datetime, is_operator: bool = False) -> None:
    """
    Ask the provider about an attempt, and write down what it says. While the intent is open the payment is queried;
    afterwards it is closed, and should it have been paid meanwhile, the money is known. Calls the provider.

    An operator may ask about an attempt that we hold for settled, too.
    """
    attempt = Attempt.objects.select_related("intent").filter(pk=attempt_id).first()
    if attempt is None or (attempt.is_settled and not is_operator):
        return
    bank = provider(attempt.method)
    ask = bank.query if attempt.is_settled or attempt.intent.state == IntentState.OPEN else bank.close
    try:
        said = call(bank.code, ask.__name__, lambda: ask(attempt.known()))
        learn_payment(attempt.id, said, now=now, source=f"{ask.__name__} at the provider")
    except NoSuchPayment:
        _note_never_arrived(attempt.id, now=now)
    except (Refused, Unclear) as trouble:
        _ask_later(attempt.id, now=now, trouble=str(trouble))
    except DoesNotFit as trouble:
        alert("query_does_not_fit", attempt.id, trouble=str(trouble))
        _ask_later(attempt.id, now=now, trouble=str(trouble))
    else:
        _ask_later(attempt.id, now=now, trouble="")


@transaction.atomic
def _ask_later(attempt_id: UUID, *, now: datetime, trouble: str) -> None:
    attempt = Attempt.objects.lock(attempt_id)
    if not attempt.is_settled:
        attempt.next_query_at = now + rules.query_wait(attempt.asked_count)
        attempt.asked_count += 1
        attempt.trouble = trouble[:300]
        attempt.save(update_fields=["next_query_at", "asked_count", "trouble"])


@transaction.atomic
def _note_never_arrived(attempt_id: UUID, *, now: datetime) -> None:
    """Close an attempt that never reached its provider; not a young one, whose call may be on its way this moment."""
    attempt = Attempt.objects.lock(attempt_id)
    if attempt.is_settled:
        return
    if now < attempt.created_at + LEASE:
        attempt.next_query_at = attempt.created_at + LEASE
        attempt.save(update_fields=["next_query_at"])
        return
    if attempt.state == AttemptState.PENDING:
        alert("provider_forgot", attempt.id)
    attempt.move_to(AttemptState.CLOSED, now=now, because="the provider does not know it")


def note_return(attempt_id: UUID, *, now: datetime) -> str:
    """
    Have an attempt asked about in a moment, since its payer has come back, and return the path of the page to go to.

    The provider's own word usually comes first, and then nobody asks. Anybody who knows the attempt's id may come back:
    nothing is believed for it, and what was asked about a few times keeps to its clock. A crash may lose the hurry.

    :raises AttemptNotFound:
    """
    found = sql.one(
        """
        WITH hurried AS (
          UPDATE payments_attempt SET next_query_at = %(soon)s
          WHERE id = %(id)s AND next_query_at > %(soon)s AND asked_count < %(most)s)
        SELECT return_path, set_config('synchronous_commit', 'off', true) FROM payments_attempt WHERE id = %(id)s
        """,
        {"id": attempt_id, "soon": now + SOON, "most": MOST_HURRIED},
    )
    if found is None:
        raise AttemptNotFound
    return str(found[0])
