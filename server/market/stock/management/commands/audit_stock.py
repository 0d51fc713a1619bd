"""`manage.py audit_stock`: do the counters, the journal and the holds tell the same story?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foundation.ids import encode
from market.stock.queries import differences


class Command(BaseCommand):
    help = "List every SKU whose counters differ from its journal or its holds; fails when there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        found = differences()
        for one in found:
            self.stderr.write(
                f"{encode('sku', one.sku_id)}  counters {tuple(one.counters)}  journal {tuple(one.journal)}"
                f"  held {tuple(one.held)}  (on hand, reserved, allocated)"
            )
        if found:
            raise CommandError(f"{len(found)} SKUs do not reconcile")
        self.stdout.write("every counter agrees with its journal and its holds")
