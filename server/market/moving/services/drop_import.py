"""Somebody gives up a file that has not run."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from market.moving.files import throw_away
from market.moving.models import ProductImport
from market.moving.states import ImportState
from market.moving.types import ImportView


@transaction.atomic
def drop_import(*, import_id: UUID, now: datetime, because: str) -> ImportView:
    """
    Give up an import that has changed nothing yet; its file goes after commit. Dropping twice does it once.

    Locks its row: waits for a check's batch.

    :raises ImportNotFound, IllegalMove: it runs, or has run
    """
    one = ProductImport.objects.lock(import_id)
    if one.state == ImportState.DROPPED:
        return one.view()
    one.move_to(ImportState.DROPPED, now=now, because=because)
    transaction.on_commit(lambda: throw_away(one.stored_as))
    return one.view()
