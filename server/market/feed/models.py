"""What lists of notes are made of. All of it can be made again from notes and circles: `manage.py refresh_feed`."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from foundation.ids import uuid7


class FeedNote(models.Model):
    """A note that others see, as lists show it. One that is withdrawn has no row, and is in no list."""

    note_id = models.UUIDField(primary_key=True)
    author_id = models.UUIDField()
    published_at = models.DateTimeField()
    is_open = models.BooleanField(default=True)  # its author's account is not private: strangers may be shown it
    city_code = models.CharField(max_length=4, blank=True)
    topics = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    card: Any = models.JSONField()
    love = models.FloatField(default=0)
    care = models.FloatField(default=0)
    hot = models.FloatField()

    class Meta:
        indexes = [
            models.Index(fields=["author_id", "-published_at", "-note_id"], name="feed_of_author"),
            models.Index(fields=["-hot", "-note_id"], name="feed_hottest", condition=Q(is_open=True)),
            models.Index(
                fields=["city_code", "-published_at", "-note_id"],
                name="feed_nearby",
                condition=Q(is_open=True) & ~Q(city_code=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.note_id)


class FeedTopic(models.Model):
    """A note's place on the page of one of its topics."""

    pk = models.CompositePrimaryKey("topic", "published_at", "note_id")
    topic = models.CharField(max_length=30)
    published_at = models.DateTimeField()
    note_id = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return f"#{self.topic}"


class FeedEntry(models.Model):
    """A note that was put before one reader: by an author who is not popular, whose readers fetch nothing."""

    pk = models.CompositePrimaryKey("reader_id", "published_at", "note_id")
    reader_id = models.UUIDField()
    published_at = models.DateTimeField()
    note_id = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.note_id} → {self.reader_id}"


class Walk(models.Model):
    """
    One walk through discover: the order as it was when the walk began, so that nothing comes twice or is skipped while
    the market goes on, and why each note stands where it stands. Kept for some hours.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    reader_id = models.UUIDField(null=True)  # None: anybody's, and the same for all
    made_at = models.DateTimeField()
    note_ids = ArrayField(models.UUIDField(), default=list)
    reasons: Any = models.JSONField(default=list)  # for each note: [points, reason, …]
    reached_hot = models.FloatField(null=True)  # infinite: there may be more without a place; None: all have one

    class Meta:
        indexes = [
            models.Index(fields=["made_at"], name="feed_walks_by_age"),
            models.Index(fields=["-made_at"], name="feed_anybodys", condition=Q(reader_id__isnull=True)),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Choice(models.Model):
    """What somebody chose for their own feeds."""

    person_id = models.UUIDField(primary_key=True)
    is_personal = models.BooleanField(default=True)  # Algorithm rules art. 17: off is off, at once.
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person_id)
