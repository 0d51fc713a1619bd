"""What people are told."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.notices.types import Kind, NoticeView

KINDS = [kind.value for kind in Kind]  # Plain words, so that migrations import nothing of ours.


class Notice(models.Model):
    """
    One thing a person was told, on the site and by letter. Its words are made when it is read.

    What many do about one thing is one notice that grows until it is read. By growing it comes anew, under a new id:
    it is the newest again, and who has read up to what they saw has not read what came since.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person_id = models.UUIDField()
    kind = models.CharField(max_length=24, choices=[(name, name) for name in KINDS])
    subject = models.CharField(max_length=120)
    facts = models.JSONField()
    about = models.CharField(max_length=64, db_default="", default="")  # what a group is about; "" is no group
    doer_ids = ArrayField(models.UUIDField(), null=True)  # the latest first, no more than are remembered
    doer_count = models.PositiveIntegerField(db_default=0, default=0)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)  # None too when the person has no e-mail address

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-id"], name="notices_newest_first"),
            models.Index(fields=["person_id"], name="notices_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["subject"], name="notices_by_subject"),
            models.Index(fields=["person_id", "kind", "about"], name="notices_groups", condition=Q(about__gt="")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person_id", "kind", "subject"], name="notices_told_once"),
            models.UniqueConstraint(
                fields=["person_id", "kind", "about"],
                name="notices_one_group_grows",
                condition=Q(read_at__isnull=True, about__gt=""),
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="notices_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

    def view(self) -> NoticeView:
        return NoticeView(
            self.id,
            self.person_id,
            Kind(self.kind),
            self.facts,
            self.created_at,
            self.read_at,
            tuple(self.doer_ids or ()),
            self.doer_count,
        )


class WatchedNote(models.Model):
    """Somebody has a note's page open, so its counts are told; how long, their ticket says."""

    note_id = models.UUIDField(primary_key=True)
    until = models.DateTimeField(db_index=True)
    is_stale = models.BooleanField(default=False)  # Its counts have moved since they were told.

    class Meta:
        indexes = [models.Index(fields=["note_id"], name="notices_counts_to_tell", condition=Q(is_stale=True))]

    def __str__(self) -> str:
        return str(self.note_id)
