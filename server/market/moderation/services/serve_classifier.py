"""A classifier that was learnt is asked from now on, or none is."""

from datetime import datetime

import numpy as np
from django.db import transaction

from foundation import audit, sql
from market.moderation.models import Classifier
from market.moderation.models.classifiers import WHOLE_BP
from market.moderation.types import Lesson


@transaction.atomic
def serve_classifier(lesson: Lesson, *, now: datetime) -> int:
    """Keep what was learnt, and ask it from the next text on, in every process. Return its number."""
    stop_classifier()
    row = Classifier.objects.create(
        learnt_from=lesson.learnt_from,
        weights=np.asarray(lesson.weights, dtype="<f4").tobytes(),
        threshold_bp=round(lesson.threshold * WHOLE_BP),
        precision_bp=round(lesson.precision * WHOLE_BP),
        recall_bp=round(lesson.recall * WHOLE_BP),
        learnt_count=lesson.learnt_count,
        measured_count=lesson.measured_count,
        is_serving=True,
        learnt_at=now,
    )
    audit.record(
        actor_id=None, action="moderation.serve_classifier", subject=f"classifier {row.pk}", before={},
        after={"learnt_from": row.learnt_from, "precision_bp": row.precision_bp, "recall_bp": row.recall_bp},
    )  # fmt: skip
    return row.pk


@transaction.atomic
def stop_classifier() -> None:
    """Ask none, from the next text on. Two who change it at once take turns."""
    sql.rows("SELECT pg_advisory_xact_lock(hashtextextended('moderation:classifier', 0))", [])
    Classifier.objects.filter(is_serving=True).update(is_serving=False)
