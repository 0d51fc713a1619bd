"""`manage.py ledger_tables`: write the chart and the templates into docs/money.md."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from market.ledger.handbook import with_tables


class Command(BaseCommand):
    help = "Write the chart of accounts and the posting templates into docs/money.md."

    def handle(self, *args: Any, **options: Any) -> None:
        page = Path(__file__).parents[5] / "docs" / "money.md"
        page.write_text(with_tables(page.read_text()))
