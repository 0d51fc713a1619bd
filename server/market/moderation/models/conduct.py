"""What people report, and what is held against authors."""

from django.db import models
from django.db.models import Q

from market.moderation.models.items import Item
from market.moderation.types import StrikeView


class Report(models.Model):
    """One person says that something breaks a rule. Never changed, never deleted."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="reports")
    person_id = models.UUIDField()
    rule = models.CharField(max_length=12)
    text = models.CharField(max_length=500, blank=True)
    subject_version = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            # A subject has one item, so this is one report per person and subject.
            models.UniqueConstraint(fields=["item", "person_id"], name="moderation_one_report_per_person"),
        ]
        indexes = [models.Index(fields=["person_id", "-at"], name="moderation_reports_of_person")]


class Strike(models.Model):
    """Something of a person's was removed, and counts against them for a while."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="strikes")
    revision = models.PositiveIntegerField()
    person_id = models.UUIDField()
    rule = models.CharField(max_length=12)
    points = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)  # It was given back upon appeal.

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "revision"], name="moderation_one_strike_per_removal"),
            models.CheckConstraint(name="moderation_strike_counts", condition=Q(points__gt=0)),
        ]
        indexes = [models.Index(fields=["person_id", "-at"], name="moderation_strikes_of_person")]

    def view(self) -> StrikeView:
        return StrikeView(self.rule, self.points, self.at, self.lifted_at)
