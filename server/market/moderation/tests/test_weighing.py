"""The classifier beside the lists, and how its quality is measured, on a handful of texts invented here."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from market.moderation.labelled import quality, read_labelled
from market.moderation.reading import plain
from market.moderation.tests.factories import make_list
from market.moderation.weighing import BOXES, boxes_of, score, train

BAD = ["你真蠢", "蠢货走开", "太蠢了吧", "蠢得要命"]
GOOD = ["很好喝", "杯子不错", "味道很好", "下次再买"]


def test_what_was_learnt_is_told_apart_and_twice_the_same():
    boxes = [boxes_of(plain(text)) for text in BAD + GOOD]
    labels = [True] * 4 + [False] * 4

    weights = train(boxes, labels)

    assert np.array_equal(weights, train(boxes, labels))
    assert score(weights, boxes_of("他真蠢")) > 0.5 > score(weights, boxes_of("很好买"))
    assert weights.shape == (BOXES + 1,)


def test_a_text_of_nothing_falls_into_no_box():
    assert boxes_of("").tolist() == []
    assert 0 <= score(np.zeros(BOXES + 1), boxes_of("")) <= 1
    assert len(boxes_of("最佳")) == 3


def test_quality_of_a_worked_example():
    one = quality(["a", "a", "a", "b"], ["a", "b", "b", "a"], "a")

    assert (one.count, one.precision, one.recall, one.f1) == (3, 1 / 2, 1 / 3, 2 / 5)
    assert quality(["a"], ["a"], "b").f1 == 0


def write(file: Path, heading: str, rows: list[tuple[str, int]]) -> None:
    lines = [f"{text},{label}" for text, label in rows]
    file.write_bytes(gzip.compress("\n".join([heading, *lines]).encode()))


def test_what_is_held_back_is_not_learnt_from(tmp_path: Path):
    write(tmp_path / "train.csv.gz", "TEXT,label", [("很好", 0), ("真蠢", 1)])
    write(tmp_path / "dev.csv.gz", "TEXT,label", [("真蠢", 1)])

    rows = read_labelled(tmp_path)

    assert (rows.learnt, rows.held_back) == ((("很好", "safe"),), (("真蠢", "offensive"),))


@pytest.mark.django_db
def test_the_command_says_how_good_lists_and_classifier_are(tmp_path: Path, capsys):
    make_list("蠢货")
    write(tmp_path / "train.csv.gz", "TEXT,label", [*[(text, 1) for text in BAD], *[(text, 0) for text in GOOD]])
    write(tmp_path / "dev.csv.gz", "TEXT,label", [("这个蠢货", 1), ("他真蠢", 1), ("杯子很好", 0)])

    call_command("measure_moderation", tmp_path)

    said = capsys.readouterr().out
    lists, classifier = said.split("classifier")
    assert "harmful           2      1.000   0.500   0.667" in lists
    assert "offensive         2      1.000   1.000   1.000" in classifier


def test_a_folder_of_neither_layout_is_named(tmp_path: Path):
    with pytest.raises(CommandError, match="neither"):
        call_command("measure_moderation", tmp_path)
