"""
Compare what comes later with what was published before looks were kept. Safe to repeat, and to break off.

Run `manage.py liken_pictures` first.
"""

from typing import Any

from django.core.management.base import BaseCommand

from market.notes.services.judge import remember_all


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{remember_all()} notes")
