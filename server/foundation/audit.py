"""Who did what to what, and why: an append-only trail of every act by staff and operators."""

import json
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder

from foundation import sql
from foundation.context import request_id
from foundation.ids import uuid7


def record(
    *,
    actor_id: UUID | None,
    action: str,
    subject: str,
    holder_id: UUID | None = None,
    before: Any = None,
    after: Any = None,
    because: str = "",
) -> None:
    """
    Write one line of the trail, in the transaction of the act.

    `action` is room.verb ("orders.ship"), `subject` an outside id ("ord_…"), `holder_id` the shop concerned, `actor_id`
    None for the house's own clockwork. The table refuses updates and deletes.
    """
    sql.run(
        """
        INSERT INTO foundation_auditentry (id, at, actor_id, action, subject, holder_id, before, after, because,
                                           request_id)
        VALUES (%s, now(), %s, %s, %s, %s, %s, %s, %s, %s)
        """,
        [uuid7(), actor_id, action, subject, holder_id, _json(before), _json(after), because, request_id()],
    )


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
