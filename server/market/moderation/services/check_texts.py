"""Texts are read by the machine before anybody else sees them."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from market.moderation.models import Classifier
from market.moderation.models.classifiers import WHOLE_BP
from market.moderation.models.lists import current_versions, entries
from market.moderation.reading import plain
from market.moderation.spotting import WordLists
from market.moderation.types import Kind, Outcome, TextToCheck, Verdict
from market.moderation.weighing import boxes_of, score

WEIGHED = frozenset({Kind.NOTE, Kind.COMMENT})  # What can wait for a person, since the classifier only ever holds.


@dataclass(frozen=True, slots=True)
class _Scales:
    number: int  # 0: there is no classifier
    weights: np.ndarray  # (BOXES + 1,) float32
    threshold: float


_latest = WordLists((), version=0)
_scales = _Scales(0, np.zeros(0), 1)
_loading = threading.Lock()  # One thread builds the automaton, a tenth of a second, and the others wait for it.


def check_texts(texts: Sequence[TextToCheck]) -> tuple[Verdict, ...]:
    """
    Say what becomes of each text, in their order, by the lists and the classifier as they stand.

    One query of one row, for their versions, however many texts; what has moved is read anew.
    """
    lists, scales = _current()
    if not scales.number:
        return tuple(lists.judge(text) for text in texts)
    return tuple(_weigh(text, lists.judge(text), scales) for text in texts)


def _weigh(text: TextToCheck, verdict: Verdict, scales: _Scales) -> Verdict:
    """What is likely bad is held for a person; whatever the score, nothing is refused by it, nor let through."""
    if text.kind not in WEIGHED or not text.text:
        return verdict
    found = score(scales.weights, boxes_of(plain(text.text)))
    is_held = verdict.outcome == Outcome.PUBLISH and found >= scales.threshold
    return replace(verdict, score=found, outcome=Outcome.HOLD if is_held else verdict.outcome)


def _current() -> tuple[WordLists, _Scales]:
    global _latest, _scales
    version, number = current_versions()
    if (_latest.version, _scales.number) != (version, number):
        with _loading:
            if _latest.version != version:
                now_current, words = entries()
                _latest = WordLists(words, version=now_current)
            if _scales.number != number:
                _scales = _read_scales(number)
    return _latest, _scales


def _read_scales(number: int) -> _Scales:
    row = Classifier.objects.filter(pk=number).first()
    if row is None:
        return _Scales(0, np.zeros(0), 1)
    return _Scales(row.pk, np.frombuffer(bytes(row.weights), dtype="<f4"), row.threshold_bp / WHOLE_BP)
