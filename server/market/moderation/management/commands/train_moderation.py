"""
Learn a classifier from labelled texts, say how well it does on texts held back, and have it asked from now on.

Of the texts held back, every second one chooses the score at which a text is held; the others measure. The data stay
where they are: only the weights are kept, in this market's own database.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from market.moderation.errors import ListUnreadable
from market.moderation.labelled import Labelled, quality, read_labelled
from market.moderation.reading import plain
from market.moderation.services.serve_classifier import serve_classifier, stop_classifier
from market.moderation.types import Lesson
from market.moderation.weighing import boxes_of, score, threshold_for, train

PRECISION = 0.95  # Of what is held, one in twenty is harmless: a reviewer's time is dearer than a late find.


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder", type=Path, nargs="?", help="of labelled texts, as COLD or Davidson et al. give them"
        )
        parser.add_argument(
            "--precision", type=float, default=PRECISION, help="share of what is held that is to be bad"
        )
        parser.add_argument("--stop", action="store_true", help="ask none from now on")

    def handle(self, *args: Any, folder: Path | None, precision: float, stop: bool, **options: Any) -> None:
        if stop or folder is None:
            stop_classifier()
            self.stdout.write("no classifier is asked")
            return
        try:
            rows = read_labelled(folder)
        except ListUnreadable as refusal:
            raise CommandError(str(refusal.facts["because"])) from refusal
        lesson = learn(rows, folder.resolve().name, precision)
        if lesson.threshold > 1:
            raise CommandError(f"nothing is told apart with a precision of {precision}")
        number = serve_classifier(lesson, now=timezone.now())
        self.stdout.write(
            f"classifier {number} of {lesson.learnt_count} texts is asked; of {lesson.measured_count} others, at"
            f" {lesson.threshold:.3f}: precision {lesson.precision:.3f}, recall {lesson.recall:.3f}"
        )


def learn(rows: Labelled, name: str, precision: float) -> Lesson:
    weights = train(
        [boxes_of(plain(text)) for text, _ in rows.learnt], [one != rows.harmless for _, one in rows.learnt]
    )
    scores = [score(weights, boxes_of(plain(text))) for text, _ in rows.held_back]
    is_bad = [one != rows.harmless for _, one in rows.held_back]
    # A score is kept in ten-thousandths: rounded up here, so that what is measured is what will serve.
    threshold = -(-threshold_for(scores[::2], is_bad[::2], precision=precision) * 10_000 // 1) / 10_000
    said = ["bad" if one >= threshold else "good" for one in scores[1::2]]
    found = quality(["bad" if one else "good" for one in is_bad[1::2]], said, "bad")
    return Lesson(name, weights.tolist(), threshold, found.precision, found.recall, len(rows.learnt), len(said))
