"""Checkouts ask to be paid."""

import json
from collections.abc import Sequence
from typing import Any

from foundation import sql
from foundation.ids import uuid7
from market.payments.models import Intent
from market.payments.states import INTENT
from market.payments.types import IntentView, NewIntent

WRITTEN = (("id", "uuid"), ("ref", "uuid"), ("payer_id", "uuid"), ("amount_minor", "bigint"), ("currency", "text"),
           ("title", "jsonb"), ("state", "text"), ("expires_at", "timestamptz"))  # fmt: skip
NAMES = ", ".join(name for name, _ in WRITTEN)


def open_intents(new: Sequence[NewIntent]) -> list[IntentView]:
    """
    Open an intent for each checkout, in the caller's transaction, and return them in the same order. One statement.

    Opening one for a checkout that has one already returns that one, as it stands now.
    """
    if not new:
        return []
    assert all(one.amount.minor > 0 for one in new), "what costs nothing needs no payment"
    born: dict[Any, Any] = {
        ref: intent_id
        for intent_id, ref in sql.rows(
            f"""
            INSERT INTO payments_intent ({NAMES}) SELECT {NAMES} FROM {sql.given(WRITTEN)}
            ON CONFLICT (ref) DO NOTHING RETURNING id, ref
            """,
            [sql.pack(WRITTEN, [_row(one) for one in new])],
        )
    }
    known = {}
    if len(born) < len(new):
        known = {row.ref: row.view() for row in Intent.objects.filter(ref__in=[one.ref for one in new])}
    return [_newborn(one, born[one.ref]) if one.ref in born else _same(one, known[one.ref]) for one in new]


def _row(new: NewIntent) -> tuple[Any, ...]:
    title = json.dumps(dict(new.title), ensure_ascii=False)
    amount = new.amount
    return (uuid7(), new.ref, new.payer_id, amount.minor, amount.currency, title, INTENT.start.value, new.expires_at)


def _newborn(new: NewIntent, intent_id: Any) -> IntentView:
    return IntentView(
        id=intent_id,
        ref=new.ref,
        payer_id=new.payer_id,
        amount=new.amount,
        state=INTENT.start,
        expires_at=new.expires_at,
        paid_at=None,
        method=None,
        is_late=False,
    )


def _same(new: NewIntent, known: IntentView) -> IntentView:
    assert (known.payer_id, known.amount) == (new.payer_id, new.amount), "a checkout's price and payer never change"
    return known
