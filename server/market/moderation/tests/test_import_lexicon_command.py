"""`manage.py import_lexicon`, with files laid out as those of others are."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from market.moderation.models import Lexicon, Term

pytestmark = pytest.mark.django_db


def run(folder: Path, capsys, **options: str) -> str:
    call_command("import_lexicon", folder, **options)
    return str(capsys.readouterr().out)


def test_lists_of_others_are_known_by_their_names(tmp_path: Path, capsys):
    (tmp_path / "x_色情类.txt").write_text("坏词,\n坏词,\n另一词 \n\n啊\nab\n", encoding="utf-8-sig")
    (tmp_path / "x_网址.txt").write_text("bad.example\n", encoding="utf-8")

    said = run(tmp_path, capsys)

    assert "x_色情类 (6.9): 2 words, 2 changed, 2 left out" in said
    assert set(Term.objects.values_list("text", "severity")) == {
        ("坏词", "hold"), ("另一词", "hold"), ("bad.example", "hold"),
    }  # fmt: skip
    assert "2 words, 0 changed" in run(tmp_path, capsys)


def test_our_own_are_brought_in_without_a_folder(capsys):
    call_command("import_lexicon")

    assert "advertising-absolute (ad.9.3)" in capsys.readouterr().out
    assert Lexicon.objects.get(name="pack-food").pack == "food"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("words.txt", "词语", "says no rule"),
        ("words.txt", "# rule: 6\n词语", "no rule '6' to cite"),
        ("words.txt", "# rule: 6.9\n# severity: grave\n词语", "unknown severity 'grave'"),
        ("words.txt", "# colour: red", "unknown heading 'colour'"),
        ("words.csv", "词语", "no .txt files"),
    ],
)
def test_what_cannot_be_read_is_named_and_changes_nothing(tmp_path: Path, name: str, content: str, said: str):
    (tmp_path / name).write_text(content)

    with pytest.raises(CommandError, match=said):
        call_command("import_lexicon", tmp_path)

    assert not Lexicon.objects.exists()
