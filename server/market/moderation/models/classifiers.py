"""Classifiers that were learnt from labelled texts, each with how well it did; at most one is asked."""

from django.db import models
from django.db.models import Q

WHOLE_BP = 10_000


class Classifier(models.Model):
    """What was learnt once. Shares are in ten-thousandths, measured on texts that neither it nor its threshold saw."""

    learnt_from = models.CharField(max_length=60)  # The folder's name.
    weights = models.BinaryField()  # weighing.BOXES + 1 of float32, little-endian.
    threshold_bp = models.PositiveIntegerField()  # Of the score: at this, a text is held.
    precision_bp = models.PositiveIntegerField()
    recall_bp = models.PositiveIntegerField()
    learnt_count = models.PositiveIntegerField()
    measured_count = models.PositiveIntegerField()
    is_serving = models.BooleanField(default=False)
    learnt_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_serving"], name="moderation_one_classifier_serves", condition=Q(is_serving=True)
            ),
            models.CheckConstraint(
                name="moderation_classifier_in_ten_thousandths",
                condition=Q(threshold_bp__lte=WHOLE_BP, precision_bp__lte=WHOLE_BP, recall_bp__lte=WHOLE_BP),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learnt_from} {self.pk}"
