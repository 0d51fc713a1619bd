"""Bring products into a shop from a CSV file in Shopify's layout: `manage.py import_shopify SHOP FILE --category C`."""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from config.env import env
from foundation.tables import FileUnfit, Place, Refusal, Remark, Table
from foundation.words import DEFAULT_LANGUAGE, LANGUAGES
from imports.progress import Progress
from imports.report import Report
from market.catalogue import facade as catalogue
from market.merchants import facade as merchants
from market.moving.facade import (
    BATCH,
    NEEDED,
    LineView,
    Plan,
    Verdict,
    arrivals,
    bring_products,
    spoken,
)


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("shop", help="the shop's address name")
        parser.add_argument("file", type=Path)
        parser.add_argument("--category", required=True, help="the address name of the category that they go into")
        parser.add_argument("--language", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help="of the file's words")
        parser.add_argument("--overwrite", action="store_true", help="change the products that the shop has already")
        parser.add_argument("--reports", type=Path, default=env.var_dir / "imports")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        progress = Progress(sys.stderr)
        table = Table(file.parent, file.name.removesuffix(".gz").removesuffix(".csv"), NEEDED, progress.tell, unique="")
        categories = {one.slug: one.id for one in catalogue.categories()}
        if options["category"] not in categories:
            raise CommandError(f"there is no category {options['category']}")
        try:
            shop = merchants.shop_by_slug(options["shop"])
            table.check()
        except merchants.ShopNotFound as error:
            raise CommandError(f"there is no shop {options['shop']}") from error
        except FileUnfit as error:
            raise CommandError(str(error)) from error
        now = timezone.now()
        report = Report(options["reports"], f"shopify-{shop.slug}", now)

        plan = Plan(shop.id, categories[options["category"]], options["language"], overwrites=options["overwrite"])
        counts: Counter[Verdict] = Counter()
        try:
            coming = arrivals(table.rows())
            while batch := list(islice(coming, BATCH)):
                with transaction.atomic():
                    lines = bring_products(batch, plan, now=now)
                counts.update(line.verdict for line in lines)
                for line in lines:
                    _report(report, file.name, line)
        finally:
            rejected, remarks = report.close()
        progress.say(f"refused: {rejected}, see {report.file}; remarks: {remarks}, see {report.remarks_file}")
        known = counts[Verdict.LEFT] + counts[Verdict.UNCHANGED]
        said = {"products": counts[Verdict.NEW], "changed": counts[Verdict.CHANGED], "known": known}
        self.stdout.write(json.dumps({**said, "rejected": rejected}))


def _report(report: Report, file: str, line: LineView) -> None:
    place, reason = Place(file, line.line), spoken(line.code, line.facts, "en")
    if line.verdict == Verdict.REFUSED:
        report.refuse(Refusal(place, line.column, reason))
    elif line.verdict == Verdict.REMARK:
        report.remark(Remark(place, line.column, reason))
