"""A reviewer takes what is next, and puts it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import sql
from foundation.ids import uuid7
from market.moderation import rules
from market.moderation.errors import ClaimLost
from market.moderation.models import Gold, Item, Opinion
from market.moderation.models.items import IN_QUEUE
from market.moderation.types import ItemView

# What waits, the gravest and then the oldest first, but for what others have before them, one's own, and what one has
# given an opinion about. Reviewers who ask at once skip what the others are just taking.
CLAIM_NEXT = f"""
    UPDATE moderation_item SET claimed_by = %(who)s, claimed_at = %(now)s, claimed_until = %(until)s
    WHERE id = (
      SELECT item.id FROM moderation_item item
      WHERE item.state IN ({", ".join(f"'{state}'" for state in IN_QUEUE)})
        AND (item.claimed_until IS NULL OR item.claimed_until <= %(now)s)
        AND item.author_id <> %(who)s AND item.gold_id IS NULL
        AND NOT EXISTS (SELECT FROM moderation_opinion opinion WHERE opinion.item_id = item.id
                        AND opinion.revision = item.revision AND opinion.reviewer_id = %(who)s)
      ORDER BY item.priority DESC, item.id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id
"""


@transaction.atomic
def claim_item(*, reviewer_id: UUID, now: datetime) -> ItemView | None:
    """
    Put the next item before a reviewer, for ten minutes, or None when nothing waits for them.

    Who has one before them is given it again. After so many opinions comes one of known answer, which looks like the
    others. Reviewers never wait for one another.
    """
    # Two windows of one reviewer go one after the other.
    sql.rows("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"moderation:{reviewer_id}"])
    held = Item.objects.filter(claimed_by=reviewer_id).first()
    if held is not None and held.claimed_until is not None and held.claimed_until > now:
        return held.view()
    if held is not None:
        Item.objects.filter(pk=held.pk, claimed_by=reviewer_id).update(
            claimed_by=None, claimed_at=None, claimed_until=None
        )
    gold = _gold_for(reviewer_id)
    if gold is not None:
        return _put_gold(gold, reviewer_id, now).view()
    found = sql.one(CLAIM_NEXT, {"who": reviewer_id, "now": now, "until": now + rules.CLAIM})
    return Item.objects.get(pk=found[0]).view() if found else None


@transaction.atomic
def release_item(*, item_id: UUID, reviewer_id: UUID) -> None:
    """Put an item back for others. :raises ItemNotFound, ClaimLost:"""
    item = Item.objects.lock(item_id)
    if item.claimed_by != reviewer_id:
        raise ClaimLost
    item.release()
    item.save(update_fields=["claimed_by", "claimed_at", "claimed_until"])


def _gold_for(reviewer_id: UUID) -> Gold | None:
    """Return what is to be judged now to see how this reviewer judges, if it is time."""
    given = Opinion.objects.filter(reviewer_id=reviewer_id).count()
    if given % rules.GOLD_ONE_IN != rules.GOLD_ONE_IN - 1:
        return None
    known = Item.objects.filter(gold__isnull=False, opinions__reviewer_id=reviewer_id).values("gold_id")
    return Gold.objects.filter(is_enabled=True).exclude(pk__in=known).order_by("id").first()


def _put_gold(gold: Gold, reviewer_id: UUID, now: datetime) -> Item:
    item = Item.objects.create(
        subject_kind="gold", subject_id=uuid7(), author_id=uuid7(), gold=gold, opened_at=now,
        claimed_by=reviewer_id, claimed_at=now, claimed_until=now + rules.CLAIM,
    )  # fmt: skip
    item.moves.create(before="", after=item.state, revision=1, at=now, because="of known answer")
    item.snapshots.create(revision=1, text=gold.text, at=now)
    return item
