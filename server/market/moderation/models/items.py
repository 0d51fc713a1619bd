"""Items: what people look at, as it was when it came to them, and what became of it. The item's row is the lock."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from foundation.ids import uuid7
from market.moderation.errors import ItemNotFound
from market.moderation.states import ITEM, QUEUED, ItemState
from market.moderation.types import ItemView, Subject

STATES = [state.value for state in ItemState]
IN_QUEUE = sorted(state.value for state in QUEUED)


class ItemQuerySet(models.QuerySet["Item"]):
    def lock(self, item_id: UUID) -> "Item":
        """:raises ItemNotFound:"""
        return self._locked(pk=item_id)

    def lock_of(self, kind: str, subject_id: UUID) -> "Item":
        """:raises ItemNotFound: there is none about this"""
        return self._locked(subject_kind=kind, subject_id=subject_id)

    def _locked(self, **which: Any) -> "Item":
        try:
            return self.select_for_update(of=("self",)).get(**which)
        except Item.DoesNotExist:
            raise ItemNotFound from None


class Item(models.Model):
    """One thing that somebody wrote or showed, through all that becomes of it. A subject has one for ever."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    subject_version = models.BigIntegerField(default=0)
    author_id = models.UUIDField()
    state = models.CharField(max_length=12, default=ITEM.start.value)
    revision = models.PositiveIntegerField(default=1)  # Of what is looked at; opinions are about one.
    rule = models.CharField(max_length=12, blank=True)  # Suspected while it waits, cited once it is decided.
    priority = models.PositiveIntegerField(default=0)  # Higher first.
    sound_bp = models.PositiveIntegerField(null=True)  # How much it sounds like words of lists; null: not yet heard.
    sounds_like = ArrayField(models.CharField(max_length=200), default=list, db_default=[])
    is_shown = models.BooleanField(default=False)
    opinions_needed = models.PositiveSmallIntegerField(default=1)  # That agree; 2 where they are asked for or sampled.
    gold = models.ForeignKey("Gold", models.PROTECT, null=True, related_name="items")  # One of known answer.
    claimed_by = models.UUIDField(null=True)  # The reviewer who has it before them.
    claimed_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)  # At this instant it is anybody's again.
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="moderation_one_item_per_subject"),
            models.CheckConstraint(name="moderation_item_state_known", condition=Q(state__in=STATES)),
            models.CheckConstraint(
                name="moderation_item_decided_when_out_of_the_queue",
                condition=Q(decided_at__isnull=True, state__in=IN_QUEUE)
                | (Q(decided_at__isnull=False) & ~Q(state__in=IN_QUEUE)),
            ),
            models.CheckConstraint(
                name="moderation_nothing_removed_is_shown",
                condition=Q(is_shown=False) | ~Q(state__in=["removed", "appealed", "upheld", "withdrawn"]),
            ),
            models.UniqueConstraint(fields=["claimed_by"], name="moderation_one_claim_per_reviewer"),
            models.CheckConstraint(
                name="moderation_nobody_reviews_their_own",
                condition=Q(claimed_by__isnull=True) | ~Q(claimed_by=F("author_id")),
            ),
            models.CheckConstraint(
                name="moderation_claimed_by_somebody_for_a_while",
                condition=Q(claimed_by__isnull=True, claimed_at__isnull=True, claimed_until__isnull=True)
                | Q(
                    claimed_by__isnull=False,
                    claimed_at__isnull=False,
                    claimed_until__isnull=False,
                    state__in=IN_QUEUE,
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["-priority", "id"], name="moderation_queue", condition=Q(state__in=IN_QUEUE)
            ),
            models.Index(fields=["state", "-id"], name="moderation_by_state"),
            models.Index(fields=["author_id", "-id"], name="moderation_of_author"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.state}"

    def move_to(self, after: ItemState, *, by: UUID | None, now: datetime, because: str) -> None:
        """The only line of code that writes `state`, with whatever else was set on the row. :raises IllegalMove:"""
        ITEM.require(ItemState(self.state), after)
        self.moves.create(before=self.state, after=after, revision=self.revision, by=by, at=now, because=because)
        self.state = after
        self.release()
        self.decided_at = None if after in QUEUED else now
        self.save()

    def release(self) -> None:
        """Take it from whoever has it before them; to be saved."""
        self.claimed_by = self.claimed_at = self.claimed_until = None

    def view(self) -> ItemView:
        return ItemView(
            id=self.id,
            subject=Subject(self.subject_kind, self.subject_id, self.author_id, self.subject_version),
            state=ItemState(self.state),
            revision=self.revision,
            is_shown=self.is_shown,
            rule=self.rule,
            opened_at=self.opened_at,
            decided_at=self.decided_at,
        )


class Snapshot(models.Model):
    """What an item is about, as it was when it came: what a decision rests on. Never changed, never deleted."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="snapshots")
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    picture_ids = ArrayField(models.UUIDField(), default=list)
    hits = models.JSONField(default=list)  # As types.Hit has them.
    resemblances = models.JSONField(default=list, db_default=[])  # As types.Resemblance has them.
    list_version = models.BigIntegerField(null=True)  # Null: not the machine's doing.
    score_bp = models.PositiveIntegerField(null=True)  # The classifier's, in ten-thousandths; null: it was not asked.
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "revision"], name="moderation_one_snapshot_per_revision")
        ]


class ItemMove(models.Model):
    """A step in an item's life, by whom and why. Never changed, never deleted."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    revision = models.PositiveIntegerField()
    by = models.UUIDField(null=True)  # Null: the machine.
    at = models.DateTimeField()
    because = models.TextField(blank=True)
