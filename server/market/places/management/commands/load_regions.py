"""Draw the map of China's provinces, cities and districts. Safe to repeat."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from market.places.errors import RegionsUnreadable
from market.places.services.load_regions import load_regions
from market.places.sources import read_regions


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, default=settings.REGIONS_FILE, help="another source of regions")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            rows = read_regions(file)
            changed = load_regions(rows)
        except OSError as failure:
            raise CommandError(
                f"{file} cannot be read ({failure.strerror}); it comes with `npm ci` in web/"
            ) from failure
        except RegionsUnreadable as refusal:
            raise CommandError(f"{file}: {refusal.facts['because']}") from refusal
        self.stdout.write(f"regions: {len(rows)} known, {changed} changed")
