from pathlib import Path

from market.ledger.handbook import with_tables

PAGE = Path(__file__).parents[4] / "docs" / "money.md"


def test_finance_reads_the_templates_that_the_code_posts_by():
    """Fails when a template has changed since `manage.py ledger_tables` wrote the page."""
    page = PAGE.read_text()
    assert page == with_tables(page)
