"""Bring in a list of PDQ hashes of pictures that are known to be bad, one a line. Safe to repeat."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from foundation.errors import ShopError
from market.moderation.services.know_pictures import know_hashes
from market.moderation.types import Severity


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="of lines that begin with 64 hex digits")
        parser.add_argument("--rule", required=True, help="of the policy, that these pictures break")
        parser.add_argument("--severity", choices=[one.value for one in Severity], default=Severity.HOLD.value)

    def handle(self, *args: Any, file: Path, rule: str, severity: str, **options: Any) -> None:
        try:
            lines = file.read_text(encoding="ascii").splitlines()
            new = know_hashes(
                lines, name=file.name[:60], rule=rule, severity=Severity(severity), actor_id=None, now=timezone.now()
            )
        except (OSError, UnicodeDecodeError, ShopError) as refusal:
            raise CommandError(f"{file}: {refusal!r} {getattr(refusal, 'facts', '')}") from refusal
        self.stdout.write(f"{file.name} ({rule}): {new} new")
