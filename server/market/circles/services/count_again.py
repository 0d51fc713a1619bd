"""The counts of followers are compared with the ties, a few accounts at a time, and mended."""

from uuid import UUID

import structlog
from django.core.cache import cache
from django.db import transaction

from foundation import sql
from market.circles.models import Circle

log = structlog.get_logger(__name__)
AT_ONCE = 200  # A minute's share: a market of a hundred thousand accounts is gone through in nine hours.
PLACE = "circles.counted_until"


def count_again(*, at_once: int = AT_ONCE) -> list[UUID]:
    """
    Go on where the last call stopped. Return whose counts were wrong; none ever should be.

    The comparison reads what may change meanwhile, so a difference is looked at again under the account's lock.
    """
    after = cache.get(PLACE, UUID(int=0))
    found = sql.rows(
        """
        SELECT c.person_id,
               (c.follower_count, c.following_count) <> (
                 (SELECT count(*) FROM circles_tie t WHERE t.followee_id = c.person_id AND t.since IS NOT NULL),
                 (SELECT count(*) FROM circles_tie t WHERE t.follower_id = c.person_id AND t.since IS NOT NULL))
        FROM circles_circle c WHERE c.person_id > %s ORDER BY c.person_id LIMIT %s
        """,
        [after, at_once],
    )
    cache.set(PLACE, found[-1][0] if len(found) == at_once else UUID(int=0), None)
    return [person_id for person_id, differs in found if differs and _mend(person_id)]


@transaction.atomic
def _mend(person_id: UUID) -> bool:
    """Whoever changes a tie of this account meanwhile waits for us, or was seen by the count."""
    kept = Circle.objects.lock({person_id})[person_id]
    row = sql.one(
        """
        SELECT count(*) FILTER (WHERE followee_id = %(who)s), count(*) FILTER (WHERE follower_id = %(who)s)
        FROM circles_tie WHERE (followee_id = %(who)s OR follower_id = %(who)s) AND since IS NOT NULL
        """,
        {"who": person_id},
    )
    assert row is not None, "a count has one row"
    before = (kept.follower_count, kept.following_count)
    if before == row:
        return False
    kept.follower_count, kept.following_count = row
    kept.save(update_fields=["follower_count", "following_count"])
    log.error("circles.counts_were_wrong", person_id=str(person_id), before=before, after=row)
    return True
