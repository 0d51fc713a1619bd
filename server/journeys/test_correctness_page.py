"""The page of promises, guards and tests, docs/correctness.md, forgets no race, no blow and no sentence."""

import ast
from pathlib import Path

from journeys.reckoning import ALWAYS, AT_REST

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "correctness.md"
FILES = ("test_races_*.py", "test_killed_*.py", "test_bank_errs_*.py")


def test_every_race_and_blow_says_how_it_fails_without_its_guard_and_stands_on_the_page():
    """Without a test's name on the page, or a docstring that says "Without": fails, and names it."""
    page = PAGE.read_text()
    missing = [
        test.name
        for pattern in FILES
        for file in sorted(HERE.glob(pattern))
        for test in ast.parse(file.read_text()).body
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_")
        if f"`{test.name}`" not in page or "Without" not in (ast.get_docstring(test) or "")
    ]
    assert missing == []


def test_every_sentence_of_the_reckoning_stands_on_the_page():
    """Without a sentence on the page: fails, and names it."""
    page = PAGE.read_text()
    assert [sentence for sentence in (*ALWAYS, *AT_REST) if sentence not in page] == []
