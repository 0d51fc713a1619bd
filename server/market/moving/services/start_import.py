"""Somebody has seen what a file would do, and lets it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from foundation import audit, tasks
from foundation.ids import encode
from market.moving.models import ProductImport
from market.moving.states import ImportState
from market.moving.types import ImportView


@transaction.atomic
def start_import(*, import_id: UUID, person_id: UUID, now: datetime) -> ImportView:
    """
    Let a checked import run, in this person's name. One that runs or has run stays as it is. Locks its row.

    :raises ImportNotFound, IllegalMove:
    """
    one = ProductImport.objects.lock(import_id)
    if one.state in (ImportState.RUNNING, ImportState.DONE):
        return one.view()
    one.move_to(ImportState.RUNNING, now=now, because="started")
    one.begin_anew()
    one.person_id, one.pushed_at = person_id, now
    one.save()
    audit.record(
        actor_id=person_id, action="moving.start_import", subject=encode("imp", one.id), holder_id=one.shop_id
    )  # fmt: skip
    tasks.enqueue("moving.push_import", import_id=str(one.id))
    return one.view()
