"""How pictures look that were published, or are known to be bad: found again by their keys, however many there are."""

from django.db import models
from django.db.models import Q

from market.media.facade import Likeness
from market.moderation.models.lists import SEVERITIES


class Look(models.Model):
    """One picture that others are compared with: one that somebody published, or one that breaks a rule."""

    likeness = models.BinaryField()  # As media packs it; the picture itself may be gone.
    picture_id = models.UUIDField(null=True)  # Null: it came in a file of hashes.
    subject_kind = models.CharField(max_length=20, blank=True)  # What shows it; "": it is known to be bad.
    subject_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)  # Who published it.
    rule = models.CharField(max_length=12, blank=True)  # That it breaks; "": none.
    severity = models.CharField(max_length=8, blank=True)
    source = models.CharField(max_length=60, blank=True)  # Of what is known: the item or the file that it came from.
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="moderation_look_is_shown_or_known",
                condition=Q(
                    rule="", severity="", person_id__isnull=False, subject_id__isnull=False, picture_id__isnull=False
                )
                | (Q(severity__in=SEVERITIES, person_id__isnull=True, subject_id__isnull=True) & ~Q(rule="")),
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "picture_id"], name="moderation_shown_picture_once",
                condition=Q(subject_id__isnull=False),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["-id"], name="moderation_known_looks", condition=~Q(rule=""))]

    def __str__(self) -> str:
        return f"{self.rule or self.subject_kind} {self.pk}"

    def looks(self) -> Likeness:
        return Likeness.unpack(bytes(self.likeness))


class LookKey(models.Model):
    """A key that a look is found by. They go with it."""

    key = models.BigIntegerField()
    look = models.ForeignKey(Look, models.CASCADE, related_name="keys", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "look"], name="moderation_look_key_once")]
