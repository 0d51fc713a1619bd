"""Bring goods from elsewhere into the market: `manage.py import_market SOURCE DIR`. Ends with one line of JSON."""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from config.env import env
from foundation.tables import FileUnfit
from imports.progress import Progress
from imports.run_import import AlreadyRunning, check, run_import
from imports.source import known_sources

MOST_PIECES = 1_000_000  # More than any shelf; less than any counter.


def _count(text: str) -> int:
    count = int(text)
    if not 0 <= count <= MOST_PIECES:
        raise ArgumentTypeError(f"not from 0 to {MOST_PIECES}: {text}")
    return count


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help="one of the files in imports/sources")
        parser.add_argument("dir", type=Path, help="the folder of its files")
        parser.add_argument(
            "--reports", type=Path, default=env.var_dir / "imports", help="where refused rows are listed"
        )
        parser.add_argument(
            "--revive-offers", action="store_true", help="offer group prices that have ended there for 30 days from now"
        )
        parser.add_argument(
            "--pieces", type=_count, default=0, help="put so many of each on the shelf where the source does not count"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sources = known_sources()
        if options["source"] not in sources:
            raise CommandError(f"there is no source {options['source']}; known are {', '.join(sources)}")
        folder: Path = options["dir"]
        if not folder.is_dir():
            raise CommandError(f"there is no folder {folder}")
        progress = Progress(sys.stderr)
        source = sources[options["source"]](folder, progress.tell)
        try:
            check(source)
            self._migrate(progress)
            reckoning = run_import(
                source,
                now=timezone.now(),
                reports=options["reports"],
                progress=progress,
                revive_offers=options["revive_offers"],
                pieces=options["pieces"],
            )
        except (FileUnfit, AlreadyRunning) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(reckoning.as_json(), ensure_ascii=False))
        if reckoning.doubts:
            raise CommandError("the market does not add up, see above")

    def _migrate(self, progress: Progress) -> None:
        """Let an import be the first thing that a fresh checkout does."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            progress.say("bringing the database up to date …")
            call_command("migrate", interactive=False, verbosity=0)
