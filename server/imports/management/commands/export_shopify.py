"""Write a shop's products as one CSV file in Shopify's layout: `manage.py export_shopify SHOP FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.words import DEFAULT_LANGUAGE, LANGUAGES
from market.merchants import facade as merchants
from market.moving.facade import MadeFor, lines_of_shop


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("shop", help="the shop's address name")
        parser.add_argument("file", type=Path, help="where to write")
        parser.add_argument("--language", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
        parser.add_argument("--verbatim", action="store_true", help="for another shop system: cells as they are")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            shop = merchants.shop_by_slug(options["shop"])
        except merchants.ShopNotFound as error:
            raise CommandError(f"there is no shop {options['shop']}") from error
        made_for = MadeFor.SHOP_SYSTEM if options["verbatim"] else MadeFor.SPREADSHEET
        with options["file"].open("w", encoding="utf-8", newline="") as to:
            to.writelines(lines_of_shop(shop.id, options["language"], made_for))
