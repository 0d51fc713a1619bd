"""What is said beneath a note, two levels deep."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from foundation.ids import uuid7
from market.notes.errors import CommentNotFound
from market.notes.types import CommentView

STANDING = Q(removed_at__isnull=True, is_held=False)


class CommentQuerySet(models.QuerySet["Comment"]):
    def lock(self, comment_id: UUID) -> "Comment":
        """:raises CommentNotFound: also when it was removed"""
        try:
            return self.select_for_update(no_key=True).get(pk=comment_id, removed_at__isnull=True)
        except Comment.DoesNotExist:
            raise CommentNotFound from None


class Comment(models.Model):
    """
    Somebody's words beneath a note, or beneath another comment: a trigger refuses a third level, and a root beneath
    another note. Who removes one empties it; a root stays for the answers beneath it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    note_id = models.UUIDField()
    author_id = models.UUIDField()
    root = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    reply_to = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    text = models.TextField(blank=True)
    mention_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    is_question = models.BooleanField(default=False)
    is_pinned = models.BooleanField(default=False)
    is_held = models.BooleanField(default=False)
    like_count = models.PositiveIntegerField(default=0)
    reply_count = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.UUIDField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="notes_removed_says_nothing", condition=Q(removed_at__isnull=True) | Q(text="")
            ),
            models.CheckConstraint(
                name="notes_answers_are_not_pinned", condition=Q(root__isnull=True) | Q(is_pinned=False)
            ),
            models.UniqueConstraint(name="notes_one_pinned", fields=["note_id"], condition=Q(is_pinned=True)),
        ]
        indexes = [
            models.Index(fields=["note_id", "-at", "-id"], name="notes_comments", condition=Q(root__isnull=True)),
            models.Index(fields=["root", "at", "id"], name="notes_replies"),
            models.Index(fields=["author_id", "-id"], name="notes_comments_of"),
            models.Index(fields=["-at", "-id"], name="notes_comments_newest"),
        ]

    def __str__(self) -> str:
        return self.text[:40]

    def view(self) -> CommentView:
        return CommentView(
            id=self.id,
            note_id=self.note_id,
            author_id=self.author_id,
            root_id=self.root_id,
            reply_to_id=self.reply_to_id,
            text=self.text,
            is_question=self.is_question,
            is_pinned=self.is_pinned,
            is_removed=self.removed_at is not None,
            is_held=self.is_held,
            like_count=self.like_count,
            reply_count=self.reply_count,
            at=self.at,
        )


class CommentLike(models.Model):
    pk = models.CompositePrimaryKey("person_id", "comment")
    person_id = models.UUIDField()
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="likes")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} ♥ {self.comment_id}"
