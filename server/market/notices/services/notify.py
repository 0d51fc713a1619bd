"""People are told something."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation import live, sql
from foundation.ids import encode, uuid7
from foundation.tasks import enqueue_many
from market.notices.rules import BY_LETTER, own_topic
from market.notices.types import Kind, NewNotice
from market.people import facade as people

LETTERS_AT_ONCE = 20  # A mail server takes up to a second for one, and a task is given up for lost after ninety.


def notify(*, person_id: UUID, kind: Kind, subject: str, facts: Mapping[str, Any], now: datetime) -> int:
    """Tell one person one thing. See `notify_many`."""
    return notify_many([NewNotice(person_id, kind, subject, facts)], now=now)


@transaction.atomic
def notify_many(news: Sequence[NewNotice], *, now: datetime) -> int:
    """
    Tell people things, at once on the site and soon by letter if they have an address, and return how many were new.

    What a person was told about a subject is not told again, so this is safe to repeat. Touches no network: browsers
    hear of it when the transaction commits, and letters leave from the queue.
    """
    new = sql.rows(
        """
        INSERT INTO notices_notice (id, person_id, kind, subject, facts, created_at)
        SELECT id, person_id, kind, subject, facts, %s
        FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::jsonb[])
          AS told (id, person_id, kind, subject, facts)
        ON CONFLICT (person_id, kind, subject) DO NOTHING
        RETURNING id, person_id, kind
        """,
        [
            now,
            [uuid7() for _ in news],
            [one.person_id for one in news],
            [one.kind.value for one in news],
            [one.subject for one in news],
            [json.dumps(dict(one.facts), ensure_ascii=False) for one in news],
        ],
    )
    tell_browsers(new)
    by_letter = [(notice_id, whose) for notice_id, whose, kind in new if kind in BY_LETTER]
    reached = people.with_email({whose for _, whose in by_letter})
    send_letters([notice_id for notice_id, whose in by_letter if whose in reached])
    return len(new)


def tell_browsers(new: Sequence[tuple[UUID, UUID, str]]) -> None:
    """Let whoever has the site open know. In: (notice, whose, kind)."""
    told = [(own_topic(whose), {"notice_id": encode("ntc", notice_id), "kind": kind}) for notice_id, whose, kind in new]
    live.tell_many([(topic, "notice", data) for topic, data in told])


def send_letters(notice_ids: Sequence[UUID]) -> None:
    """Have notices sent as letters, many by one task, since they share the way to the mail server."""
    packs = [notice_ids[at : at + LETTERS_AT_ONCE] for at in range(0, len(notice_ids), LETTERS_AT_ONCE)]
    enqueue_many("notices.mail_notices", [{"notice_ids": [str(one) for one in pack]} for pack in packs])
