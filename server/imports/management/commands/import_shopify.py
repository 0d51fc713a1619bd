"""Bring products into a shop from a CSV file in Shopify's layout: `manage.py import_shopify SHOP FILE --category C`."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.env import env
from foundation.tables import FileUnfit, Refusal, Remark, Table
from foundation.words import DEFAULT_LANGUAGE, LANGUAGES
from imports.progress import Progress
from imports.report import Report
from imports.shopify.layout import NEEDED
from imports.shopify.moving_in import read_shop
from market.catalogue import facade as catalogue
from market.merchants import facade as merchants


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("shop", help="the shop's address name")
        parser.add_argument("file", type=Path)
        parser.add_argument("--category", required=True, help="the address name of the category that they go into")
        parser.add_argument("--language", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help="of the file's words")
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

        def tell(one: Refusal | Remark) -> None:
            report.refuse(one) if isinstance(one, Refusal) else report.remark(one)

        try:
            came, known = read_shop(
                table, shop.id, categories[options["category"]], options["language"], now=now, report=tell
            )  # fmt: skip
        finally:
            rejected, remarks = report.close()
        progress.say(f"refused: {rejected}, see {report.file}; remarks: {remarks}, see {report.remarks_file}")
        self.stdout.write(json.dumps({"products": came, "known": known, "rejected": rejected}))
