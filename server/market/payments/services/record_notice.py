"""A provider tells us something: first of all it is written down."""

import contextlib
import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from foundation import rate, sql
from foundation.errors import TooMany
from foundation.ids import uuid7
from foundation.tasks import enqueue
from market.payments.errors import NoticeNotSigned, NoticeTooLarge
from market.payments.providers.base import UnknownKey, Unproven
from market.payments.providers.registry import provider
from market.payments.services.alert import alert
from market.payments.states import NoticeState

UNPROVEN_PER_MINUTE = 60  # From one address. Enough for a provider whose key we have wrong, too little to fill a disk.
FETCHES_PER_MINUTE = 4  # Of a provider's keys: a true notice is told again after seconds, and proven then.
LARGEST_NOTICE = 64 * 1024  # Real providers send one or two kilobytes.


def record_notice(provider_code: str, *, headers: Mapping[str, str], body: bytes, sender: str, now: datetime) -> bytes:
    """
    Keep a notice, to be acted on by a worker a moment later. Return what its provider wants to read.

    One statement and transaction of its own, so that what we were told survives whatever becomes of it. A notice that
    does not prove whom it comes from is kept too, in quarantine and under the digest of its words: it can never take
    the id of a true one. It is refused, so that a provider whose key we had wrong will tell us again.

    In: `sender`, the address it came from.

    :raises UnknownProvider, NoticeTooLarge, NoticeNotSigned; TooMany: unproven ones from one address
    """
    source = provider(provider_code)
    if len(body) > LARGEST_NOTICE:
        raise NoticeTooLarge(largest=LARGEST_NOTICE)
    kept = {name.lower(): value[:512] for name, value in headers.items() if name.lower() in source.notice_headers}
    try:
        notice_id = source.read_notice(kept, body, received_at=now).notice_id
    except Unproven as reason:
        rate.limit(who=sender, what="payments.unproven_notice", per_minute=UNPROVEN_PER_MINUTE)
        _keep(provider_code, _digest(kept, body), kept, body, now, NoticeState.QUARANTINED, str(reason))
        alert("notice_unproven", provider_code, reason=str(reason))
        if isinstance(reason, UnknownKey):
            _fetch_keys(provider_code)
        raise NoticeNotSigned from reason
    _keep(provider_code, notice_id, kept, body, now, NoticeState.RECORDED, "")
    return source.notice_answer


def _fetch_keys(provider_code: str) -> None:
    """Have the keys fetched, but not for each of a forger's notices: all that are valid come at once."""
    with contextlib.suppress(TooMany):
        rate.limit(who=provider_code, what="payments.refresh_keys", per_minute=FETCHES_PER_MINUTE)
        enqueue("payments.refresh_keys", provider=provider_code)


def _keep(
    provider_code: str,
    notice_id: str,
    headers: Mapping[str, str],
    body: bytes,
    now: datetime,
    state: NoticeState,
    reason: str,
) -> None:
    is_waiting = state == NoticeState.RECORDED
    sql.run(
        """
        INSERT INTO payments_notice (id, provider, notice_id, headers, body, received_at, state, reason, next_try_at,
                                     processed_at)
        VALUES (%s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s, %s)
        ON CONFLICT (provider, notice_id) DO NOTHING
        """,
        [
            uuid7(),
            provider_code,
            notice_id[:128],
            json.dumps(dict(headers)),
            body,
            now,
            str(state),
            reason[:300],
            now if is_waiting else None,
            None if is_waiting else now,
        ],
    )


def _digest(headers: Mapping[str, str], body: bytes) -> str:
    words = json.dumps(dict(headers), sort_keys=True).encode() + body
    return f"unproven:{hashlib.sha256(words).hexdigest()}"
