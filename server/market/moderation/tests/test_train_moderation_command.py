"""A classifier that was learnt holds what is likely bad, and does no more."""

import gzip
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from foundation.ids import uuid7
from foundation.testing import NOON
from market.moderation.facade import open_item
from market.moderation.models import Classifier, Item
from market.moderation.services.check_texts import check_texts
from market.moderation.tests.factories import make_list
from market.moderation.types import Kind, Outcome, Severity, Subject, TextToCheck, Verdict
from market.moderation.weighing import threshold_for

pytestmark = pytest.mark.django_db
BAD = ["你真蠢", "蠢货走开", "太蠢了吧", "蠢得要命"]
GOOD = ["很好喝", "杯子不错", "味道很好", "下次再买"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [*[(text, 1) for text in BAD], *[(text, 0) for text in GOOD]]
    write(tmp_path / "train.csv.gz", rows)
    write(tmp_path / "dev.csv.gz", [("真是蠢", 1), ("他真蠢", 1), ("真好喝", 0), ("杯子很好", 0)])
    return tmp_path


def write(file: Path, rows: list[tuple[str, int]]) -> None:
    lines = ["TEXT,label", *[f"{text},{label}" for text, label in rows]]
    file.write_bytes(gzip.compress("\n".join(lines).encode()))


def check(text: str, kind: Kind = Kind.NOTE) -> Verdict:
    return check_texts([TextToCheck(kind, text)])[0]


def test_what_is_likely_bad_is_held_from_the_next_text_on_and_no_longer_once_it_is_stopped(folder: Path, capsys):
    assert check("她真蠢") == Verdict(Outcome.PUBLISH, (), check("").version)

    call_command("train_moderation", folder)
    said = capsys.readouterr().out
    assert "precision 1.000, recall 1.000" in said

    held, fine = check("她真蠢"), check("好喝的味道")
    assert (held.outcome, held.hits, fine.outcome) == (Outcome.HOLD, (), Outcome.PUBLISH)
    assert held.score and fine.score and held.score > fine.score

    call_command("train_moderation", "--stop")
    assert (check("她真蠢").outcome, check("她真蠢").score) == (Outcome.PUBLISH, None)


def test_nothing_is_refused_by_a_score_nor_let_through_by_one(folder: Path):
    make_list("好喝", severity=Severity.REFUSE)
    call_command("train_moderation", folder)

    assert check("很好喝").outcome == Outcome.REFUSE
    assert check("你真蠢", Kind.NAME).outcome == Outcome.PUBLISH  # A name cannot wait.
    assert check("你真蠢", Kind.GOODS).score is None


def test_the_score_is_kept_with_what_was_looked_at(folder: Path):
    call_command("train_moderation", folder)
    verdict = check("她真蠢")

    open_item(subject=Subject("note", uuid7(), uuid7()), text="她真蠢", verdicts=[verdict], now=NOON)

    assert verdict.score is not None
    assert Item.objects.get().snapshots.get().score_bp == round(verdict.score * 10_000)


def test_one_classifier_serves_and_those_before_stay_with_their_figures(folder: Path):
    call_command("train_moderation", folder)
    call_command("train_moderation", folder)

    assert list(Classifier.objects.order_by("id").values_list("is_serving", "precision_bp")) == [
        (False, 10_000), (True, 10_000),
    ]  # fmt: skip
    with pytest.raises(IntegrityError, match="moderation_one_classifier_serves"), transaction.atomic():
        Classifier.objects.update(is_serving=True)


def test_a_thousand_texts_cost_one_query_with_a_classifier_too(folder: Path, django_assert_num_queries):
    call_command("train_moderation", folder)
    check("先读一遍")

    with django_assert_num_queries(1):
        check_texts([TextToCheck(Kind.COMMENT, "很好")] * 1_000)


@pytest.mark.parametrize(
    ("scores", "labels", "precision", "lowest"),
    [
        ([0.9, 0.8, 0.7, 0.6], [True, True, False, True], 0.75, 0.6),
        ([0.9, 0.8, 0.7, 0.6], [True, True, False, True], 0.9, 0.8),
        ([0.9, 0.9], [True, False], 0.9, 2.0),  # Of one score are both or neither.
        ([0.9], [False], 0.5, 2.0),
    ],
)
def test_the_threshold_is_the_lowest_that_keeps_the_precision(scores, labels, precision, lowest):
    assert threshold_for(scores, labels, precision=precision) == lowest


def test_what_cannot_be_told_apart_serves_nothing(folder: Path):
    write(folder / "dev.csv.gz", [("他真蠢", 0), ("真是蠢", 0)])

    with pytest.raises(CommandError, match="nothing is told apart"):
        call_command("train_moderation", folder)
    assert not Classifier.objects.exists()
