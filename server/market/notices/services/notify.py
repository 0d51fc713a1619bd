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
from market.notices.rules import own_topic
from market.notices.types import Kind, NewNotice


def notify(*, person_id: UUID, kind: Kind, subject: str, facts: Mapping[str, Any], now: datetime) -> int:
    """Tell one person one thing. See `notify_many`."""
    return notify_many([NewNotice(person_id, kind, subject, facts)], now=now)


@transaction.atomic
def notify_many(news: Sequence[NewNotice], *, now: datetime) -> int:
    """
    Tell people things, at once on the site and soon by letter, and return how many were new.

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
    for notice_id, person_id, kind in new:
        live.tell(own_topic(person_id), "notice", {"notice_id": encode("ntc", notice_id), "kind": kind})
    enqueue_many("notices.mail_notice", [{"notice_id": str(notice_id)} for notice_id, *_ in new])
    return len(new)
