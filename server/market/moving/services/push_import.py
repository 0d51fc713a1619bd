"""An import comes further: a worker takes it up where the last one left it."""

import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from uuid import UUID

import structlog
from django.db import transaction

from foundation import tasks
from foundation.tables import Refusal, Row
from market.moving.arrivals import Arrival, arrivals
from market.moving.files import rows_in, throw_away
from market.moving.models import ProductImport
from market.moving.services.bring_products import BATCH, bring_products
from market.moving.states import AT_WORK, ImportState
from market.moving.types import LineView, Plan

log = structlog.get_logger(__name__)
SLICE_SECONDS = 10.0  # Then the job makes way for another shop's; its successor stands behind those that wait.
MOST_TRIES = 5  # Without coming further. Each is a worker that died at it, or something that we did not foresee.


def push_import(import_id: UUID, *, now: datetime, seconds: float = SLICE_SECONDS) -> None:
    """
    Check or run some of an import, a batch at a time, and call a worker for the rest.

    What a batch does and how far the import has come are one transaction, so whoever is killed leaves it as if the
    batch had not been begun. The row is locked meanwhile; who finds it locked leaves it to the other. A check is the
    run itself, undone.
    """
    one = _take_up(import_id, now)
    if one is None:
        return
    until = time.monotonic() + seconds
    with rows_in(one.stored_as, one.file_name) as rows:
        coming = _waiting(rows, one.rows_done)
        is_further = True
        while is_further and time.monotonic() < until:
            is_further = _push(one, list(islice(coming, BATCH)), now)
    if is_further:
        tasks.enqueue("moving.push_import", import_id=str(import_id))


def _take_up(import_id: UUID, now: datetime) -> ProductImport | None:
    """Count the try before it is made: a batch that kills its worker kills few."""
    with transaction.atomic():
        one = ProductImport.objects.lock_if_free(import_id)
        if one is None or one.state not in AT_WORK:
            return None
        if one.tries >= MOST_TRIES:
            log.error("moving.import_stuck", import_id=str(import_id), rows_done=one.rows_done)
            one.move_to(ImportState.FAILED, now=now, because=f"stuck after row {one.rows_done}")
            transaction.on_commit(lambda: throw_away(one.stored_as))
            return None
        one.tries, one.pushed_at = one.tries + 1, now
        one.save(update_fields=["tries", "pushed_at"])
        return one


def _waiting(rows: Iterator[Row | Refusal], rows_done: int) -> Iterator[Arrival]:
    return (arrival for arrival in arrivals(rows) if arrival.rows_seen > rows_done)


@transaction.atomic
def _push(seen: ProductImport, batch: list[Arrival], now: datetime) -> bool:
    """Do one batch, unless another worker came between. Return whether there is more to do."""
    one = ProductImport.objects.lock_if_free(seen.id)
    if one is None or (one.state, one.rows_done) != (seen.state, seen.rows_done):
        return False
    if not batch:
        is_check = one.state == ImportState.CHECKING
        one.rows_done = seen.rows_done = one.rows_count
        one.save(update_fields=["rows_done"])
        one.move_to(ImportState.CHECKED if is_check else ImportState.DONE, now=now, because="read to its end")
        if not is_check:
            transaction.on_commit(lambda: throw_away(one.stored_as))
        return False
    do = _rehearse if one.state == ImportState.CHECKING else bring_products
    one.note(do(batch, one.plan(), now=now))
    one.rows_done = seen.rows_done = batch[-1].rows_seen
    one.tries, one.pushed_at = 0, now
    one.save(update_fields=["rows_done", "counts", "tries", "pushed_at"])
    return True


def _rehearse(batch: Sequence[Arrival], plan: Plan, *, now: datetime) -> list[LineView]:
    """Do it, see what it was, and undo it."""
    with transaction.atomic():
        lines = bring_products(batch, plan, now=now)
        transaction.set_rollback(True)
    return lines
