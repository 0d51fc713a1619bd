"""What people publish."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.notes import rules
from market.notes.errors import NoteNotFound
from market.notes.states import NOTE, NoteState
from market.notes.types import CountsView, GoodsTag, NoteDraft, NoteView

PUBLISHED = Q(state=NoteState.PUBLISHED)


class NoteQuerySet(models.QuerySet["Note"]):
    def lock(self, note_id: UUID) -> "Note":
        """:raises NoteNotFound:"""
        try:
            return self.select_for_update(no_key=True).get(pk=note_id)
        except Note.DoesNotExist:
            raise NoteNotFound from None

    def lock_own(self, note_id: UUID, author_id: UUID) -> "Note":
        """:raises NoteNotFound: also when it is another's, or deleted"""
        note = self.lock(note_id)
        if note.author_id != author_id or note.state == NoteState.DELETED:
            raise NoteNotFound
        return note


class Note(models.Model):
    """Pictures or a film with words, and what can be bought of what they show."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    author_id = models.UUIDField()
    state = models.CharField(max_length=12, default=NoteState.DRAFT)
    title = models.CharField(max_length=rules.LONGEST_TITLE, blank=True)
    body = models.TextField(blank=True)
    picture_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    video_id = models.UUIDField(null=True, blank=True)
    cover_picture_id = models.UUIDField(null=True, blank=True)
    mention_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    topics = ArrayField(models.CharField(max_length=rules.LONGEST_TOPIC), default=list, blank=True)
    region_code = models.CharField(max_length=12, blank=True)
    place_name = models.CharField(max_length=rules.LONGEST_PLACE, blank=True)
    is_paid = models.BooleanField(default=False)
    is_ad = models.BooleanField(default=False)  # The label; a trigger refuses goods on a note without it.
    is_ai_declared = models.BooleanField(default=False)
    is_ai = models.BooleanField(default=False)  # The label: declared, or said by the files themselves.
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    publish_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)  # when others first saw it; never moves
    edited_at = models.DateTimeField(null=True, blank=True)  # the last word; of a deleted note, its deletion
    forgotten_at = models.DateTimeField(null=True, blank=True)  # when a deleted note was emptied

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="notes_paid_says_so", condition=Q(is_ad=True) | Q(is_paid=False)),
            models.CheckConstraint(name="notes_declared_says_so", condition=Q(is_ai=True) | Q(is_ai_declared=False)),
            models.CheckConstraint(
                name="notes_seen_has_a_date",
                condition=~Q(state__in=[NoteState.PUBLISHED, NoteState.HIDDEN]) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="notes_scheduled_has_an_hour",
                condition=~Q(state=NoteState.SCHEDULED) | Q(publish_at__isnull=False),
            ),
            models.CheckConstraint(
                name="notes_shown_has_something",
                condition=~PUBLISHED | Q(picture_ids__len__gt=0) | Q(video_id__isnull=False),
            ),
            models.CheckConstraint(
                name="notes_pictures_or_film", condition=Q(video_id__isnull=True) | Q(picture_ids__len=0)
            ),
        ]
        indexes = [
            models.Index(fields=["author_id", "-published_at", "-id"], name="notes_of_author", condition=PUBLISHED),
            models.Index(fields=["author_id", "-id"], name="notes_by_author"),
            models.Index(fields=["publish_at"], name="notes_due", condition=Q(state=NoteState.SCHEDULED)),
            models.Index(
                fields=["edited_at"],
                name="notes_to_forget",
                condition=Q(state=NoteState.DELETED, forgotten_at__isnull=True),
            ),
            models.Index(fields=["-created_at", "-id"], name="notes_newest"),
            models.Index(fields=["state", "-created_at", "-id"], name="notes_by_state"),
            GinIndex(fields=["topics"], name="notes_topics", condition=PUBLISHED),
        ]

    def __str__(self) -> str:
        return self.title or str(self.id)

    def say(self, draft: NoteDraft, *, is_ai: bool) -> None:
        """Take over what the author says; labels follow, and cannot be said away."""
        for name in (
            "title", "body", "video_id", "cover_picture_id", "region_code", "place_name", "is_paid", "is_ai_declared",
        ):  # fmt: skip
            setattr(self, name, getattr(draft, name))
        self.picture_ids, self.mention_ids = list(draft.picture_ids), list(draft.mention_ids)
        self.topics = list(rules.topics_in(f"{draft.title}\n{draft.body}"))
        self.is_ad, self.is_ai = rules.is_ad(draft), draft.is_ai_declared or is_ai

    def move_to(self, after: NoteState, *, now: datetime, because: str, by: UUID | None = None) -> None:
        """Move, and write down why. :raises IllegalMove:"""
        before = NoteState(self.state)
        NOTE.require(before, after)
        self.state = after
        if after is NoteState.PUBLISHED and self.published_at is None:
            self.published_at = now
        self.save()
        self.moves.create(before=before, after=after, at=now, because=because, by_id=by)

    def view(self) -> NoteView:
        tags = tuple(row.tag() for row in self.goods.all())
        return note_view(self, tags)


def note_view(note: Note, tags: tuple[GoodsTag, ...]) -> NoteView:
    return NoteView(
        id=note.id,
        author_id=note.author_id,
        state=NoteState(note.state),
        draft=NoteDraft(
            title=note.title,
            body=note.body,
            picture_ids=tuple(note.picture_ids),
            video_id=note.video_id,
            cover_picture_id=note.cover_picture_id,
            goods=tags,
            mention_ids=tuple(note.mention_ids),
            region_code=note.region_code,
            place_name=note.place_name,
            is_paid=note.is_paid,
            is_ai_declared=note.is_ai_declared,
        ),
        topics=tuple(note.topics),
        is_ad=note.is_ad,
        is_ai=note.is_ai,
        version=note.version,
        publish_at=note.publish_at,
        published_at=note.published_at,
        edited_at=note.edited_at,
    )


class Goods(models.Model):
    """Something on sale that a note shows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    note = models.ForeignKey(Note, models.CASCADE, related_name="goods")
    place = models.PositiveSmallIntegerField()
    product_id = models.UUIDField()
    picture = models.PositiveSmallIntegerField()
    x_bp = models.PositiveSmallIntegerField()
    y_bp = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "goods"
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(name="notes_tagged_once", fields=["note", "product_id"]),
            models.UniqueConstraint(name="notes_one_tag_a_place", fields=["note", "place"]),
            models.CheckConstraint(name="notes_at_most_nine_tags", condition=Q(place__lt=rules.MOST_GOODS)),
            models.CheckConstraint(
                name="notes_tag_on_its_picture", condition=Q(x_bp__lte=rules.WHOLE_BP, y_bp__lte=rules.WHOLE_BP)
            ),
        ]
        indexes = [models.Index(fields=["product_id", "-note"], name="notes_of_product")]

    def __str__(self) -> str:
        return str(self.product_id)

    def tag(self) -> GoodsTag:
        return GoodsTag(self.product_id, self.picture, self.x_bp, self.y_bp)


class Revision(models.Model):
    """What a note said before it was edited."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    note = models.ForeignKey(Note, models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    said: Any = models.JSONField()  # NoteDraft, field by field
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="notes_one_row_a_version", fields=["note", "version"])]

    def __str__(self) -> str:
        return f"{self.note_id} v{self.version}"


class NoteMove(models.Model):
    """One step of a note's life."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    note = models.ForeignKey(Note, models.CASCADE, related_name="moves")
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    at = models.DateTimeField()
    because = models.CharField(max_length=120)
    by_id = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class Counts(models.Model):
    """How often people did what with a note: moved with each deed, beside the note, which stays still."""

    note_id = models.UUIDField(primary_key=True)
    likes = models.PositiveIntegerField(default=0)
    saves = models.PositiveIntegerField(default=0)
    comments = models.PositiveIntegerField(default=0)
    shares = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "counts"

    def __str__(self) -> str:
        return str(self.note_id)

    def view(self) -> CountsView:
        return CountsView(self.likes, self.saves, self.comments, self.shares)
