"""What reviewers think: their opinions, those of known answer, and what authors say against a decision."""

from django.db import models
from django.db.models import F, Q

from market.moderation.models.items import Item
from market.moderation.types import Choice

CHOICES = [one.value for one in Choice]


class Gold(models.Model):
    """A text of known answer, put before each reviewer once among the others, unrecognised."""

    text = models.TextField()
    choice = models.CharField(max_length=8)
    rule = models.CharField(max_length=12, blank=True)
    because = models.TextField(blank=True)  # Why this is the answer, for whoever missed it.
    is_enabled = models.BooleanField(default=True)

    class Meta:
        constraints = [models.CheckConstraint(name="moderation_gold_choice_known", condition=Q(choice__in=CHOICES))]

    def __str__(self) -> str:
        return self.text[:40]


class Opinion(models.Model):
    """What one reviewer thinks of one revision of an item. Never changed, never deleted."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="opinions")
    revision = models.PositiveIntegerField()
    author_id = models.UUIDField()  # The item's, so that the row itself refuses a judge in their own cause.
    reviewer_id = models.UUIDField()
    is_on_appeal = models.BooleanField(default=False)
    choice = models.CharField(max_length=8)
    rule = models.CharField(max_length=12, blank=True)
    because = models.TextField(blank=True)
    seconds = models.PositiveIntegerField()  # From claiming to deciding.
    at = models.DateTimeField()

    class Meta:
        constraints = [
            # An appeal is about the revision that was removed, so this also has another reviewer decide upon it.
            models.UniqueConstraint(fields=["item", "revision", "reviewer_id"], name="moderation_another_must_decide"),
            models.CheckConstraint(name="moderation_no_judge_in_own_cause", condition=~Q(reviewer_id=F("author_id"))),
            models.CheckConstraint(
                name="moderation_removal_cites_a_rule",
                condition=Q(choice="keep", rule="") | (Q(choice="remove") & ~Q(rule="")),
            ),
        ]
        indexes = [models.Index(fields=["reviewer_id", "-at"], name="moderation_of_reviewer")]


class Appeal(models.Model):
    """What an author says against the removal of one revision. Never changed, never deleted."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="appeals")
    revision = models.PositiveIntegerField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "revision"], name="moderation_one_appeal_per_revision")]
