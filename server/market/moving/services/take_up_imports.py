"""Imports whose worker died find another."""

from datetime import datetime

from django.db import transaction

from foundation import tasks
from market.moving import queries
from market.moving.models import ProductImport


@transaction.atomic
def take_up_imports(*, pushed_before: datetime, now: datetime) -> int:
    """Call a worker for imports that none has been at since. Return how many. Once too often is harmless."""
    ids = queries.forsaken(pushed_before=pushed_before)
    ProductImport.objects.filter(pk__in=ids).update(pushed_at=now)
    tasks.enqueue_many("moving.push_import", [{"import_id": str(one)} for one in ids])
    return len(ids)
