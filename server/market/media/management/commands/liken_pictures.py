"""Say of every picture that was given before looks were kept what it looks like. Safe to repeat, and to break off."""

from typing import Any

from django.core.management.base import BaseCommand

from market.media.services.liken_pictures import liken_pictures


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        done = 0
        while some := liken_pictures():
            done += some
            self.stdout.write(f"{done} pictures")
