"""Say how well the lists, and a classifier that is trained for it, tell labelled texts apart, on rows held back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError, CommandParser

from market.moderation.errors import ListUnreadable
from market.moderation.labelled import Labelled, quality, read_labelled
from market.moderation.reading import plain
from market.moderation.services.check_texts import check_texts
from market.moderation.types import Kind, Outcome, TextToCheck
from market.moderation.weighing import boxes_of, score, train


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="of labelled texts, as COLD or Davidson et al. give them")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            rows = read_labelled(folder)
        except ListUnreadable as refusal:
            raise CommandError(str(refusal.facts["because"])) from refusal
        self.stdout.write(f"{len(rows.learnt)} texts to learn from, {len(rows.held_back)} held back")
        truth = [name for _, name in rows.held_back]
        is_bad = ["harmless" if name == rows.harmless else "harmful" for name in truth]
        self._tell("lists as they are kept", is_bad, by_lists(rows))
        self._tell("classifier", truth, by_weight(rows))

    def _tell(self, what: str, truth: Sequence[str], said: Sequence[str]) -> None:
        self.stdout.write(f"\n{what}\n{'class':<12}{'rows':>7}{'precision':>11}{'recall':>8}{'F1':>8}")
        for name in sorted(set(truth)):
            one = quality(truth, said, name)
            self.stdout.write(f"{name:<12}{one.count:>7}{one.precision:>11.3f}{one.recall:>8.3f}{one.f1:>8.3f}")


def by_lists(rows: Labelled) -> list[str]:
    """Return what the lists say of the texts held back: what they would hold or refuse is harmful."""
    verdicts = check_texts([TextToCheck(Kind.COMMENT, text) for text, _ in rows.held_back])
    return ["harmless" if verdict.outcome == Outcome.PUBLISH else "harmful" for verdict in verdicts]


def by_weight(rows: Labelled) -> list[str]:
    """Learn one class from the others, class by class, and return which is likeliest of each text held back."""
    names = sorted({name for _, name in rows.learnt})
    boxes = [boxes_of(plain(text)) for text, _ in rows.learnt]
    weights = [train(boxes, [label == name for _, label in rows.learnt]) for name in names]
    held = [boxes_of(plain(text)) for text, _ in rows.held_back]
    return [names[int(np.argmax([score(one, text) for one in weights]))] for text in held]
