"""Bring in lists of words: our own, or those of a folder. Safe to repeat; what a file has lost, its list loses."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from market.moderation.errors import ListUnreadable
from market.moderation.services.import_lexicon import import_lexicon
from market.moderation.sources import SHIPPED, read_folder
from market.moderation.types import Severity


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED, help="of *.txt, one word a line")
        parser.add_argument("--severity", choices=[one.value for one in Severity], help="of every word")

    def handle(self, *args: Any, folder: Path, severity: str | None, **options: Any) -> None:
        try:
            files = read_folder(folder)
        except ListUnreadable as refusal:
            raise CommandError(str(refusal.facts["because"])) from refusal
        for file in files:
            changed = import_lexicon(
                file, actor_id=None, now=timezone.now(), severity=Severity(severity) if severity else None
            )
            out = f", {len(file.left_out)} left out" if file.left_out else ""
            self.stdout.write(f"{file.name} ({file.rule}): {len(file.words)} words, {changed} changed{out}")
