"""Make every page again from the rooms below: after a restore, or when somebody doubts them."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from market.catalogue import facade as catalogue
from market.storefront.services.mark_stale import mark_stale
from market.storefront.services.refresh_frames import refresh_frames
from market.storefront.services.refresh_products import refresh_stale


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        marked, last = 0, None
        while product_ids := catalogue.published_product_ids(after=last):
            mark_stale(product_ids)
            marked, last = marked + len(product_ids), product_ids[-1]
        done = 0
        while count := refresh_stale(now=timezone.now(), at_once=True):
            done += count
            self.stdout.write(f"\r{done} of {max(done, marked)} products", ending="")
        refresh_frames()
        self.stdout.write("")
