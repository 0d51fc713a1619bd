"""Clock and queue entrances: read the clock, call one service."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from foundation.clockwork import every
from foundation.tasks import task
from market.moving.services import push_import as pushing
from market.moving.services import take_up_imports as taking
from market.moving.services.tidy_imports import tidy_imports

FORSAKEN_AFTER = timedelta(seconds=pushing.SLICE_SECONDS + 10)  # A batch takes a second or two.


@task(queue="moving")
def push_import(*, import_id: str) -> None:
    pushing.push_import(UUID(import_id), now=timezone.now())


@every(seconds=5)
def take_up_forsaken_imports() -> None:
    now = timezone.now()
    taking.take_up_imports(pushed_before=now - FORSAKEN_AFTER, now=now)


@every(seconds=3600)
def tidy_up_imports() -> None:
    tidy_imports(now=timezone.now())
