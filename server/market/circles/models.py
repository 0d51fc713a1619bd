"""Who follows whom, who keeps away from whom, and what each account says of itself."""

from uuid import UUID

from django.db import models
from django.db.models import F, Q

from foundation import sql
from market.circles.types import CircleView

LONGEST_BIO = 200


class CircleQuerySet(models.QuerySet["Circle"]):
    def lock(self, person_ids: set[UUID]) -> dict[UUID, "Circle"]:
        """Lock these accounts in the order of their ids, those that have a row."""
        rows = self.select_for_update(no_key=True).filter(pk__in=person_ids).order_by("person_id")
        return {row.person_id: row for row in rows}

    def make_and_lock(self, person_ids: set[UUID]) -> dict[UUID, "Circle"]:
        """Lock these accounts in the order of their ids. In: people who exist; who has no row yet is given one."""
        sql.run(
            """
            INSERT INTO circles_circle (person_id, bio, is_private, follower_count, following_count)
            SELECT id, '', false, 0, 0 FROM unnest(%s::uuid[]) AS wanted (id) ORDER BY id ON CONFLICT DO NOTHING
            """,
            [sorted(person_ids)],
        )
        return self.lock(person_ids)


class Circle(models.Model):
    """
    One account among others. Both rows of a pair are locked, by id, before anything between the two changes: so a
    follow and a block of the same two people take turns.
    """

    person_id = models.UUIDField(primary_key=True)
    bio = models.CharField(max_length=LONGEST_BIO, blank=True)
    hidden_bio = models.CharField(max_length=LONGEST_BIO, blank=True, default="", db_default="")  # by reviewers
    is_private = models.BooleanField(default=False)
    follower_count = models.PositiveIntegerField(default=0)
    following_count = models.PositiveIntegerField(default=0)
    popular_since = models.DateTimeField(null=True, blank=True)  # Set once, when the followers were many; it stays.

    objects = CircleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="circles_popular", condition=Q(popular_since__isnull=False))]

    def __str__(self) -> str:
        return str(self.person_id)

    def view(self) -> CircleView:
        return CircleView(self.person_id, self.bio, self.is_private, self.follower_count, self.following_count)


class Tie(models.Model):
    """Somebody follows another, or asks to."""

    pk = models.CompositePrimaryKey("follower_id", "followee_id")
    follower_id = models.UUIDField()
    followee_id = models.UUIDField()
    asked_at = models.DateTimeField()
    since = models.DateTimeField(null=True)  # None: the account is private, and has not said yes

    class Meta:
        constraints = [
            models.CheckConstraint(name="circles_nobody_follows_themselves", condition=~Q(follower_id=F("followee_id")))
        ]
        indexes = [
            models.Index(
                fields=["followee_id", "-since", "-follower_id"],
                name="circles_followers",
                condition=Q(since__isnull=False),
            ),
            models.Index(
                fields=["follower_id", "-since", "-followee_id"],
                name="circles_followed",
                condition=Q(since__isnull=False),
            ),
            models.Index(
                fields=["followee_id", "-asked_at", "-follower_id"],
                name="circles_asking",
                condition=Q(since__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} → {self.followee_id}"


class Block(models.Model):
    """Somebody wants to come across another nowhere, and be come across by them nowhere."""

    pk = models.CompositePrimaryKey("blocker_id", "blocked_id")
    blocker_id = models.UUIDField()
    blocked_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="circles_nobody_blocks_themselves", condition=~Q(blocker_id=F("blocked_id")))
        ]
        indexes = [models.Index(fields=["blocked_id", "blocker_id"], name="circles_blocked_by")]

    def __str__(self) -> str:
        return f"{self.blocker_id} ✕ {self.blocked_id}"


class Mute(models.Model):
    """Somebody does not want to see what another publishes. The other never learns of it."""

    pk = models.CompositePrimaryKey("muter_id", "muted_id")
    muter_id = models.UUIDField()
    muted_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="circles_nobody_mutes_themselves", condition=~Q(muter_id=F("muted_id")))
        ]

    def __str__(self) -> str:
        return f"{self.muter_id} – {self.muted_id}"
